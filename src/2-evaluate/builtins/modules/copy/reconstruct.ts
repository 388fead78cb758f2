/**
 * Copies of instances, as pickling would take them apart and put them together: a new object without its `__init__`,
 * then its state (https://docs.python.org/3.11/library/pickle.html#pickling-class-instances).
 */
import { reasons } from "../../../../messages.js";
import {
  findMethod,
  getAttribute,
  setAttribute,
} from "../../../operations/attribute.js";
import { dictSet, setAdd } from "../../../operations/hash.js";
import { toArray } from "../../../operations/iterate.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { setElements } from "../../../operations/setOrder.js";
import { setItem } from "../../../operations/subscript.js";
import { typeName } from "../../../operations/typeOf.js";
import { unknown } from "../../../operations/unknown.js";
import { PyList, PySet, PyTuple } from "../../../values/containers.js";
import { PyDict, PyDictView } from "../../../values/dict.js";
import { PyException } from "../../../values/exceptions.js";
import {
  PyBuiltin,
  PyClassMethod,
  PyMethod,
  PyStaticMethod,
} from "../../../values/functions.js";
import { PyGenerator, PyIterator } from "../../../values/iterators.js";
import { PyModule } from "../../../values/module.js";
import { PyBoxed, PyBytes, PyFloat, PySlice } from "../../../values/simple.js";
import type { PyType } from "../../../values/type.js";
import {
  type Namespace,
  PyInstance,
  PyObject,
  type Value,
} from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { attributeOrUndefined } from "../../functions/attributes.js";
import { PyMappingProxy } from "../../mappingProxy.js";
import { PyDefaultDict } from "../collections/defaultDict.js";
import { PyDeque } from "../collections/deque.js";
import { PyPartial } from "../functools/partial.js";

/** How a part of the object gets into the copy: as it is, or copied itself. */
export type CopyPart = (value: Value) => Value;

/** @param remember is told the copy as soon as there is one, before its parts are copied */
export function reconstruct(
  vm: Vm,
  object: PyObject,
  part: CopyPart,
  remember: (copy: Value) => void = () => undefined,
): Value {
  const reduced = customReduce(vm, object);
  if (reduced !== undefined) {
    return fromReduced(vm, object, reduced, part, remember);
  }
  const copy = emptyCopy(vm, object, part);
  remember(copy);
  if (copy instanceof PyObject && copy !== object) {
    if (object.attributes !== null) copyState(vm, object, copy, part);
    copyElements(vm, object, copy, part);
  }
  return copy;
}

/** What a `__reduce_ex__` or `__reduce__` written in Python gives. */
function customReduce(vm: Vm, object: PyObject): Value | undefined {
  if (!object.type.isHeapType) return undefined;
  for (const name of ["__reduce_ex__", "__reduce__"]) {
    const found = object.type.lookup(name);
    if (found === undefined || found instanceof PyBuiltin) continue;
    const method = findMethod(vm, object, name) as Value;
    return vm.call(method, name === "__reduce_ex__" ? [4] : []);
  }
  return undefined;
}

/** `(callable, args, state, list items, dict items)`, the later ones optional; a str means the object itself. */
function fromReduced(
  vm: Vm,
  object: PyObject,
  reduced: Value,
  part: CopyPart,
  remember: (copy: Value) => void,
): Value {
  if (typeof reduced === "string") return object;
  if (!(reduced instanceof PyTuple) || reduced.items.length < 2) {
    raiseTypeError("__reduce__ must return a string or tuple");
  }
  const [callee, args, state, items, pairs] = reduced.items as Value[];
  const copy = vm.call(callee as Value, toArray(vm, args as Value).map(part));
  remember(copy);
  if (!(copy instanceof PyObject)) return copy;
  if (state !== undefined && state !== null) setState(vm, copy, part(state));
  if (items !== undefined && items !== null) {
    const append = getAttribute(vm, copy, "append");
    for (const item of toArray(vm, items)) vm.call(append, [part(item)]);
  }
  if (pairs !== undefined && pairs !== null) {
    for (const pair of toArray(vm, pairs)) {
      const [key, value] = toArray(vm, pair) as [Value, Value];
      setItem(vm, copy, part(key), part(value));
    }
  }
  return copy;
}

