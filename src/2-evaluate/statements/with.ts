/** `with` (https://docs.python.org/3.11/reference/compound_stmts.html#the-with-statement). */
import type { With } from "../../1-parse/ast.js";
import { reasons } from "../../messages.js";
import { Halt } from "../halt.js";
import { callSpecial } from "../operations/attribute.js";
import { raiseTypeError } from "../operations/raise.js";
import { truthy } from "../operations/truth.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { unknown } from "../operations/unknown.js";
import { Raised } from "../values/exceptions.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Compiler, Completion, Execute, Vm } from "../vm.js";

export function compileWith(c: Compiler, node: With): Execute {
  if (node.isAsync) {
    return (vm) => {
      throw new Halt(
        unknown(vm, reasons.unsupportedSyntax("async with"), "").reason,
      );
    };
  }
  return compileFrom(c, node, 0);
}

/** The managers from `index` on, each around what comes after it. */
function compileFrom(c: Compiler, node: With, index: number): Execute {
  const item = node.items[index];
  if (item === undefined) return c.block(node.body);
  const context = c.expression(item.context);
  const target = item.target === null ? null : c.target(item.target);
  const body = compileFrom(c, node, index + 1);
  return (vm, frame) => {
    const manager = enter(vm, context(vm, frame));
    target?.(vm, frame, manager.entered);
    let completion: Completion;
    try {
      completion = body(vm, frame);
    } catch (error) {
      if (!(error instanceof Raised) || !manager.exit(error)) throw error;
      return undefined;
    }
    manager.exit(null);
    return completion;
  };
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
