/** `class Box(Generic[T])` (https://docs.python.org/3.11/library/typing.html#typing.Generic). */
import { findAttribute } from "../../../operations/attribute.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { PyTuple } from "../../../values/containers.js";
import type { PyDict } from "../../../values/dict.js";
import { PySuper } from "../../../values/functions.js";
import { PyList } from "../../../values/containers.js";
import type { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Keywords, Vm } from "../../../vm.js";
import { addClassMethods } from "../../table.js";
import { PyAlias, unpackedAliasType } from "./alias.js";
import { typeArgument } from "./arguments.js";
import { genericType, protocolType } from "./genericType.js";
import { pairParameters, parametersIn } from "./parameters.js";
import { PyTypeVariable } from "./variables.js";

/** `Generic[T]`, `Box[int]` */
function subscript(vm: Vm, cls: PyType, item: Value): Value {
  const items = item instanceof PyTuple ? item.items : [item];
  const isPlain = cls === genericType || cls === protocolType;
  if (isPlain) {
    if (items.length === 0) {
      raiseTypeError(`Parameter list to ${cls.qualname}[...] cannot be empty`);
    }
    if (!items.every(isVariable)) {
      raiseTypeError(
        `Parameters to ${cls.name}[...] must all be type variables or parameter specification variables.`,
      );
    }
    if (new Set(items).size !== items.length) {
      raiseTypeError(`Parameters to ${cls.name}[...] must all be unique`);
    }
    return new PyAlias(cls, new PyTuple(items));
  }
  const parameters = cls.lookup("__parameters__");
  const types = items.map((each) =>
    each instanceof PyList ? each : typeArgument(vm, each),
  );
  const known = parameters instanceof PyTuple ? parameters.items : [];
  const pairs = pairParameters(vm, cls, known, types);
  return new PyAlias(
    cls,
    new PyTuple([...pairs.values()].flatMap((each) => each)),
  );
}

function isVariable(value: Value): boolean {
  return (
    value instanceof PyTypeVariable ||
    (value instanceof PyAlias && value.type === unpackedAliasType)
  );
}

/** The variables of a class: those listed in `Generic[…]`, else all that its bases mention. */
export function classParameters(vm: Vm, cls: PyType): PyTuple {
  const written = cls.namespace.get("__orig_bases__");
  const bases = written instanceof PyTuple ? written.items : cls.bases;
  if (bases.includes(genericType) && cls.name !== "Protocol") {
    raiseTypeError("Cannot inherit from plain Generic");
  }
  if (!(written instanceof PyTuple)) return new PyTuple([]);
  const mentioned = parametersIn(vm, bases);
  const listed = bases.filter(
    (base): base is PyAlias =>
      base instanceof PyAlias &&
      (base.form === genericType || base.form === protocolType),
  );
  const [first, second] = listed;
  if (first === undefined) return new PyTuple(mentioned);
  if (second !== undefined) {
    raiseTypeError("Cannot inherit from Generic[...] multiple times.");
  }
  const own = parametersIn(vm, first.args.items);
  const missing = mentioned.filter((each) => !own.includes(each));
  if (missing.length > 0) {
    const name = (first.form as PyType).name;
    const texts = (values: readonly Value[]) =>
      values.map((each) => repr(vm, each)).join(", ");
    raiseTypeError(
      `Some type variables (${texts(missing)}) are not listed in ${name}[${texts(own)}]`,
    );
  }
  return new PyTuple(own);
}

/** `super().__init_subclass__(**kwargs)` behind `type` in the MRO of `cls`. */
export function nextInitSubclass(
  vm: Vm,
  type: PyType,
  cls: PyType,
  kwargs: PyDict,
): void {
  const hook = findAttribute(
    vm,
    new PySuper(type, cls, cls),
    "__init_subclass__",
  );
  if (hook !== undefined) vm.call(hook, [], new Map(kwargs.map as Keywords));
}

export function installGeneric(): void {
  addClassMethods(
    genericType,
    {
      "__class_getitem__(cls, params, /)": subscript,
      "__init_subclass__(cls, /, *args, **kwargs)": (
        vm,
        cls: PyType,
        _args: PyTuple,
        kwargs: PyDict,
      ) => {
        nextInitSubclass(vm, genericType, cls, kwargs);
        cls.set("__parameters__", classParameters(vm, cls));
        return null;
      },
    },
    { acceptsUnknown: true },
  );
}
