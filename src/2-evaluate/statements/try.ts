/** `try`, `raise`, `assert` (https://docs.python.org/3.11/reference/compound_stmts.html#the-try-statement). */
import type {
  Assert,
  ExceptHandler,
  Expression,
  Raise,
  Try,
} from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { assignName } from "../expressions/name.js";
import { exception, raise, raiseTypeError } from "../operations/raise.js";
import { truthy } from "../operations/truth.js";
import { PyTuple } from "../values/containers.js";
import { PyException, Raised } from "../values/exceptions.js";
import {
  assertionErrorType,
  baseExceptionType,
  recursionErrorType,
  runtimeErrorType,
} from "../values/exceptionTypes.js";
import { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Compiler, Completion, Execute, Vm } from "../vm.js";
import { Halt } from "../halt.js";

export function compileTry(c: Compiler, node: Try): Execute {
  const guarded = compileGuarded(c, node);
  const finalbody = c.block(node.finalbody);
  const hasFinal = node.finalbody.length > 0;
  return (vm, frame) => {
    let completion: Completion;
    try {
      completion = guarded(vm, frame);
    } catch (error) {
      // Only what Python would see as an exception runs `finally`: when numel gives up, the body's end is not known.
      if (hasFinal && error instanceof Raised) {
        const final = handlingWhile(frame, error.exception, () =>
          finalbody(vm, frame),
        );
        if (final !== undefined) return final;
      }
      throw error;
    }
    return finalbody(vm, frame) ?? completion;
  };
}

function compileGuarded(c: Compiler, node: Try): Execute {
  const guards = node.handlers.some(catchesImportError) ? 1 : 0;
  const guarded = node.handlers.length > 0 ? 1 : 0;
  const body = c.block(node.body);
  const orelse = c.block(node.orelse);
  const handlers = new Map(
    node.handlers.map((handler) => [handler, compileHandler(c, handler)]),
  );
  return (vm, frame) => {
    vm.imports.guards += guards;
    vm.choices.guarded += guarded;
    let raised: Raised | undefined;
    let completion: Completion;
    try {
      completion = body(vm, frame);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      raised = error;
    } finally {
      vm.imports.guards -= guards;
      vm.choices.guarded -= guarded;
    }
    if (raised === undefined) return completion ?? orelse(vm, frame);
    // The first handler that fits; without one the exception goes on.
    const handler = findHandler(vm, node, raised, frame);
    if (handler === undefined) throw raised;
    return handlers.get(handler)?.(vm, frame, raised.exception);
  };
}

function compileHandler(
  c: Compiler,
  handler: ExceptHandler,
): (vm: Vm, frame: Frame, error: PyException) => Completion {
  const body = c.block(handler.body);
  const { name } = handler;
  return (vm, frame, error) =>
    handlingWhile(frame, error, () => {
      if (name !== null) assignName(vm, name, error, frame);
      return body(vm, frame);
    });
}

/** Judged by the handler's text: whether a missing module is expected here, so that its import may raise. */
function catchesImportError(handler: ExceptHandler): boolean {
  const names = (type: Expression | null): string[] => {
    if (type === null) return ["BaseException"];
    if (type.kind === "Name") return [type.id];
    if (type.kind === "Attribute") return [type.attribute];
    if (type.kind === "Tuple") return type.elements.flatMap(names);
    return [];
  };
  return names(handler.type).some((name) =>
    [
      "ImportError",
      "ModuleNotFoundError",
      "PackageNotFoundError",
      "Exception",
      "BaseException",
    ].includes(name),
  );
}

export function findHandler(
  vm: Vm,
  node: Try,
  raised: Raised,
  frame: Frame,
): ExceptHandler | undefined {
  return node.handlers.find(
    (handler) =>
      handler.type === null ||
      matches(vm, raised.exception, vm.expression(handler.type)(vm, frame)),
  );
}

function matches(vm: Vm, error: PyException, type: Value): boolean {
  if (type instanceof PyTuple) {
    return type.items.some((item) => matches(vm, error, item));
  }
  // An exception class that numel cannot read is not the class of an exception raised by code that it can.
  if (type instanceof PyUnknown) return false;
  if (!(type instanceof PyType) || !type.isSubtypeOf(baseExceptionType)) {
    raiseTypeError(
      "catching classes that do not inherit from BaseException is not allowed",
    );
  }
  return error.type.isSubtypeOf(type);
}

/** What `raise` alone raises again, and what becomes the context of new exceptions, while a handler runs. */
export function handlingWhile<T>(
  frame: Frame,
  error: PyException,
  run: () => T,
): T {
  const before = frame.handling;
  frame.handling = error;
  try {
    return run();
  } catch (raised) {
    if (raised instanceof Raised && raised.exception !== error) {
      raised.exception.context ??= error;
    }
    throw raised;
  } finally {
    frame.handling = before;
  }
}

export function compileRaise(c: Compiler, node: Raise): Execute {
  if (node.exception === null) {
    return (_, frame) => {
      const current = handledException(frame);
      if (current === null) {
        raise(runtimeErrorType, "No active exception to reraise");
      }
      throw new Raised(current);
    };
  }
  const exception = c.expression(node.exception);
  const cause = node.cause === null ? null : c.expression(node.cause);
  return (vm, frame) => {
    const value = exception(vm, frame);
    frame.at = node;
    const error = asException(vm, value);
    if (cause !== null) {
      const evaluated = cause(vm, frame);
      error.cause = evaluated === null ? null : asException(vm, evaluated);
      error.suppressContext = true;
    }
    throw new Raised(error);
  };
}

/** The exception being handled here or in a caller. */
export function handledException(frame: Frame): PyException | null {
  for (let at: Frame | null = frame; at !== null; at = at.caller) {
    if (at.handling !== null) return at.handling;
  }
  return null;
}

/** `raise value`: an instance as it is, a class called without arguments. */
export function asException(vm: Vm, value: Value): PyException {
  if (value instanceof PyUnknown) throw new Halt(value.reason);
  const made = value instanceof PyType ? vm.call(value, []) : value;
  if (made instanceof PyException) return made;
  return raiseTypeError("exceptions must derive from BaseException");
}

export function compileAssert(c: Compiler, node: Assert): Execute {
  const evaluate = c.expression(node.test);
  const message = node.message === null ? null : c.expression(node.message);
  return (vm, frame) => {
    const test = evaluate(vm, frame);
    // The author vouches for it: what is asserted of an unknown value is taken to hold.
    if (test instanceof PyUnknown) {
      vm.choices.assume(vm, test, true, true);
      return undefined;
    }
    if (truthy(vm, test)) return undefined;
    frame.at = node;
    if (message === null) raise(assertionErrorType);
    raise(assertionErrorType, message(vm, frame));
  };
}

/** Python's own limit on frames. */
export function recursionError(): Raised {
  return new Raised(
    exception(recursionErrorType, "maximum recursion depth exceeded"),
  );
}
