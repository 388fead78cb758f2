/** Calls a function written in TypeScript. */
import { raiseTypeError } from "../operations/raise.js";
import type { NativeParameter, PyBuiltin } from "../values/functions.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Keywords, Vm } from "../vm.js";
import { bindArguments } from "./bindArguments.js";
import { readSignature } from "./nativeSignature.js";

export function callBuiltin(
  vm: Vm,
  builtin: PyBuiltin,
  args: Value[],
  keywords: Keywords | null,
): Value {
  if (!builtin.acceptsUnknown) {
    const unknown = firstUnknown(args, keywords);
    if (unknown !== undefined) {
      return derived(`${builtin.name}(${unknown.expression})`, unknown);
    }
  }
  const parameters = (builtin.parameters ??= readSignature(builtin.signature));
  if ((keywords === null || keywords.size === 0) && builtin.isSimple) {
    // The usual case: positional arguments for positional parameters.
    if (args.length === parameters.length) return builtin.native(vm, ...args);
  }
  const bound = bindArguments(
    builtin.name,
    parameters,
    parameters.map((parameter) => parameter.default),
    args,
    keywords,
    (index) => (parameters[index] as NativeParameter).isOptional,
  );
  return builtin.native(vm, ...bound);
}

function firstUnknown(
  args: readonly Value[],
  keywords: Keywords | null,
): PyUnknown | undefined {
  for (const value of args) if (value instanceof PyUnknown) return value;
  if (keywords !== null) {
    for (const value of keywords.values()) {
      if (value instanceof PyUnknown) return value;
    }
  }
  return undefined;
}

/** For natives that take their `self` from a class attribute lookup: Python's descriptor type check. */
export function requireSelf(
  isRight: boolean,
  method: string,
  owner: string,
  actual: string,
): void {
  if (!isRight) {
    raiseTypeError(
      `descriptor '${method}' requires a '${owner}' object but received a '${actual}'`,
    );
  }
}
