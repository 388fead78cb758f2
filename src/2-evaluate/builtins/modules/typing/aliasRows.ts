/** What aliases do: subscripting, comparing, writing themselves, standing for their class. */
import {
  callSpecial,
  findAttribute,
  getAttribute,
  raiseNoAttribute,
  setAttribute,
} from "../../../operations/attribute.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeOf } from "../../../operations/typeOf.js";
import { noneType } from "../../../values/basicTypes.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import type { PyDict } from "../../../values/dict.js";
import { Raised } from "../../../values/exceptions.js";
import { attributeErrorType } from "../../../values/exceptionTypes.js";
import { ellipsis, notImplemented } from "../../../values/simple.js";
import { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Keywords, Vm } from "../../../vm.js";
import { isInstanceOf, isSubclassOf } from "../../isinstance.js";
import { addGetters, addMethods } from "../../table.js";
import {
  annotatedAliasType,
  bareAliasType,
  callableAliasType,
  genericAliasType,
  literalAliasType,
  PyAlias,
  PyBareAlias,
  unionAliasType,
  unpackedAliasType,
} from "./alias.js";
import { typeArgument } from "./arguments.js";
import { bareCallableType, tupleAliasType } from "./bareAliases.js";
import { parametersIn, substituteIn } from "./parameters.js";
import { PySpecialForm } from "./specialForm.js";
import { typeText, typeTexts } from "./typeText.js";
import { isSameType, makeTypingUnion, membersOf } from "./unions.js";
import { PyUnion } from "../../union.js";
import { unpackForm } from "./forms.js";
import { genericType } from "./genericType.js";
import { PyTypeVariable, paramSpecType } from "./variables.js";

/** `alias.__origin__` */
export function originOf(vm: Vm, alias: PyAlias): Value {
  if (alias.type === annotatedAliasType) return alias.args.items[0] as Value;
  return alias.form instanceof PyBareAlias
    ? alias.form.originOf(vm)
    : alias.form;
}

/** `typing.List[…]` */
function subscriptBare(vm: Vm, self: PyBareAlias, parameters: Value): Value {
  const items = parameters instanceof PyTuple ? parameters.items : [parameters];
  if (self.type === bareCallableType) return subscriptCallable(vm, self, items);
  if (self.type === tupleAliasType) return subscriptTuple(vm, self, items);
  if (self.arity === 0)
    raiseTypeError(`typing.${self.name} is not a generic class`);
  const types = items.map((item) => typeArgument(vm, item));
  if (types.length !== self.arity && !types.some(isUnpacked)) {
    raiseTypeError(
      `Too ${types.length > self.arity ? "many" : "few"} arguments for typing.${self.name}; actual ${types.length}, expected ${self.arity}`,
    );
  }
  return new PyAlias(self, new PyTuple(types));
}

function isUnpacked(value: Value): boolean {
  return value instanceof PyAlias && value.type === unpackedAliasType;
}

/** `Tuple[int, ...]`, `Tuple[()]` */
function subscriptTuple(
  vm: Vm,
  self: PyBareAlias,
  items: readonly Value[],
): Value {
  const types = items.map((item, i) =>
    item === ellipsis && i === 1 && items.length === 2
      ? item
      : typeArgument(vm, item, "Tuple[t0, t1, ...]: each t must be a type."),
  );
  return new PyAlias(self, new PyTuple(types));
}

/** `Callable[[int, str], bool]`, `Callable[..., bool]`: the result is the last argument. */
function subscriptCallable(
  vm: Vm,
  self: PyBareAlias,
  items: readonly Value[],
): Value {
  const [parameters, result] = items;
  if (items.length !== 2 || parameters === undefined || result === undefined) {
    raiseTypeError("Callable must be used as Callable[[arg, ...], result].");
  }
  const taken =
    parameters instanceof PyList || parameters instanceof PyTuple
      ? parameters.items
      : [parameters];
  const message = "Callable[[arg, ...], result]: each arg must be a type.";
  const args = taken.map((each) =>
    each === ellipsis ? each : typeArgument(vm, each, message),
  );
  const returns = typeArgument(
    vm,
    result,
    "Callable[args, result]: result must be a type.",
  );
  return new PyAlias(self, new PyTuple([...args, returns]), callableAliasType);
}

