/** `with` (https://docs.python.org/3.11/reference/compound_stmts.html#the-with-statement). */
import type { With } from "../../1-parse/ast.js";
import { reasons } from "../../messages.js";
import type { Frame } from "../frame.js";
import { Halt } from "../halt.js";
import { callSpecial } from "../operations/attribute.js";
import { raiseTypeError } from "../operations/raise.js";
import { truthy } from "../operations/truth.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { unknown } from "../operations/unknown.js";
import { Raised } from "../values/exceptions.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Completion, Vm } from "../vm.js";
import { assign } from "./assign.js";

export function executeWith(vm: Vm, node: With, frame: Frame): Completion {
  if (node.isAsync) {
    throw new Halt(
      unknown(vm, reasons.unsupportedSyntax("async with"), "").reason,
    );
  }
  return enterFrom(vm, node, 0, frame);
}

function enterFrom(
  vm: Vm,
  node: With,
  index: number,
  frame: Frame,
): Completion {
  const item = node.items[index];
  if (item === undefined) return vm.execute(node.body, frame);
  const manager = enter(vm, vm.evaluate(item.context, frame));
  if (item.target !== null) assign(vm, item.target, manager.entered, frame);
  let completion: Completion;
  try {
    completion = enterFrom(vm, node, index + 1, frame);
  } catch (error) {
    if (!(error instanceof Raised) || !manager.exit(error)) throw error;
    return undefined;
  }
  manager.exit(null);
  return completion;
}

/** A context manager that was entered. */
export interface Entered {
  entered: Value;
  /** Leaves it; true when it swallows the exception. */
  exit(error: Raised | null): boolean;
}

export function enter(vm: Vm, context: Value): Entered {
  if (context instanceof PyUnknown) {
    // A context that cannot be read is taken to run its body once and to swallow nothing.
    return {
      entered: derived(`${context.expression}.__enter__()`, context),
      exit: () => false,
    };
  }
  for (const method of ["__enter__", "__exit__"]) {
    if (typeOf(context).lookup(method) === undefined) {
      raiseTypeError(
        `'${typeName(context)}' object does not support the context manager protocol${method === "__exit__" ? " (missed __exit__ method)" : ""}`,
      );
    }
  }
  const entered = callSpecial(vm, context, "__enter__") as Value;
  return {
    entered,
    exit(error) {
      const args =
        error === null
          ? [null, null, null]
          : [error.exception.type, error.exception, null];
      const result = callSpecial(vm, context, "__exit__", ...args) as Value;
      return error !== null && truthy(vm, result);
    },
  };
}
