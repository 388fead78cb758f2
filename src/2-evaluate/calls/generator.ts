/** Resuming generators (https://docs.python.org/3.11/reference/expressions.html#generator-iterator-methods). */
import { exception, raise } from "../operations/raise.js";
import { type PyException, Raised } from "../values/exceptions.js";
import {
  generatorExitType,
  runtimeErrorType,
  stopIterationType,
  typeErrorType,
  valueErrorType,
} from "../values/exceptionTypes.js";
import type { PyGenerator } from "../values/iterators.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

/** `generator.send(value)`: what it yields next, or undefined when it has returned (see `generator.returned`). */
export function resume(
  vm: Vm,
  generator: PyGenerator,
  value: Value,
): Value | undefined {
  if (generator.state === "finished") return undefined;
  if (generator.state === "created" && value !== null) {
    raise(
      typeErrorType,
      "can't send non-None value to a just-started generator",
    );
  }
  return step(vm, generator, () => generator.body.next(value));
}

/** `generator.throw(exception)` */
export function throwInto(
  vm: Vm,
  generator: PyGenerator,
  error: PyException,
): Value | undefined {
  if (generator.state === "finished") throw new Raised(error);
  return step(vm, generator, () => generator.body.throw(new Raised(error)));
}

/** `generator.close()` */
export function closeGenerator(vm: Vm, generator: PyGenerator): void {
  if (generator.state === "created") generator.state = "finished";
  if (generator.state === "finished") return;
  const exit = exception(generatorExitType);
  let yielded: Value | undefined;
  try {
    yielded = throwInto(vm, generator, exit);
  } catch (error) {
    if (
      error instanceof Raised &&
      (error.exception.type.isSubtypeOf(generatorExitType) ||
        error.exception.type.isSubtypeOf(stopIterationType))
    ) {
      return;
    }
    throw error;
  }
  if (yielded !== undefined) {
    raise(runtimeErrorType, "generator ignored GeneratorExit");
  }
}

function step(
  vm: Vm,
  generator: PyGenerator,
  advance: () => IteratorResult<Value, Value>,
): Value | undefined {
  if (generator.state === "running") {
    raise(valueErrorType, "generator already executing");
  }
  const { frame } = generator;
  frame.caller = vm.frame;
  vm.frame = frame;
  generator.state = "running";
  let isFinished = true;
  try {
    const result = advance();
    if (!result.done) {
      isFinished = false;
      return result.value;
    }
    generator.returned = result.value;
    return undefined;
  } catch (error) {
    if (
      error instanceof Raised &&
      error.exception.type.isSubtypeOf(stopIterationType)
    ) {
      const replaced = exception(
        runtimeErrorType,
        "generator raised StopIteration",
      );
      replaced.cause = error.exception;
      throw new Raised(replaced);
    }
    throw error;
  } finally {
    generator.state = isFinished ? "finished" : "suspended";
    vm.frame = frame.caller;
    frame.caller = null;
  }
}
