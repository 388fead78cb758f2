// The command line as pieces: esbuild splits it where a command is loaded with `import()`, and what several commands use
// becomes pieces of its own. Each piece is CommonJS, because Node starts that faster than modules; launch.cjs runs it
// from V8's code cache, and it runs under a plain `require` just as well.
import { createRequire, isBuiltin } from "node:module";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const require = createRequire(import.meta.url);
const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Modules of Node that are there before a program starts, or take no time. Others take milliseconds. */
const quick = /^(node:)?(buffer|events|fs|module|path|process|url|util|v8|vm)$/;

/** Libraries that every run uses. */
const always = ["commander", "web-tree-sitter"];

/**
 * For esbuild: other modules of Node, and the libraries that our sources import, are loaded when something of them is
 * used for the first time, not when a file that imports them is.
 */
export const lateLoading = {
  name: "late-loading",
  setup({ onResolve, onLoad }) {
    onResolve(
      { filter: /^[^./]/, namespace: "file" },
      ({ path, importer, kind }) => {
        if (kind === "dynamic-import") return undefined;
        const isLate = isBuiltin(path)
          ? !quick.test(path)
          : importer.startsWith(src) && !always.includes(path);
        return isLate ? { path, namespace: "late" } : undefined;
      },
    );
    // What is imported is looked up on the object, then on its prototype: the proxy. Some libraries are a function.
    onLoad({ filter: /./, namespace: "late" }, ({ path }) => ({
      contents: `const late = (...args) => require("${path}")(...args);
      delete late.name;
      delete late.length;
      module.exports = Object.setPrototypeOf(late, new Proxy({}, {
        get: (_, name) => name === "__esModule" ? undefined : require("${path}")[name],
      }));`,
      resolveDir: src,
    }));
  },
};

/**
 * @param options esbuild's, those that all bundles share
 * @returns the pieces' texts by file name (the first to run is `main.cjs`), and esbuild's account of what is in them
 */
export async function buildPieces(options) {
  const { outputFiles, metafile } = await build({
    ...options,
    format: "esm",
    splitting: true,
    entryPoints: ["src/cli/main.ts"],
    outdir: "pieces",
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
      code.replace(/(require\("\.\/[^"]+)\.js"\)/g, '$1.cjs")'),
    );
  }
  return { pieces, metafile };
}
