/** Calling anything (https://docs.python.org/3.11/reference/expressions.html#calls). */
import { reasons } from "../../messages.js";
import { bind } from "../operations/attribute.js";
import { raiseTypeError } from "../operations/raise.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { unknown } from "../operations/unknown.js";
import { typeType } from "../values/basicTypes.js";
import {
  PyBuiltin,
  PyFunction,
  PyMethod,
  PyStaticMethod,
} from "../values/functions.js";
import { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import { PyInstance, type Value } from "../values/value.js";
import type { Keywords, Vm } from "../vm.js";
import { callBuiltin } from "./callBuiltin.js";
import { callFunction } from "./callFunction.js";
import { construct } from "./construct.js";
import { prepended } from "./prepended.js";

export function call(
  vm: Vm,
  callee: Value,
  args: Value[],
  keywords: Keywords | null,
): Value {
  vm.budget.step();
  if (callee instanceof PyFunction) {
    return callFunction(vm, callee, args, keywords);
  }
  if (callee instanceof PyBuiltin) {
    return callBuiltin(vm, callee, args, keywords);
  }
  if (callee instanceof PyMethod) {
    return call(vm, callee.callee, prepended(callee.self, args), keywords);
  }
  if (callee instanceof PyType) return callType(vm, callee, args, keywords);
  if (callee instanceof PyUnknown) {
    return callUnknown(vm, callee, args, keywords);
  }
  if (callee instanceof PyStaticMethod) {
    return call(vm, callee.callee, args, keywords);
  }
  const type = typeOf(callee);
  const method = type.lookup("__call__");
  if (method === undefined || method === null) {
    raiseTypeError(`'${typeName(callee)}' object is not callable`);
  }
  if (method instanceof PyFunction || method instanceof PyBuiltin) {
    return call(vm, method, prepended(callee, args), keywords);
  }
  return call(vm, bind(vm, method, callee, type), args, keywords);
}

/** A class: through its metaclass's `__call__` where that is not `type`'s own. */
function callType(
  vm: Vm,
  type: PyType,
  args: Value[],
  keywords: Keywords | null,
): Value {
  if (type.type !== typeType) {
    const override = type.type.lookup("__call__");
    if (override !== undefined && override !== typeType.lookup("__call__")) {
      return override instanceof PyFunction || override instanceof PyBuiltin
        ? call(vm, override, prepended(type, args), keywords)
        : call(vm, bind(vm, override, type, type.type), args, keywords);
    }
  }
  return construct(vm, type, args, keywords);
}

/** What it does cannot be known: neither its result, nor what it does to the modules that it is given. */
function callUnknown(
  vm: Vm,
  callee: PyUnknown,
  args: readonly Value[],
  keywords: Keywords | null,
): PyUnknown {
  for (const value of [...args, ...(keywords?.values() ?? [])]) {
    if (value instanceof PyInstance && value.type.recordsCalls) {
      const { reason } = unknown(vm, reasons.escaped(callee.expression), "");
      (value.escapes ??= []).push(reason);
    }
  }
  const [first] = args;
  const shown =
    args.length + (keywords?.size ?? 0) === 0
      ? ""
      : typeof first === "string" && args.length === 1
        ? `'${first}'`
        : "…";
  return derived(`${callee.expression}(${shown})`, callee);
}
