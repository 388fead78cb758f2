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
import type { Completion, Vm } from "../vm.js";
import { Halt } from "../halt.js";

export function executeTry(vm: Vm, node: Try, frame: Frame): Completion {
  let completion: Completion;
  try {
    completion = runGuarded(vm, node, frame);
  } catch (error) {
    // Only what Python would see as an exception runs `finally`: when numel gives up, the body's end is not known.
    if (node.finalbody.length > 0 && error instanceof Raised) {
      const final = handlingWhile(frame, error.exception, () =>
        vm.execute(node.finalbody, frame),
      );
      if (final !== undefined) return final;
    }
    throw error;
  }
  const final = vm.execute(node.finalbody, frame);
  return final ?? completion;
}

function runGuarded(vm: Vm, node: Try, frame: Frame): Completion {
  const guardsImports = node.handlers.some(catchesImportError);
  const guards = guardsImports ? 1 : 0;
  const guarded = node.handlers.length > 0 ? 1 : 0;
  vm.imports.guards += guards;
  vm.choices.guarded += guarded;
  let raised: Raised | undefined;
  let completion: Completion;
  try {
    completion = vm.execute(node.body, frame);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    raised = error;
  } finally {
    vm.imports.guards -= guards;
    vm.choices.guarded -= guarded;
  }
  if (raised !== undefined) return handle(vm, node, raised, frame);
  return completion ?? vm.execute(node.orelse, frame);
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

/** Runs the first handler that fits; without one the exception goes on. */
export function handle(
  vm: Vm,
  node: Try,
  raised: Raised,
  frame: Frame,
): Completion {
  const handler = findHandler(vm, node, raised, frame);
  if (handler === undefined) throw raised;
  return handlingWhile(frame, raised.exception, () => {
    if (handler.name !== null) {
      assignName(vm, handler.name, raised.exception, frame);
    }
    return vm.execute(handler.body, frame);
  });
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
      matches(vm, raised.exception, vm.evaluate(handler.type, frame)),
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

export function executeRaise(vm: Vm, node: Raise, frame: Frame): never {
  if (node.exception === null) {
    const current = handledException(frame);
    if (current === null) {
      raise(runtimeErrorType, "No active exception to reraise");
    }
    throw new Raised(current);
  }
  const value = vm.evaluate(node.exception, frame);
  frame.at = node;
  const error = asException(vm, value);
  if (node.cause !== null) {
    const cause = vm.evaluate(node.cause, frame);
    error.cause = cause === null ? null : asException(vm, cause);
    error.suppressContext = true;
  }
  throw new Raised(error);
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

export function executeAssert(vm: Vm, node: Assert, frame: Frame): void {
  const test = vm.evaluate(node.test, frame);
  // The author vouches for it: what is asserted of an unknown value is taken to hold.
  if (test instanceof PyUnknown) {
    vm.choices.assume(vm, test, true, true);
    return;
  }
  if (truthy(vm, test)) return;
  frame.at = node;
  if (node.message === null) raise(assertionErrorType);
  raise(assertionErrorType, vm.evaluate(node.message, frame));
}

/** Python's own limit on frames. */
export function recursionError(): Raised {
  return new Raised(
    exception(recursionErrorType, "maximum recursion depth exceeded"),
  );
}
