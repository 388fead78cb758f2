/** Running the file that a target names, as far as it runs. */
import type { Expression, ModuleTree, Statement } from "../../1-parse/ast.js";
import type { Reason } from "../../messages.js";
import { reasons } from "../../messages.js";
import type { Source } from "../../source.js";
import type { Frame } from "../frame.js";
import { Halt } from "../halt.js";
import { nameModule } from "../imports.js";
import { moduleFrame, runStatement } from "../runModule.js";
import { Raised } from "../values/exceptions.js";
import { PyModule } from "../values/module.js";
import type { Vm } from "../vm.js";
import { describeRaised, toHalt } from "./outcome.js";

/** A module that was run; `stopped` says why not to the end. */
export interface LoadedModule {
  module: PyModule;
  source: Source;
  /** Its syntax tree; read again where the import system has the module already. */
  tree: () => ModuleTree;
  stopped: Reason | null;
}

/**
 * Runs a file's top level under its module name. What raises there stops it, as in Python; what was defined until then
 * stays usable.
 */
export function loadModule(
  vm: Vm,
  identity: { name: string; isPackage: boolean; folder: string },
  source: Source,
  tree: ModuleTree,
): LoadedModule {
  const module = new PyModule(
    identity.name,
    source,
    identity.isPackage ? [identity.folder] : null,
  );
  nameModule(module);
  if (tree.doc !== null) module.namespace.set("__doc__", tree.doc);
  vm.imports.register(identity.name, module);
  const stopped = vm.imports.load(identity.name, () =>
    runAll(vm, tree.body, moduleFrame(module, source)),
  );
  return { module, source, tree: () => tree, stopped };
}

/** Whether there is anything under `if __name__ == "__main__":`. */
export function hasMainBlock({ body }: ModuleTree): boolean {
  return body.some(
    (statement) => statement.kind === "If" && isMainTest(statement.test),
  );
}

/** Runs what stands under `if __name__ == "__main__":`, for the models that scripts make there. */
export function runMainBlock(vm: Vm, loaded: LoadedModule): void {
  for (const statement of loaded.tree().body) {
    if (statement.kind !== "If" || !isMainTest(statement.test)) continue;
    runAll(vm, statement.body, moduleFrame(loaded.module, loaded.source));
  }
}

function isMainTest(test: Expression): boolean {
  if (test.kind !== "Compare" || test.operators[0] !== "==") return false;
  const sides = [test.left, test.comparators[0]];
  return (
    sides.some((side) => side?.kind === "Name" && side.id === "__name__") &&
    sides.some((side) => side?.kind === "Literal" && side.value === "__main__")
  );
}

function runAll(
  vm: Vm,
  statements: readonly Statement[],
  frame: Frame,
): Reason | null {
  vm.budget.reset();
  vm.frame = frame;
  try {
    for (const statement of statements) runStatement(vm, statement, frame);
    return null;
  } catch (error) {
    if (error instanceof Raised) {
      const { message, file, line } = describeRaised(vm, error, frame);
      return { ...reasons.raised(message), file, line };
    }
    const halt = toHalt(vm, error);
    if (halt instanceof Halt) return halt.reason;
    throw error;
  } finally {
    vm.frame = null;
    vm.depth = 0;
    vm.constructing = 0;
  }
}