/** `Callable[P, int]`: its parameters are not written out. */
export function isOpenCallable(args: readonly Value[]): boolean {
  const [first] = args;
  if (args.length !== 2 || first === undefined) return false;
  return (
    first === ellipsis ||
    (first instanceof PyTypeVariable && first.type === paramSpecType) ||
    (first instanceof PyAlias &&
      first.form instanceof PySpecialForm &&
      first.form.name === "Concatenate")
  );
}

function aliasText(vm: Vm, self: PyAlias): string {
  const { items } = self.args;
  if (self.type === unionAliasType) return unionText(vm, items);
  if (self.type === unpackedAliasType)
    return `*${typeText(vm, items[0] as Value)}`;
  if (self.type === annotatedAliasType) {
    const notes = (self.metadata as PyTuple).items.map((note) =>
      repr(vm, note),
    );
    return `typing.Annotated[${typeText(vm, items[0] as Value)}, ${notes.join(", ")}]`;
  }
  if (self.type === literalAliasType) {
    return `typing.Literal[${items.map((item) => repr(vm, item)).join(", ")}]`;
  }
  if (self.type === callableAliasType && !isOpenCallable(items)) {
    const parameters = typeTexts(vm, items.slice(0, -1));
    return `typing.Callable[[${parameters}], ${typeText(vm, items[items.length - 1] as Value)}]`;
  }
  const name =
    self.form instanceof PyBareAlias || self.form instanceof PySpecialForm
      ? `typing.${self.form.name}`
      : typeText(vm, self.form);
  return `${name}[${items.length === 0 ? "()" : typeTexts(vm, items)}]`;
}

function unionText(vm: Vm, items: readonly Value[]): string {
  if (items.length === 2) {
    if (items[0] === noneType)
      return `typing.Optional[${typeText(vm, items[1] as Value)}]`;
    if (items[1] === noneType)
      return `typing.Optional[${typeText(vm, items[0] as Value)}]`;
  }
  return `typing.Union[${typeTexts(vm, items)}]`;
}

function sameAlias(vm: Vm, a: PyAlias, other: Value): Value {
  if (a.type === unionAliasType) {
    if (
      !(other instanceof PyUnion) &&
      !(other instanceof PyAlias && other.type === unionAliasType)
    ) {
      return notImplemented;
    }
    return sameMembers(vm, membersOf(a), membersOf(other));
  }
  if (!(other instanceof PyAlias)) return notImplemented;
  if (a.type === literalAliasType || other.type === literalAliasType) {
    return a.type === other.type && sameLiterals(vm, a, other);
  }
  const isSameForm = a.form === other.form && a.type === other.type;
  return (
    isSameForm &&
    sameSequence(vm, a.args.items, other.args.items) &&
    sameSequence(vm, a.metadata?.items ?? [], other.metadata?.items ?? [])
  );
}

function sameSequence(
  vm: Vm,
  a: readonly Value[],
  b: readonly Value[],
): boolean {
  return (
    a.length === b.length &&
    a.every((item, i) => isSameType(vm, item, b[i] as Value))
  );
}

function sameMembers(
  vm: Vm,
  a: readonly Value[],
  b: readonly Value[],
): boolean {
  return (
    a.length === b.length &&
    a.every((item) => b.some((other) => isSameType(vm, item, other)))
  );
}

function sameLiterals(vm: Vm, a: PyAlias, b: PyAlias): boolean {
  const has = (items: readonly Value[], wanted: Value) =>
    items.some(
      (item) => typeOf(item) === typeOf(wanted) && isSameType(vm, item, wanted),
    );
  return (
    a.args.items.length === b.args.items.length &&
    a.args.items.every((item) => has(b.args.items, item))
  );
}

