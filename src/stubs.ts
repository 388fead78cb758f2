/** Where the stubs come from: beside the bundle as lowered JSON, in a checkout as Python files. */
import type { ModuleTree } from "./1-parse/ast.js";
import type { StubLookup } from "./2-evaluate/finder.js";
import { stubFolder } from "./2-evaluate/stubFolder.js";
import type { Source } from "./source.js";

export function findStubs(parse: (source: Source) => ModuleTree): StubLookup {
  return stubFolder(parse);
}
