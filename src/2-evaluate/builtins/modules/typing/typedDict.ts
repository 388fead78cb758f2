/** `class Movie(TypedDict)` and `TypedDict("Movie", …)` (https://docs.python.org/3.11/library/typing.html#typing.TypedDict). */
import { newType } from "../../../calls/buildClass.js";
import { setFrom } from "../../../operations/hash.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { userFrame } from "../../../operations/userPlace.js";
import {
  builtinType,
  dictType,
  frozensetType,
  typeType,
} from "../../../values/basicTypes.js";
import { PySet, PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { PyType } from "../../../values/type.js";
import { type Namespace, PyObject, type Value } from "../../../values/value.js";
import type { Keywords, Vm } from "../../../vm.js";
import { addMethods, addStaticMethods } from "../../table.js";
import { annotatedAliasType, PyAlias } from "./alias.js";
import { typeArgument } from "./arguments.js";
import { genericType } from "./genericType.js";
import { PySpecialForm } from "./specialForm.js";

const markerType = builtinType("function", undefined, "builtins");
export const typedDictMetaType = builtinType(
  "_TypedDictMeta",
  [typeType],
  "typing",
);
const baseType = new PyType("TypedDict", [], new Map(), {
  metatype: typedDictMetaType,
  module: "typing",
});

class TypedDictMarker extends PyObject {}
export const typedDictMarker = new TypedDictMarker(markerType);

function makeClass(
  vm: Vm,
  metatype: PyType,
  name: string,
  bases: PyTuple,
  namespace: PyDict,
  total: Value,
): Value {
  for (const base of bases.items) {
    const isFine =
      base === genericType ||
      (base instanceof PyType && base.type === typedDictMetaType);
    if (!isFine) {
      raiseTypeError(
        "cannot inherit from both a TypedDict type and a non-TypedDict base class",
      );
    }
  }
  const parents = bases.items.includes(genericType)
    ? [genericType, dictType]
    : [dictType];
  const own = new Map(namespace.map as Namespace);
  const written = own.get("__annotations__");
  own.delete("__annotations__");
  const made = newType(
    vm,
    metatype,
    name,
    parents,
    PyDict.over(own),
    new Map(),
  );
  const annotations: Namespace = new Map();
  const required: Value[] = [];
  const optional: Value[] = [];
  for (const base of bases.items) {
    if (!(base instanceof PyType)) continue;
    const inherited = base.namespace.get("__annotations__");
    if (inherited instanceof PyDict) {
      for (const [key, type] of inherited.map as Namespace) {
        annotations.set(key, type);
      }
    }
    required.push(...elements(base.namespace.get("__required_keys__")));
    optional.push(...elements(base.namespace.get("__optional_keys__")));
  }
  const ownTypes = written instanceof PyDict ? (written.map as Namespace) : [];
  for (const [key, type] of ownTypes) {
    const checked = typeArgument(
      vm,
      type,
      "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type",
    );
    annotations.set(key, checked);
    (isRequired(checked, total) ? required : optional).push(key);
  }
  made.set("__annotations__", PyDict.over(annotations));
  made.set("__required_keys__", frozen(vm, required));
  made.set("__optional_keys__", frozen(vm, optional));
  made.set("__total__", total);
  return made;
}

/** `Required[…]` and `NotRequired[…]`, inside `Annotated` too, overrule `total`. */
function isRequired(type: Value, total: Value): boolean {
  let inner = type;
  while (inner instanceof PyAlias && inner.type === annotatedAliasType) {
    inner = inner.args.items[0] as Value;
  }
  if (inner instanceof PyAlias && inner.form instanceof PySpecialForm) {
    if (inner.form.name === "Required") return true;
    if (inner.form.name === "NotRequired") return false;
  }
  return total === true;
}

function elements(value: Value | undefined): Value[] {
  return value instanceof PySet ? [...value.map.values()] : [];
}

function frozen(vm: Vm, values: readonly Value[]): PySet {
  const set = setFrom(vm, values);
  set.type = frozensetType;
  return set;
}

export function installTypedDict(): void {
  addMethods(
    markerType,
    {
      "__call__(self, typename, fields=None, /, *, total=True, **kwargs)": (
        vm,
        _self,
        name: string,
        fields: Value,
        total: Value,
        kwargs: PyDict,
      ) => {
        const types = fields instanceof PyDict ? fields : kwargs;
        const namespace: Namespace = new Map<string, Value>([
          ["__annotations__", types],
          ["__module__", userFrame(vm)?.module.name ?? "__main__"],
        ]);
        return makeClass(
          vm,
          typedDictMetaType,
          name,
          new PyTuple([]),
          PyDict.over(namespace),
          total,
        );
      },
    },
    { acceptsUnknown: true },
  );
  addMethods(markerType, {
    "__mro_entries__(self, bases, /)": () => new PyTuple([baseType]),
    "__repr__(self, /)": () => "<function TypedDict>",
  });
  addStaticMethods(
    typedDictMetaType,
    {
      "__new__(cls, name, bases, ns, /, total=True, **kwargs)": makeClass,
    },
    { acceptsUnknown: true },
  );
  addMethods(
    typedDictMetaType,
    {
      "__init__(cls, /, *args, **kwargs)": () => null,
      "__call__(cls, /, *args, **kwargs)": (
        vm,
        _cls,
        args: PyTuple,
        kwargs: PyDict,
      ) => vm.call(dictType, [...args.items], kwargs.map as Keywords),
      "__instancecheck__(cls, instance, /)": () =>
        raiseTypeError("TypedDict does not support instance and class checks"),
      "__subclasscheck__(cls, subclass, /)": () =>
        raiseTypeError("TypedDict does not support instance and class checks"),
    },
    { acceptsUnknown: true },
  );
}