/** `Foo[int](…)`: an instance of the class, which remembers how it was asked for. */
function callAlias(
  vm: Vm,
  self: PyAlias,
  args: PyTuple,
  kwargs: PyDict,
): Value {
  if (self.form instanceof PyBareAlias) refuseToMake(vm, self.form);
  if (self.form instanceof PySpecialForm) {
    raiseTypeError(`Cannot instantiate ${repr(vm, self.form)}`);
  }
  const made = vm.call(
    originOf(vm, self),
    [...args.items],
    kwargs.map as Keywords,
  );
  try {
    setAttribute(vm, made, "__orig_class__", self);
  } catch (error) {
    if (
      !(error instanceof Raised) ||
      !error.exception.type.isSubtypeOf(attributeErrorType)
    ) {
      throw error;
    }
  }
  return made;
}

function refuseToMake(vm: Vm, form: PyBareAlias): never {
  const origin = form.originOf(vm);
  const name =
    origin instanceof PyType && origin.module !== "builtins"
      ? `${origin.module}.${origin.qualname}`
      : typeText(vm, origin);
  return raiseTypeError(
    `Type ${form.name} cannot be instantiated; use ${name}() instead`,
  );
}

/** A class in the place of an alias among bases. */
function basesFor(vm: Vm, self: PyAlias, bases: PyTuple): Value {
  if (self.form instanceof PySpecialForm) {
    raiseTypeError(`Cannot subclass ${repr(vm, self)}`);
  }
  const origin = originOf(vm, self);
  if (self.form instanceof PyBareAlias) {
    return new PyTuple(withGeneric(origin, self, bases));
  }
  if (origin !== genericType) return new PyTuple([origin]);
  // Generic comes from another base anyway, where one is generic or a protocol.
  const others = bases.items.slice(bases.items.indexOf(self) + 1);
  const isCovered = bases.items.some(
    (base) => base instanceof PyAlias && isProtocolAlias(base),
  );
  const isFollowed = others.some(
    (base) =>
      (base instanceof PyAlias &&
        base !== self &&
        !(base.form instanceof PySpecialForm)) ||
      (base instanceof PyType && base.isSubtypeOf(genericType)),
  );
  return new PyTuple(isCovered || isFollowed ? [] : [origin]);
}

function isProtocolAlias(alias: PyAlias): boolean {
  return (
    alias.form instanceof PyType &&
    alias.form.name === "Protocol" &&
    alias.form.module === "typing"
  );
}

/** A subclass of `List[int]` is generic, unless another base makes it so. */
function withGeneric(origin: Value, self: Value, bases: PyTuple): Value[] {
  const after = bases.items.slice(bases.items.indexOf(self) + 1);
  const isGeneric = after.some(
    (base) =>
      base instanceof PyAlias ||
      base instanceof PyBareAlias ||
      (base instanceof PyType && base.isSubtypeOf(genericType)),
  );
  return isGeneric ? [origin] : [origin, genericType];
}

const isDunder = (name: string) => name.startsWith("__") && name.endsWith("__");