/** A new object of the same class and representation, without state and elements. */
function emptyCopy(vm: Vm, object: PyObject, part: CopyPart): Value {
  const { type } = object;
  const attributes = (): Namespace | null =>
    object.attributes === null ? null : new Map();
  if (object instanceof PyInstance) return newInstance(vm, object, part);
  if (object instanceof PyList) return new PyList([], type, attributes());
  if (object instanceof PyTuple) {
    return new PyTuple(object.items.map(part), type, attributes());
  }
  if (object instanceof PyDefaultDict) {
    const copy = new PyDefaultDict(new Map(), type, attributes());
    copy.factory = object.factory;
    return copy;
  }
  if (object instanceof PyDict)
    return new PyDict(new Map(), type, attributes());
  if (object instanceof PySet) return new PySet(new Map(), type, attributes());
  if (object instanceof PyDeque) {
    const copy = new PyDeque(type, attributes());
    copy.limit = object.limit;
    return copy;
  }
  if (object instanceof PyPartial) {
    return new PyPartial(
      part(object.callee),
      object.args.map(part),
      new Map([...object.keywords].map(([name, value]) => [name, part(value)])),
      type,
    );
  }
  if (object instanceof PyBoxed) return new PyBoxed(type, object.value);
  if (object instanceof PyFloat) return new PyFloat(object.value, type);
  if (object instanceof PyBytes) return new PyBytes(object.data.slice(), type);
  if (object instanceof PySlice) {
    return new PySlice(
      part(object.start),
      part(object.stop),
      part(object.step),
    );
  }
  if (object instanceof PyMethod) {
    return new PyMethod(part(object.self), object.callee);
  }
  if (object instanceof PyException) {
    return vm.call(type, object.args.items.map(part));
  }
  return refuse(vm, object);
}

/** `cls.__new__(cls, *args)`, where a class of its own has something to say about that. */
function newInstance(vm: Vm, object: PyInstance, part: CopyPart): Value {
  const { type } = object;
  const found = type.lookup("__new__");
  const constructor = found instanceof PyStaticMethod ? found.callee : found;
  let copy: Value;
  if (constructor === undefined || constructor instanceof PyBuiltin) {
    copy = new PyInstance(type, object.attributes === null ? null : new Map());
  } else {
    const given = attributeOrUndefined(vm, object, "__getnewargs__");
    const args = given === undefined ? [] : toArray(vm, vm.call(given, []));
    copy = vm.call(constructor, [type, ...args.map(part)]);
  }
  if (copy instanceof PyInstance) {
    // A copied module is reported by the call that made the original.
    copy.origin = object.origin;
    copy.escapes = object.escapes;
  }
  return copy;
}

/** The attributes, through `__getstate__` and `__setstate__` where the class has them. */
function copyState(
  vm: Vm,
  object: PyObject,
  copy: PyObject,
  part: CopyPart,
): void {
  const getter = writtenInPython(vm, object, "__getstate__");
  const state =
    getter === undefined
      ? PyDict.over(new Map(object.attributes))
      : vm.call(getter, []);
  const isEmpty =
    getter === undefined && (object.attributes as Namespace).size === 0;
  if (isEmpty || state === null) return;
  setState(vm, copy, part(state));
}

function setState(vm: Vm, copy: PyObject, state: Value): void {
  const setter = attributeOrUndefined(vm, copy, "__setstate__");
  if (setter !== undefined) {
    vm.call(setter, [state]);
    return;
  }
  let [own, slots]: [Value, Value] = [state, null];
  if (state instanceof PyTuple && state.items.length === 2) {
    [own, slots] = state.items as [Value, Value];
  }
  if (own instanceof PyDict) {
    const target = (copy.attributes ??= new Map());
    for (const [name, value] of own.map) target.set(name as string, value);
  }
  if (slots instanceof PyDict) {
    for (const [name, value] of slots.map) {
      setAttribute(vm, copy, name as string, value);
    }
  }
}

function copyElements(
  vm: Vm,
  object: PyObject,
  copy: PyObject,
  part: CopyPart,
): void {
  if (object instanceof PyList && copy instanceof PyList) {
    const append = writtenInPython(vm, copy, "append");
    for (const item of object.items) {
      if (append === undefined) copy.items.push(part(item));
      else vm.call(append, [part(item)]);
    }
  } else if (object instanceof PyDict && copy instanceof PyDict) {
    copy.rest = object.rest;
    const isPlain = writtenInPython(vm, copy, "__setitem__") === undefined;
    for (const [key, value] of [...object.map]) {
      const pair = [part(object.keyOf(key)), part(value)] as const;
      if (isPlain) dictSet(vm, copy, ...pair);
      else setItem(vm, copy, ...pair);
    }
  } else if (object instanceof PySet && copy instanceof PySet) {
    for (const item of setElements(object)) setAdd(vm, copy, part(item));
  } else if (object instanceof PyDeque && copy instanceof PyDeque) {
    for (const item of object.items) copy.items.push(part(item));
  }
}

/** A bound special method, unless it is a built-in type's own. */
function writtenInPython(
  vm: Vm,
  object: PyObject,
  name: string,
): Value | undefined {
  const found = object.type.lookup(name);
  if (found === undefined || found === null || found instanceof PyBuiltin) {
    return undefined;
  }
  return findMethod(vm, object, name);
}

function refuse(vm: Vm, object: PyObject): Value {
  const cannotBePickled =
    object instanceof PyModule ||
    object instanceof PyGenerator ||
    object instanceof PyDictView ||
    object instanceof PyMappingProxy ||
    object instanceof PyStaticMethod ||
    object instanceof PyClassMethod;
  if (cannotBePickled) {
    raiseTypeError(`cannot pickle '${typeName(object)}' object`);
  }
  const what =
    object instanceof PyIterator
      ? "copying an iterator"
      : `copying a ${(object.type as PyType).name}`;
  return unknown(vm, reasons.unsupportedCall(what), "copy(…)");
}
