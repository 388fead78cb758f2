/** Type variables in generics, and putting types in their place. */
import { findAttribute } from "../../../operations/attribute.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import { PyType } from "../../../values/type.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { PyGenericAlias } from "../../genericAlias.js";
import { PyUnion } from "../../union.js";
import { PyAlias, unionAliasType, unpackedAliasType } from "./alias.js";
import { typeArgument } from "./arguments.js";
import { makeTypingUnion } from "./unions.js";
import {
  paramSpecType,
  PyTypeVariable,
  typeVarTupleType,
} from "./variables.js";

/** The type variables in some types, each once, in order of appearance. */
export function parametersIn(vm: Vm, items: readonly Value[]): Value[] {
  const found = new Set<Value>();
  for (const item of items) {
    if (item instanceof PyTypeVariable) found.add(item);
    else if (item instanceof PyAlias) {
      for (const each of parametersIn(vm, item.args.items)) found.add(each);
    } else if (item instanceof PyList || item instanceof PyTuple) {
      for (const each of parametersIn(vm, item.items)) found.add(each);
    } else if (isGenericOfPython(item)) {
      const inner = findAttribute(vm, item, "__parameters__");
      if (inner instanceof PyTuple)
        inner.items.forEach((each) => found.add(each));
    }
  }
  return [...found];
}

function isGenericOfPython(value: Value): value is PyObject {
  return value instanceof PyGenericAlias || value instanceof PyUnion;
}

/** Pairs a generic's variables with the types given for them; a TypeVarTuple takes as many as there are. */
export function pairParameters(
  vm: Vm,
  generic: Value,
  parameters: readonly Value[],
  given: readonly Value[],
): Map<Value, readonly Value[]> {
  if (parameters.length === 0) {
    raiseTypeError(`${repr(vm, generic)} is not a generic class`);
  }
  const variadic = parameters.findIndex(
    (each) => each instanceof PyTypeVariable && each.type === typeVarTupleType,
  );
  const onlyParamSpec =
    parameters.length === 1 &&
    (parameters[0] as PyTypeVariable).type === paramSpecType;
  const types =
    onlyParamSpec && !(given[0] instanceof PyList) && given.length !== 1
      ? [new PyList([...given])]
      : given;
  const extra = types.length - parameters.length;
  if (variadic < 0 ? extra !== 0 : extra < -1) {
    const least = variadic < 0 ? parameters.length : parameters.length - 1;
    raiseTypeError(
      `Too ${extra > 0 ? "many" : "few"} arguments for ${repr(vm, generic)}; actual ${types.length}, expected ${variadic < 0 ? "" : "at least "}${least}`,
    );
  }
  const pairs = new Map<Value, readonly Value[]>();
  let at = 0;
  parameters.forEach((parameter, i) => {
    const count = i === variadic ? extra + 1 : 1;
    pairs.set(parameter, types.slice(at, at + count));
    at += count;
  });
  return pairs;
}

/** `alias[given]`: the alias with its variables replaced. */
export function substituteIn(
  vm: Vm,
  alias: PyAlias,
  given: readonly Value[],
): Value {
  const open = given.find((each) => each instanceof PyUnknown);
  if (open instanceof PyUnknown) return derived("…[…]", open);
  const converted = given.map((each) =>
    each instanceof PyList ? each : typeArgument(vm, each),
  );
  const pairs = pairParameters(
    vm,
    alias,
    parametersIn(vm, alias.args.items),
    converted,
  );
  return replaceIn(vm, alias, pairs);
}

function replaceIn(
  vm: Vm,
  value: Value,
  pairs: ReadonlyMap<Value, readonly Value[]>,
): Value {
  if (value instanceof PyTypeVariable) return pairs.get(value)?.[0] ?? value;
  if (value instanceof PyList) {
    return new PyList(value.items.map((item) => replaceIn(vm, item, pairs)));
  }
  if (isGenericOfPython(value) && !(value instanceof PyType)) {
    const inner = parametersIn(vm, [value]);
    if (inner.length === 0) return value;
    const types = inner.flatMap((each) => pairs.get(each) ?? [each]);
    return vm.call(findAttribute(vm, value, "__getitem__") as Value, [
      new PyTuple(types),
    ]);
  }
  if (!(value instanceof PyAlias)) return value;
  const args = value.args.items.flatMap((item) => spread(vm, item, pairs));
  if (value.type === unionAliasType) return makeTypingUnion(vm, args);
  return new PyAlias(value.form, new PyTuple(args), value.type, value.metadata);
}

/** One argument after replacement: several where a TypeVarTuple or a ParamSpec stood. */
function spread(
  vm: Vm,
  item: Value,
  pairs: ReadonlyMap<Value, readonly Value[]>,
): readonly Value[] {
  const packed =
    item instanceof PyAlias && item.type === unpackedAliasType
      ? (item.args.items[0] as Value)
      : item;
  if (packed instanceof PyTypeVariable) {
    const types = pairs.get(packed);
    if (types === undefined) return [item];
    const [only] = types;
    if (packed.type === paramSpecType && only instanceof PyList) {
      return only.items;
    }
    return types;
  }
  return [replaceIn(vm, item, pairs)];
}