export function installAliases(): void {
  addMethods(
    bareAliasType,
    {
      "__getitem__(self, parameters, /)": subscriptBare,
      "__or__(self, right, /)": (vm, self: Value, right: Value) =>
        makeTypingUnion(vm, [self, right]),
      "__ror__(self, left, /)": (vm, self: Value, left: Value) =>
        makeTypingUnion(vm, [left, self]),
    },
    { acceptsUnknown: true },
  );
  addMethods(bareAliasType, {
    "__repr__(self, /)": (_, self: PyBareAlias) => `typing.${self.name}`,
    "__call__(self, /, *args, **kwargs)": (vm, self: PyBareAlias) =>
      refuseToMake(vm, self),
    "__mro_entries__(self, bases, /)": (
      vm,
      self: PyBareAlias,
      bases: PyTuple,
    ) => new PyTuple(withGeneric(self.originOf(vm), self, bases)),
    "__instancecheck__(self, obj, /)": (vm, self: PyBareAlias, object: Value) =>
      isInstanceOf(vm, object, self.originOf(vm)),
    "__subclasscheck__(self, cls, /)": (vm, self: PyBareAlias, cls: Value) =>
      isSubclassOf(vm, cls, self.originOf(vm)),
    "__getattr__(self, attr, /)": (vm, self: PyBareAlias, name: string) =>
      isDunder(name)
        ? raiseNoAttribute(self, name)
        : getAttribute(vm, self.originOf(vm), name),
  });
  addGetters(bareAliasType, {
    __origin__: (vm, self: PyBareAlias) => self.originOf(vm),
    _name: (_, self: PyBareAlias) => self.name,
    __name__: (_, self: PyBareAlias) => self.name,
    __qualname__: (_, self: PyBareAlias) => self.name,
    __module__: () => "typing",
    __parameters__: () => new PyTuple([]),
  });
  addMethods(
    genericAliasType,
    {
      "__getitem__(self, args, /)": (vm, self: PyAlias, args: Value) =>
        substituteIn(vm, self, args instanceof PyTuple ? args.items : [args]),
      "__call__(self, /, *args, **kwargs)": callAlias,
      "__or__(self, right, /)": (vm, self: Value, right: Value) =>
        makeTypingUnion(vm, [self, right]),
      "__ror__(self, left, /)": (vm, self: Value, left: Value) =>
        makeTypingUnion(vm, [left, self]),
    },
    { acceptsUnknown: true },
  );
  addMethods(genericAliasType, {
    "__repr__(self, /)": aliasText,
    "__eq__(self, other, /)": sameAlias,
    // Which aliases are the same is for `__eq__` to say.
    "__hash__(self, /)": () => 1,
    "__mro_entries__(self, bases, /)": basesFor,
    "__instancecheck__(self, obj, /)": (vm, self: PyAlias, object: Value) =>
      self.type === unionAliasType
        ? isInstanceOf(vm, object, self.args)
        : refuseCheck(),
    "__subclasscheck__(self, cls, /)": (vm, self: PyAlias, cls: Value) =>
      self.type === unionAliasType
        ? isSubclassOf(vm, cls, self.args)
        : refuseCheck(),
    "__iter__(self, /)": (vm, self: PyAlias) => iterateAlias(vm, self),
    "__getattr__(self, attr, /)": (vm, self: PyAlias, name: string) => {
      if (isDunder(name)) raise(attributeErrorType, name);
      return getAttribute(vm, originOf(vm, self), name);
    },
    "__setattr__(self, attr, val, /)": (
      vm,
      self: PyAlias,
      name: string,
      value: Value,
    ) => {
      if (!isDunder(name)) setAttribute(vm, originOf(vm, self), name, value);
      return null;
    },
  });
  addGetters(genericAliasType, {
    __origin__: originOf,
    __args__: (_, self: PyAlias) => self.args,
    __parameters__: (vm, self: PyAlias) =>
      new PyTuple(parametersIn(vm, self.args.items)),
    __metadata__: (_, self: PyAlias) =>
      self.metadata ?? raise(attributeErrorType, "__metadata__"),
    _name: (_, self: PyAlias) => formName(self),
    __name__: (vm, self: PyAlias) =>
      formName(self) ?? getAttribute(vm, originOf(vm, self), "__name__"),
    __qualname__: (vm, self: PyAlias) =>
      formName(self) ?? getAttribute(vm, originOf(vm, self), "__qualname__"),
    __module__: (vm, self: PyAlias) =>
      formName(self) === null
        ? getAttribute(vm, originOf(vm, self), "__module__")
        : "typing",
    __doc__: (vm, self: PyAlias) =>
      findAttribute(vm, originOf(vm, self), "__doc__") ?? null,
  });
}

function formName(alias: PyAlias): string | null {
  const { form } = alias;
  if (
    alias.type === unionAliasType &&
    alias.args.items.includes(noneType) &&
    alias.args.items.length === 2
  ) {
    return "Optional";
  }
  if (form instanceof PyBareAlias || form instanceof PySpecialForm)
    return form.name;
  return alias.type === annotatedAliasType ? "Annotated" : null;
}

function refuseCheck(): never {
  raiseTypeError(
    "Subscripted generics cannot be used with class and instance checks",
  );
}

/** `*Tuple[int, str]` among type arguments: the unpacked form. */
function iterateAlias(vm: Vm, self: PyAlias): Value {
  const unpacked = new PyAlias(
    unpackForm,
    new PyTuple([self]),
    unpackedAliasType,
  );
  return callSpecial(vm, new PyTuple([unpacked]), "__iter__") as Value;
}
