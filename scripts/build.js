#!/usr/bin/env node
// Builds dist/: the command line in pieces (pieces.js), the library as one bundle, the two .wasm files, the licences of
// what is bundled, the JSON Schema, the stubs lowered to JSON, and the type declarations. A user's install then compiles
// nothing and parses no stub.
//
//   node scripts/build.js [--no-types]
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeCodeCaches } from "./codeCaches.js";
import { thirdPartyLicenses } from "./licenses.js";
import { lateLoading } from "./lateLoading.js";
import { buildPieces } from "./pieces.js";

const root = fileURLToPath(new URL("..", import.meta.url));
// Builds may run side by side; each is put in place whole.
const dist = `${root}dist.partial-${process.pid}`;
const require = createRequire(import.meta.url);

/** Of the names and contents of all files in a folder. */
function hashOf(folder) {
  const hash = createHash("sha256");
  const names = readdirSync(folder, { recursive: true }).sort();
  for (const name of names) {
    const path = `${folder}/${name}`;
    if (!statSync(path).isFile()) continue;
    hash.update(`${name}\0`).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(`${dist}/stubs`, { recursive: true });

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: root,
  // Names stay readable in stack traces; the rest is made short, because Node reads all of it at every start.
  minifySyntax: true,
  minifyWhitespace: true,
};
const esm = {
  ...common,
  format: "esm",
  // The tree-sitter binding asks for CommonJS's `require` where there is none.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
};

const library = await build({
  ...esm,
  entryPoints: ["src/index.ts"],
  outfile: `${dist}/index.js`,
  plugins: [lateLoading],
  metafile: true,
});

const { pieces, metafile } = await buildPieces(common);
for (const [name, code] of pieces) writeFileSync(`${dist}/${name}`, code);
copyFileSync(`${root}src/cli/launch.cjs`, `${dist}/launch.cjs`);
copyFileSync(`${root}src/cli/launchWorker.cjs`, `${dist}/launchWorker.cjs`);
chmodSync(`${dist}/launch.cjs`, 0o755);

const grammars = {
  "web-tree-sitter.wasm": "web-tree-sitter/web-tree-sitter.wasm",
  "tree-sitter-python.wasm": "tree-sitter-python/tree-sitter-python.wasm",
};
for (const [to, from] of Object.entries(grammars)) {
  copyFileSync(require.resolve(from), `${dist}/${to}`);
}

writeFileSync(
  `${dist}/THIRD_PARTY_LICENSES.txt`,
  thirdPartyLicenses(root, [
    ...Object.keys(library.metafile.inputs),
    ...Object.keys(metafile.inputs),
    ...Object.values(grammars).map((name) => `node_modules/${name}`),
  ]),
);

// What the remaining files are made from is numel's own code: built for the moment, then thrown away.
const tool = `${dist}/build-tool.js`;
await build({ ...esm, entryPoints: ["src/buildTool.ts"], outfile: tool });
const { lowerStubs, schemaText } = await import(tool);
for (const [name, text] of await lowerStubs(`${root}stubs`)) {
  writeFileSync(`${dist}/stubs/${name}.json`, text);
}
writeFileSync(`${dist}/schema.json`, schemaText());
rmSync(tool);

// What counts is all here: answers that another build remembered are not taken over.
writeFileSync(`${dist}/build-id`, hashOf(dist));

if (!process.argv.includes("--no-types")) {
  execFileSync(
    process.execPath,
    [
      require.resolve("typescript/bin/tsc"),
      ...["-p", "tsconfig.types.json", "--outDir", `${dist}/types`],
    ],
    { cwd: root, stdio: "inherit" },
  );
}

writeCodeCaches(dist, `${root}fixtures/lenet.py`);

rmSync(`${root}dist`, { recursive: true, force: true });
renameSync(dist, `${root}dist`);
