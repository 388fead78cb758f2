/** Running a module's top level. */
import type { ModuleTree, Name, Statement } from "../1-parse/ast.js";
import type { Source } from "../source.js";
import { Frame } from "./frame.js";
import { Halt } from "./halt.js";
import { recordTraceback } from "./operations/traceback.js";
import { PyDict } from "./values/dict.js";
import { PyList } from "./values/containers.js";
import type { PyModule } from "./values/module.js";
import { PyUnknown } from "./values/unknown.js";
import { PyInstance } from "./values/value.js";
import type { Vm } from "./vm.js";

/**
 * Executes the statements of a module. One that depends on something unknown is left out, and the names that it binds
 * or works on are unknown from there on: what does not depend on them stays exact.
 */
export function runModule(
  vm: Vm,
  module: PyModule,
  source: Source,
  tree: ModuleTree,
): void {
  if (tree.doc !== null) module.namespace.set("__doc__", tree.doc);
  const frame = moduleFrame(module, source);
  vm.enter();
  frame.caller = vm.frame;
  vm.frame = frame;
  try {
    for (const statement of tree.body) runStatement(vm, statement, frame);
  } catch (error) {
    recordTraceback(error, frame);
    throw error;
  } finally {
    vm.leave();
    vm.frame = frame.caller;
  }
}

/** A frame in which names are the module's. */
export function moduleFrame(module: PyModule, source: Source): Frame {
  return new Frame(
    {
      parent: null,
      module,
      source,
      names: null,
      classCell: null,
      function: null,
      locals: [],
      name: "<module>",
    },
    [],
    { start: 0, end: 0 },
  );
}

/** One top-level statement; see `runModule`. */
export function runStatement(vm: Vm, statement: Statement, frame: Frame): void {
  const { depth, constructing } = vm;
  try {
    vm.statement(statement)(vm, frame);
  } catch (error) {
    if (!(error instanceof Halt) || error.reason.code === "budget") throw error;
    vm.frame = frame;
    vm.depth = depth;
    vm.constructing = constructing;
    forget(statement, error, frame);
  }
}

/** Makes unknown what a statement that was left out would have bound or changed. */
function forget(statement: Statement, halt: Halt, frame: Frame): void {
  const { namespace } = frame.module;
  for (const { id, isStore } of namesIn(statement)) {
    const value = namespace.get(id);
    const isMutable =
      value instanceof PyDict ||
      value instanceof PyList ||
      value instanceof PyInstance;
    if (isStore || isMutable) {
      namespace.set(id, new PyUnknown(id, [halt.reason]));
    }
  }
}

/** Every global name in a statement, nested functions' bodies left aside. */
function* namesIn(
  node: object,
  isStore = false,
): Generator<{ id: string; isStore: boolean }> {
  if ("kind" in node && node.kind === "Name") {
    const { id, scope } = node as unknown as Name;
    if (scope === "global") yield { id, isStore };
    return;
  }
  for (const [key, child] of Object.entries(node)) {
    if (typeof child !== "object" || child === null) continue;
    const stores =
      key === "target" ||
      key === "targets" ||
      (key === "name" && "kind" in child);
    yield* namesIn(child, Array.isArray(node) ? isStore : stores);
  }
}
