/** Where the stubs come from: beside the bundle as lowered JSON, in a checkout as Python files. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ModuleTree } from "./1-parse/ast.js";
import { deserializeModule } from "./1-parse/deserialize.js";
import type { StubLookup } from "./2-evaluate/finder.js";
import { stubFolder } from "./2-evaluate/stubFolder.js";
import { Source } from "./source.js";

export function findStubs(parse: (source: Source) => ModuleTree): StubLookup {
  const shipped = fileURLToPath(new URL("stubs", import.meta.url));
  return existsSync(`${shipped}/torch.json`)
    ? shippedStubs(shipped)
    : stubFolder(parse);
}

/** A shipped stub: a word that says whether it is a package, then the module as `1-parse/serialize.ts` writes it. */
export function writeStub(isPackage: boolean, tree: string): string {
  return `${isPackage ? "package" : "module"}\n${tree}`;
}

/** One file a module, so that a run reads what it imports. The text is not needed: a stub's places are never shown. */
function shippedStubs(folder: string): StubLookup {
  return (name) => {
    let text: string;
    try {
      text = readFileSync(`${folder}/${name}.json`, "utf8");
    } catch {
      return undefined;
    }
    const lineEnd = text.indexOf("\n");
    return {
      source: new Source(`<stub ${name}>`, "", true),
      tree: () => deserializeModule(text.slice(lineEnd + 1)),
      isPackage: text.slice(0, lineEnd) === "package",
    };
  };
}
