// The command line as pieces: esbuild splits it where a command is loaded with `import()`, and what several commands use
// becomes pieces of its own. Each piece is CommonJS, because Node starts that faster than modules; launch.cjs runs it
// from V8's code cache, and it runs under a plain `require` just as well.
import { createRequire } from "node:module";
import { basename } from "node:path";
import { build, transform } from "esbuild";
import { lateLoading } from "./lateLoading.js";

const require = createRequire(import.meta.url);
/**
 * @param options esbuild's, those that all bundles share
 * @returns the pieces' texts by file name (the first to run is `main.cjs`), and esbuild's account of what is in them
 */
export async function buildPieces(options) {
  const { outputFiles, metafile } = await build({
    ...options,
    format: "esm",
    splitting: true,
    entryPoints: ["src/cli/main.ts", "src/scale/workers/worker.ts"],
    outdir: "pieces",
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    write: false,
    metafile: true,
    define: { "import.meta.url": "__moduleUrl" },
    // The binding's CommonJS twin: a script from the code cache cannot `import()`, as the binding's module does.
    alias: { "web-tree-sitter": require.resolve("web-tree-sitter") },
    plugins: [lateLoading],
  });
  const pieces = new Map();
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, {
      format: "cjs",
      platform: "node",
      target: options.target,
      minifySyntax: true,
      minifyWhitespace: true,
      supported: { "dynamic-import": false },
      banner: text.includes("__moduleUrl")
        ? 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;'
        : "",
    });
    pieces.set(
      basename(path, ".js") + ".cjs",
      asFunction(
        inAscii(code).replace(/(require\("\.\/[^"]+)\.js"\)/g, '$1.cjs")'),
      ),
    );
  }
  return { pieces, metafile };
}

/** launch.cjs reads bytes as characters; esbuild escapes strings, but not what stands in a regular expression. */
function inAscii(code) {
  return code.replace(
    /[^\0-\x7f]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Makes a piece a script whose value is a function of what CommonJS gives a module, so that launch.cjs can run its text as
 * it is. As a module it calls that function itself.
 */
function asFunction(code) {
  const given = "exports, require, module, __filename, __dirname";
  return `(run => typeof module === "undefined" ? run : run(${given}))(function (${given}) {${code}});\n`;
}
