/** The stubs as Python files in a folder: what the built package's `stubs.json` is made from, and what tests run. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ModuleTree } from "../1-parse/ast.js";
import { Source } from "../source.js";
import type { StubLookup } from "./finder.js";

/** @param folder where `torch/` and its like lie; by default the `stubs` folder of this checkout */
export function stubFolder(
  parse: (source: Source) => ModuleTree,
  folder = fileURLToPath(new URL("../../stubs", import.meta.url)),
): StubLookup {
  return (name) => {
    const path = `${folder}/${name.replaceAll(".", "/")}`;
    for (const [file, isPackage] of [
      [`${path}/__init__.py`, true],
      [`${path}.py`, false],
    ] as const) {
      if (!existsSync(file)) continue;
      const source = new Source(file, readFileSync(file, "utf8"), true);
      return { source, tree: () => parse(source), isPackage };
    }
    return undefined;
  };
}
