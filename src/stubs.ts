/** Where the stubs come from: beside the bundle as lowered JSON, in a checkout as Python files. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ModuleTree } from "./1-parse/ast.js";
import { deserializeModule } from "./1-parse/deserialize.js";
import type { StubLookup } from "./2-evaluate/finder.js";
import { stubFolder } from "./2-evaluate/stubFolder.js";
import { Source } from "./source.js";

/** `stubs.json`: by dotted name, whether it is a package (1), and the module as `1-parse/serialize.ts` writes it. */
export type ShippedStubs = Record<string, [isPackage: 0 | 1, tree: string]>;

export function findStubs(parse: (source: Source) => ModuleTree): StubLookup {
  const shipped = fileURLToPath(new URL("stubs.json", import.meta.url));
  return existsSync(shipped)
    ? shippedStubs(JSON.parse(readFileSync(shipped, "utf8")) as ShippedStubs)
    : stubFolder(parse);
}

/** The text of a shipped stub is not needed: its places are never shown. */
function shippedStubs(stubs: ShippedStubs): StubLookup {
  return (name) => {
    const stub = Object.hasOwn(stubs, name) ? stubs[name] : undefined;
    if (stub === undefined) return undefined;
    const [isPackage, tree] = stub;
    return {
      source: new Source(`<stub ${name}>`, "", true),
      tree: () => deserializeModule(tree),
      isPackage: isPackage === 1,
    };
  };
}
