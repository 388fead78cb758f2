/** Values used as whole numbers: indices, counts, sizes. */
import { normalize } from "../values/integer.js";
import { overflowErrorType } from "../values/exceptionTypes.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { Halt } from "../halt.js";
import { findMethod } from "./attribute.js";
import { raise, raiseTypeError } from "./raise.js";
import { typeName } from "./typeOf.js";
import { unbox } from "./unbox.js";

/**
 * `operator.index(value)`: ints, bools, and what has `__index__`.
 * @throws TypeError (Python) for anything else
 * @throws {Halt} for an unknown value: callers that can answer with an unknown must look before
 */
export function asInteger(vm: Vm, value: Value): number | bigint {
  const plain = unbox(value);
  if (typeof plain === "number" || typeof plain === "bigint") return plain;
  if (typeof plain === "boolean") return plain ? 1 : 0;
  if (plain instanceof PyUnknown) throw new Halt(plain.reason);
  const method = findMethod(vm, plain, "__index__");
  if (method === undefined) {
    raiseTypeError(
      `'${typeName(value)}' object cannot be interpreted as an integer`,
    );
  }
  const result = vm.call(method, []);
  if (result instanceof PyUnknown) throw new Halt(result.reason);
  if (typeof result === "bigint") return normalize(result);
  if (typeof result === "number") return result;
  if (typeof result === "boolean") return result ? 1 : 0;
  raiseTypeError(`__index__ returned non-int (type ${typeName(result)})`);
}

/** As `asInteger`, for what must fit a JavaScript number. */
export function asIndex(vm: Vm, value: Value): number {
  if (typeof value === "number") return value;
  const integer = asInteger(vm, value);
  if (typeof integer === "bigint") {
    raise(overflowErrorType, `cannot fit 'int' into an index-sized integer`);
  }
  return integer;
}
