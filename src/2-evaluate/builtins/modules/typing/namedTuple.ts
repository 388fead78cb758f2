/** `class Point(NamedTuple)` and `NamedTuple("Point", …)` (https://docs.python.org/3.11/library/typing.html#typing.NamedTuple). */
import { toArray } from "../../../operations/iterate.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { userFrame } from "../../../operations/userPlace.js";
import {
  builtinType,
  tupleType,
  typeType,
} from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { attributeErrorType } from "../../../values/exceptionTypes.js";
import { linearize } from "../../../values/mro.js";
import { PyType } from "../../../values/type.js";
import { type Namespace, PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addMethods, addStaticMethods } from "../../table.js";
import { makeNamedTuple } from "../collections/namedTuple.js";
import { typeArgument } from "./arguments.js";
import { classParameters } from "./generic.js";
import { genericType } from "./genericType.js";

/** What `typing.NamedTuple` is: in CPython a function that may stand among bases. */
const markerType = builtinType("function", undefined, "builtins");
const namedTupleMetaType = builtinType("NamedTupleMeta", [typeType], "typing");
const baseType = new PyType("NamedTuple", [], new Map(), {
  metatype: namedTupleMetaType,
  module: "typing",
});

class NamedTupleMarker extends PyObject {}
export const namedTupleMarker = new NamedTupleMarker(markerType);

const prohibited = new Set(
  "__new__ __init__ __slots__ __getnewargs__ _fields _field_defaults _field_types _make _replace _asdict _source".split(
    " ",
  ),
);
const special = new Set(["__module__", "__name__", "__annotations__"]);

function make(
  vm: Vm,
  name: string,
  types: readonly [string, Value][],
  defaults: readonly Value[],
  module: Value,
): PyType {
  const made = makeNamedTuple(vm, {
    name,
    fields: types.map(([field]) => field),
    defaults,
    module,
  });
  const annotations: Namespace = new Map(
    types.map(([field, type]) => [
      field,
      typeArgument(vm, type, `field ${field} annotation must be a type`),
    ]),
  );
  made.set("__annotations__", PyDict.over(annotations));
  return made;
}

function fromClass(
  vm: Vm,
  _metatype: PyType,
  name: string,
  bases: PyTuple,
  namespace: PyDict,
): PyType {
  const own = namespace.map as Namespace;
  const parents = bases.items.map((base) =>
    base === baseType ? tupleType : base,
  );
  if (parents.some((base) => base !== tupleType && base !== genericType)) {
    raiseTypeError("can only inherit from a NamedTuple type and Generic");
  }
  const annotations = own.get("__annotations__");
  const types =
    annotations instanceof PyDict
      ? ([...annotations.map] as [string, Value][])
      : [];
  const withDefault = types.filter(([field]) => own.has(field));
  types.forEach(([field], i) => {
    const earlier = withDefault.map(([each]) => each).slice(0, i);
    const before = earlier.filter(
      (each) => types.findIndex(([other]) => other === each) < i,
    );
    if (!own.has(field) && before.length > 0) {
      raiseTypeError(
        `Non-default namedtuple field ${field} cannot follow default field${before.length > 1 ? "s" : ""} ${before.join(", ")}`,
      );
    }
  });
  const made = make(
    vm,
    name,
    types,
    withDefault.map(([field]) => own.get(field) as Value),
    own.get("__module__") ?? null,
  );
  const qualname = own.get("__qualname__");
  if (typeof qualname === "string") made.qualname = qualname;
  for (const [key, value] of own) {
    if (prohibited.has(key)) {
      raise(attributeErrorType, `Cannot overwrite NamedTuple attribute ${key}`);
    }
    if (
      special.has(key) ||
      key === "__qualname__" ||
      own.get("__annotations__") === value
    )
      continue;
    if (!types.some(([field]) => field === key)) made.set(key, value);
  }
  if (parents.includes(genericType)) {
    made.bases = parents as PyType[];
    made.mro = linearize(made, made.bases);
    made.invalidate();
    made.set("__parameters__", classParameters(vm, made));
  }
  return made;
}

/** `NamedTuple("Point", [("x", int)])`, `NamedTuple("Point", x=int)` */
function fromCall(
  vm: Vm,
  _self: Value,
  name: string,
  fields: Value,
  kwargs: PyDict,
): Value {
  if (fields !== null && kwargs.map.size > 0) {
    raiseTypeError(
      "Either list of fields or keywords can be provided to NamedTuple, not both",
    );
  }
  const pairs: [string, Value][] =
    fields === null
      ? ([...kwargs.map] as [string, Value][])
      : toArray(vm, fields).map((pair) => {
          const [field, type] = toArray(vm, pair);
          return [field as string, type as Value];
        });
  return make(vm, name, pairs, [], userFrame(vm)?.module.name ?? "__main__");
}

export function installNamedTuple(): void {
  addMethods(
    markerType,
    {
      "__call__(self, typename, fields=None, /, **kwargs)": fromCall,
    },
    { acceptsUnknown: true },
  );
  addMethods(markerType, {
    "__mro_entries__(self, bases, /)": () => new PyTuple([baseType]),
    "__repr__(self, /)": () => "<function NamedTuple>",
  });
  addStaticMethods(
    namedTupleMetaType,
    {
      "__new__(cls, typename, bases, ns, /)": fromClass,
    },
    { acceptsUnknown: true },
  );
}
