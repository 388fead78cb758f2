/** fields, asdict, astuple, replace, is_dataclass (https://docs.python.org/3.11/library/dataclasses.html#dataclasses.fields). */
import { findAttribute, getAttribute } from "../../../operations/attribute.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { truthy } from "../../../operations/truth.js";
import { typeOf } from "../../../operations/typeOf.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { PyType } from "../../../values/type.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Keywords, Vm } from "../../../vm.js";
import { deepCopy } from "../copy/copy.js";
import { MISSING, type PyField } from "./field.js";

/** The fields of an instance or a class, class variables and init-only ones among them. */
function allFields(vm: Vm, object: Value): PyField[] | undefined {
  const dict = findAttribute(vm, object, "__dataclass_fields__");
  return dict instanceof PyDict
    ? ([...dict.map.values()] as PyField[])
    : undefined;
}

function instanceFields(vm: Vm, object: Value): PyField[] | undefined {
  return allFields(vm, object)?.filter((field) => field.kind === "_FIELD");
}

function isInstance(vm: Vm, object: Value): boolean {
  return (
    !(object instanceof PyUnknown) &&
    allFields(vm, typeOf(object)) !== undefined
  );
}

export function fields(vm: Vm, object: Value): Value {
  const found = instanceFields(vm, object);
  if (found === undefined) {
    raiseTypeError("must be called with a dataclass type or instance");
  }
  return new PyTuple(found);
}

export function isDataclass(vm: Vm, object: Value): Value {
  return (
    allFields(vm, object instanceof PyType ? object : typeOf(object)) !==
    undefined
  );
}

export function asDict(vm: Vm, object: Value, factory: Value): Value {
  if (!isInstance(vm, object)) {
    raiseTypeError("asdict() should be called on dataclass instances");
  }
  const convert = (value: Value): Value => {
    if (!isInstance(vm, value))
      return convertContainer(vm, value, convert, convert);
    const pairs = (instanceFields(vm, value) as PyField[]).map((field) => {
      const name = field.name as string;
      return new PyTuple([name, convert(getAttribute(vm, value, name))]);
    });
    return vm.call(factory, [new PyList(pairs)]);
  };
  return convert(object);
}

export function asTuple(vm: Vm, object: Value, factory: Value): Value {
  if (!isInstance(vm, object)) {
    raiseTypeError("astuple() should be called on dataclass instances");
  }
  const convert = (value: Value): Value => {
    if (!isInstance(vm, value))
      return convertContainer(vm, value, convert, convert);
    const items = (instanceFields(vm, value) as PyField[]).map((field) =>
      convert(getAttribute(vm, value, field.name as string)),
    );
    return vm.call(factory, [new PyList(items)]);
  };
  return convert(object);
}

/** Lists, tuples and dicts are walked, and keep their class; anything else is deep-copied. */
function convertContainer(
  vm: Vm,
  value: Value,
  convertKey: (value: Value) => Value,
  convert: (value: Value) => Value,
): Value {
  if (value instanceof PyUnknown) return value;
  if (value instanceof PyTuple && value.type.lookup("_fields") !== undefined) {
    return vm.call(value.type, value.items.map(convert));
  }
  if (value instanceof PyList || value instanceof PyTuple) {
    return vm.call(value.type, [new PyList(value.items.map(convert))]);
  }
  if (value instanceof PyDict) {
    const pairs = Array.from(
      value.map,
      ([key, item]) =>
        new PyTuple([convertKey(value.keyOf(key)), convert(item)]),
    );
    return vm.call(value.type, [new PyList(pairs)]);
  }
  return deepCopy(vm, value, new PyDict());
}

/** `replace(object, **changes)`: a new one by its constructor. */
export function replace(vm: Vm, object: Value, changes: PyDict): Value {
  if (object instanceof PyUnknown) {
    return derived(`replace(${object.expression})`, object);
  }
  if (!isInstance(vm, object)) {
    raiseTypeError("replace() should be called on dataclass instances");
  }
  const keywords: Keywords = new Map(changes.map as Keywords);
  for (const field of allFields(vm, object) as PyField[]) {
    const name = field.name as string;
    if (field.kind === "_FIELD_CLASSVAR") continue;
    if (!truthy(vm, field.init)) {
      if (keywords.has(name)) {
        raise(
          valueErrorType,
          `field ${name} is declared with init=False, it cannot be specified with replace()`,
        );
      }
      continue;
    }
    if (keywords.has(name)) continue;
    if (field.kind === "_FIELD_INITVAR" && field.defaultValue === MISSING) {
      raise(
        valueErrorType,
        `InitVar '${name}' must be specified with replace()`,
      );
    }
    keywords.set(name, getAttribute(vm, object, name));
  }
  return vm.call(typeOf(object), [], keywords);
}
