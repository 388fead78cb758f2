#!/usr/bin/env node
// Builds dist/: one bundle for the command line and one for the library, the two .wasm files, the JSON Schema, the stubs
// lowered to JSON, and the type declarations. A user's install then compiles nothing and parses no stub.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}dist`;
const require = createRequire(import.meta.url);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: root,
  // The tree-sitter binding asks for CommonJS's `require` where there is none.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
};

await build({
  ...common,
  entryPoints: { numel: "src/cli/main.ts", index: "src/index.ts" },
  outdir: dist,
  minifySyntax: true,
});
chmodSync(`${dist}/numel.js`, 0o755);

for (const [from, to] of [
  ["web-tree-sitter/web-tree-sitter.wasm", "web-tree-sitter.wasm"],
  ["tree-sitter-python/tree-sitter-python.wasm", "tree-sitter-python.wasm"],
]) {
  copyFileSync(require.resolve(from), `${dist}/${to}`);
}

// What the remaining files are made from is numel's own code: built for the moment, then thrown away.
const tool = `${dist}/build-tool.js`;
await build({ ...common, entryPoints: ["src/buildTool.ts"], outfile: tool });
const { lowerStubs, schemaText } = await import(tool);
writeFileSync(`${dist}/stubs.json`, await lowerStubs(`${root}stubs`));
writeFileSync(`${dist}/schema.json`, schemaText());
rmSync(tool);

if (!process.argv.includes("--no-types"))
  execFileSync(
  process.execPath,
  [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.types.json"],
  { cwd: root, stdio: "inherit" },
);
