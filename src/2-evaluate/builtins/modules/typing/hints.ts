/** get_type_hints, get_origin, get_args (https://docs.python.org/3.11/library/typing.html#introspection-helpers). */
import { findAttribute } from "../../../operations/attribute.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { noneType } from "../../../values/basicTypes.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { PyBuiltin, PyFunction, PyMethod } from "../../../values/functions.js";
import { PyModule } from "../../../values/module.js";
import { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Namespace, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { PyGenericAlias } from "../../genericAlias.js";
import { PyUnion } from "../../union.js";
import {
  annotatedAliasType,
  PyAlias,
  PyBareAlias,
  callableAliasType,
  unionAliasType,
} from "./alias.js";
import { isOpenCallable, originOf } from "./aliasRows.js";
import { annotatedType } from "./annotated.js";
import { genericType } from "./genericType.js";
import { PySpecialForm } from "./specialForm.js";
import { makeTypingUnion } from "./unions.js";
import { PyForwardRef } from "./variables.js";

/** `typing.get_type_hints(obj, globalns, localns, include_extras)` */
export function typeHints(
  vm: Vm,
  object: Value,
  globals: Value,
  locals: Value,
  keepsExtras: boolean,
): Value {
  if (object instanceof PyUnknown) return object;
  const hints: Namespace = new Map();
  const add = (annotations: Value | undefined, from: PyDict, inner: PyDict) => {
    if (!(annotations instanceof PyDict)) return;
    for (const [name, written] of annotations.map as Namespace) {
      const type = resolve(vm, written, from, inner);
      hints.set(name, keepsExtras ? type : withoutExtras(vm, type));
    }
  };
  if (object instanceof PyType) {
    for (const base of [...object.mro].reverse()) {
      const from =
        globals instanceof PyDict ? globals : moduleGlobals(vm, base.module);
      const inner =
        locals instanceof PyDict ? locals : PyDict.over(base.namespace);
      add(base.namespace.get("__annotations__"), from, inner);
    }
    return PyDict.over(hints);
  }
  const annotations =
    object instanceof PyModule
      ? object.namespace.get("__annotations__")
      : findAttribute(vm, object, "__annotations__");
  if (annotations === undefined && !isCallableObject(object)) {
    raiseTypeError(
      `${repr(vm, object)} is not a module, class, method, or function.`,
    );
  }
  const from =
    globals instanceof PyDict ? globals : globalsOf(unwrapped(object));
  add(annotations, from, locals instanceof PyDict ? locals : from);
  return PyDict.over(hints);
}

function isCallableObject(object: Value): boolean {
  return (
    object instanceof PyBuiltin ||
    object instanceof PyMethod ||
    object instanceof PyModule
  );
}

/** What a decorated function says it wraps. */
function unwrapped(object: Value): Value {
  let inner = object;
  while (inner instanceof PyFunction) {
    const wrapped = inner.attributes?.get("__wrapped__");
    if (wrapped === undefined) break;
    inner = wrapped;
  }
  return inner;
}

function globalsOf(object: Value): PyDict {
  const callee = object instanceof PyMethod ? object.callee : object;
  if (callee instanceof PyFunction) return PyDict.over(callee.module.namespace);
  return callee instanceof PyModule
    ? PyDict.over(callee.namespace)
    : new PyDict();
}

function moduleGlobals(vm: Vm, name: string): PyDict {
  const module = vm.imports.modules.get(name);
  if (module instanceof PyModule) return PyDict.over(module.namespace);
  let { frame } = vm;
  while (frame !== null && frame.module.name !== name) frame = frame.caller;
  return frame === null ? new PyDict() : PyDict.over(frame.module.namespace);
}

/** A type as written, strings and forward references evaluated, inside generics too. */
function resolve(
  vm: Vm,
  written: Value,
  globals: PyDict,
  locals: PyDict,
): Value {
  if (written === null) return noneType;
  const text = written instanceof PyForwardRef ? written.text : written;
  if (typeof text === "string") {
    const value = vm.run(text.trim(), "eval", globals, locals, "<string>");
    return resolve(vm, value, globals, locals);
  }
  const inside = (item: Value): Value =>
    typeof item === "string" ? item : resolve(vm, item, globals, locals);
  if (written instanceof PyAlias) {
    const args = written.args.items.map(inside);
    if (args.every((arg, i) => arg === written.args.items[i])) return written;
    return rebuilt(vm, written, args);
  }
  if (written instanceof PyGenericAlias) {
    const args = written.args.items.map((item) =>
      resolve(vm, item, globals, locals),
    );
    if (args.every((arg, i) => arg === written.args.items[i])) return written;
    return new PyGenericAlias(written.origin, new PyTuple(args));
  }
  return written;
}

function rebuilt(vm: Vm, alias: PyAlias, args: readonly Value[]): Value {
  if (alias.type === unionAliasType) return makeTypingUnion(vm, args);
  return new PyAlias(alias.form, new PyTuple(args), alias.type, alias.metadata);
}

/** The type without `Annotated`, `Required` and `NotRequired`. */
function withoutExtras(vm: Vm, type: Value): Value {
  if (!(type instanceof PyAlias)) return type;
  const isWrapper =
    type.type === annotatedAliasType ||
    (type.form instanceof PySpecialForm &&
      ["Required", "NotRequired", "ReadOnly"].includes(type.form.name));
  if (isWrapper) return withoutExtras(vm, type.args.items[0] as Value);
  const args = type.args.items.map((item) => withoutExtras(vm, item));
  return args.every((arg, i) => arg === type.args.items[i])
    ? type
    : rebuilt(vm, type, args);
}

/** `typing.get_origin(tp)` */
export function getOrigin(vm: Vm, type: Value): Value {
  if (type instanceof PyUnknown) return type;
  if (type instanceof PyAlias) {
    return type.type === annotatedAliasType
      ? annotatedType
      : originOf(vm, type);
  }
  if (type instanceof PyBareAlias) return type.originOf(vm);
  if (type instanceof PyGenericAlias) return type.origin;
  if (type === genericType) return genericType;
  return type instanceof PyUnion ? type.type : null;
}

/** `typing.get_args(tp)` */
export function getArgs(_vm: Vm, type: Value): Value {
  if (type instanceof PyUnknown) return type;
  if (type instanceof PyAlias) {
    const { items } = type.args;
    if (type.type === annotatedAliasType) {
      return new PyTuple([...items, ...(type.metadata?.items ?? [])]);
    }
    if (type.type === callableAliasType && !isOpenCallable(items)) {
      return new PyTuple([
        new PyList(items.slice(0, -1)),
        items[items.length - 1] as Value,
      ]);
    }
    return type.args;
  }
  if (type instanceof PyGenericAlias) {
    return isCallableOrigin(type) && !isOpenCallable(type.args.items)
      ? new PyTuple([
          new PyList(type.args.items.slice(0, -1)),
          type.args.items[type.args.items.length - 1] as Value,
        ])
      : type.args;
  }
  return type instanceof PyUnion ? type.args : new PyTuple([]);
}

function isCallableOrigin(alias: PyGenericAlias): boolean {
  const { origin } = alias;
  return (
    origin instanceof PyType &&
    origin.module === "collections.abc" &&
    origin.name === "Callable"
  );
}
