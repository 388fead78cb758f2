// Loading late: in the sources everything is imported as usual; in the bundles three things wait until they are used for
// the first time, because they cost milliseconds at every start: slow modules of Node, the libraries that not every run
// uses, and the files that a table of `() => name` imports.
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Modules of Node that are there before a program starts, or take no time. Others take milliseconds. */
const quick = /^(node:)?(buffer|events|fs|module|path|process|url|util|v8|vm)$/;

/** Libraries that every run uses. */
const always = ["commander", "web-tree-sitter"];

/** Files whose imports are wanted one by one. */
const tables = /[\\/]builtins[\\/]modules[\\/]index\.ts$/;

/** A plugin for esbuild. */
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
    onLoad({ filter: tables, namespace: "file" }, ({ path }) => ({
      contents: requireLate(readFileSync(path, "utf8")),
      loader: "ts",
    }));
    // What is imported is looked up on the object, then on its prototype: the proxy. Some libraries are a function.
    onLoad({ filter: /./, namespace: "late" }, ({ path }) => ({
      contents: `const late = (...args) => {
        // An ES module has its function as the default export.
        const library = require("${path}");
        return (library.default ?? library)(...args);
      };
      delete late.name;
      delete late.length;
      module.exports = Object.setPrototypeOf(late, new Proxy({}, {
        get: (_, name) => name === "__esModule" ? undefined : require("${path}")[name],
      }));`,
      resolveDir: src,
    }));
  },
};

/** `import { name } from "./file.js"` and `() => name(…)` become `() => require("./file.js").name(…)`. */
function requireLate(text) {
  const fileOf = new Map();
  const rest = text.replace(
    /^import \{ ([^}]+) \} from ("\.[^"]+");$/gm,
    (_, names, file) => {
      for (const name of names.split(", ")) fileOf.set(name, file);
      return "";
    },
  );
  return rest.replace(/=> (\w+)/g, (all, name) =>
    fileOf.has(name) ? `=> require(${fileOf.get(name)}).${name}` : all,
  );
}
