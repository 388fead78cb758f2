/** Calls a function written in TypeScript. */
import { raiseTypeError } from "../operations/raise.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import type { NativeParameter, PyBuiltin } from "../values/functions.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Keywords, Vm } from "../vm.js";
import { bindArguments } from "./bindArguments.js";
import { refuseArguments } from "./refuseArguments.js";
import { symbolicAnswer } from "./symbolicAnswer.js";
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
      return (
        symbolicAnswer(vm, builtin, args, keywords) ??
        derived(`${builtin.name}(${unknown.expression})`, unknown)
      );
    }
  }
  if (builtin.ownerType !== null) {
    const self = args[0];
    if (self instanceof PyUnknown) {
      return derived(`${builtin.name}(${self.expression})`, self);
    }
    if (self !== undefined && !typeOf(self).isSubtypeOf(builtin.ownerType)) {
      raiseTypeError(
        `descriptor '${builtin.name}' for '${builtin.ownerType.name}' objects doesn't apply to a '${typeName(self)}' object`,
      );
    }
  }
  const parameters = (builtin.parameters ??= readSignature(builtin.signature));
  if ((keywords === null || keywords.size === 0) && builtin.isSimple) {
    // The usual case: positional arguments for positional parameters, the rest from defaults.
    if (fillUp(args, parameters)) return callNative(vm, builtin, args);
  }
  const bound = bind(builtin, parameters, args, keywords);
  return callNative(vm, builtin, bound);
}

/** Adds what was left out at the end; false, and nothing added, where that must not be left out. */
function fillUp(
  args: (Value | undefined)[],
  parameters: readonly NativeParameter[],
): boolean {
  const given = args.length;
  if (given > parameters.length) return false;
  for (let i = given; i < parameters.length; i++) {
    const { default: value, isOptional } = parameters[i] as NativeParameter;
    if (value === undefined && !isOptional) {
      args.length = given;
      return false;
    }
    args.push(value);
  }
  return true;
}

/** Spelled out, because spreading a short list costs more than many a native does. */
function callNative(
  vm: Vm,
  { native }: PyBuiltin,
  args: (Value | undefined)[],
): Value {
  switch (args.length) {
    case 0:
      return native(vm);
    case 1:
      return native(vm, args[0]);
    case 2:
      return native(vm, args[0], args[1]);
    case 3:
      return native(vm, args[0], args[1], args[2]);
    case 4:
      return native(vm, args[0], args[1], args[2], args[3]);
    default:
      return native(vm, ...args);
  }
}

function bind(
  builtin: PyBuiltin,
  parameters: readonly NativeParameter[],
  args: readonly Value[],
  keywords: Keywords | null,
): (Value | undefined)[] {
  builtin.defaults ??= parameters.map((parameter) => parameter.default);
  try {
    return bindArguments(
      builtin.isWordedAsPython
        ? `${builtin.owner}.${builtin.name}`
        : builtin.name,
      parameters,
      builtin.defaults,
      args,
      keywords,
      (index) => (parameters[index] as NativeParameter).isOptional,
    );
  } catch (error) {
    // C functions word their refusals differently.
    if (!builtin.isWordedAsPython) {
      refuseArguments(builtin, parameters, args, keywords);
    }
    throw error;
  }
}

function firstUnknown(
  args: readonly Value[],
  keywords: Keywords | null,
): PyUnknown | undefined {
  for (let i = 0; i < args.length; i++) {
    const value = args[i];
    if (value instanceof PyUnknown) return value;
  }
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
