/**
 * Making classes: the metaclass, `__prepare__`, `__mro_entries__`, `__set_name__`, `__init_subclass__`
 * (https://docs.python.org/3.11/reference/datamodel.html#customizing-class-creation).
 */
import type { Span } from "../../source.js";
import { callSpecial, findAttribute } from "../operations/attribute.js";
import { raiseTypeError } from "../operations/raise.js";
import { toArray } from "../operations/iterate.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { objectType, typeType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import {
  type ClassCell,
  PyClassMethod,
  PyFunction,
  PyStaticMethod,
  PySuper,
} from "../values/functions.js";
import { MroConflict } from "../values/mro.js";
import { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import { type Namespace, PyObject, type Value } from "../values/value.js";
import type { Keywords, Vm } from "../vm.js";

/** A `class` statement, evaluated as far as its header. */
export interface ClassStatement {
  name: string;
  qualname: string;
  module: string;
  doc: string | null;
  source: Span;
  bases: Value[];
  keywords: Keywords;
  /** Runs the body; names go to `namespace`, through `mapping` where `__prepare__` gave one. */
  run(namespace: Namespace, mapping: PyDict | null, classCell: ClassCell): void;
}

export function buildClass(vm: Vm, statement: ClassStatement): Value {
  const { keywords } = statement;
  const bases = resolveBases(vm, statement.bases);
  const explicit = keywords.get("metaclass");
  keywords.delete("metaclass");
  if (explicit instanceof PyUnknown) return explicit;
  const metaclass = chooseMetaclass(explicit, bases);
  const prepared = prepare(vm, metaclass, statement.name, bases, keywords);
  const namespace = prepared.map as Namespace;
  const isPlain = !prepared.type.isHeapType && prepared.type.name === "dict";
  const classCell: ClassCell = { class: null };
  namespace.set("__module__", statement.module);
  namespace.set("__qualname__", statement.qualname);
  if (statement.doc !== null) namespace.set("__doc__", statement.doc);
  statement.run(namespace, isPlain ? null : prepared, classCell);
  if (statement.bases.some(standsForOthers)) {
    namespace.set("__orig_bases__", new PyTuple(statement.bases));
  }
  const made = vm.call(
    metaclass,
    [statement.name, new PyTuple(bases), prepared],
    keywords,
  );
  if (made instanceof PyType) {
    classCell.class = made;
    made.definition = statement.source;
  }
  return made;
}

/** Bases that are no classes say what stands for them (`Generic[T]`); what cannot be read is kept as an opaque base. */
function resolveBases(vm: Vm, bases: readonly Value[]): Value[] {
  return bases.flatMap((base) => {
    if (base instanceof PyType) return [base];
    if (base instanceof PyUnknown) return [opaqueBase(base)];
    const entries =
      base instanceof PyObject
        ? findAttribute(vm, base, "__mro_entries__")
        : undefined;
    if (entries === undefined) return [base];
    return toArray(vm, vm.call(entries, [new PyTuple(bases)]));
  });
}

/** Whether a base is no class but says which classes it stands for (PEP 560). */
function standsForOthers(base: Value): boolean {
  return !(base instanceof PyType) && !(base instanceof PyUnknown);
}

/** A class that stands for one that numel cannot read. */
function opaqueBase(base: PyUnknown): PyType {
  const name = base.expression.split(".").pop() as string;
  const type = new PyType(name, [objectType], new Map(), {
    metatype: typeType,
    module: base.expression.slice(0, -name.length - 1),
    isHeapType: true,
  });
  type.opaque = base;
  return type;
}

/** The most derived metaclass of all (https://docs.python.org/3.11/reference/datamodel.html#determining-the-appropriate-metaclass). */
function chooseMetaclass(explicit: Value | undefined, bases: Value[]): Value {
  if (explicit !== undefined && !(explicit instanceof PyType)) return explicit;
  let winner: PyType = explicit ?? typeType;
  for (const base of bases) {
    const metaclass = typeOf(base);
    if (winner.isSubtypeOf(metaclass)) continue;
    if (!metaclass.isSubtypeOf(winner)) {
      raiseTypeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
      );
    }
    winner = metaclass;
  }
  return winner;
}

function prepare(
  vm: Vm,
  metaclass: Value,
  name: string,
  bases: Value[],
  keywords: Keywords,
): PyDict {
  if (metaclass === typeType || !(metaclass instanceof PyObject)) {
    return new PyDict();
  }
  const hook = findAttribute(vm, metaclass, "__prepare__");
  if (hook === undefined) return new PyDict();
  const mapping = vm.call(hook, [name, new PyTuple(bases)], new Map(keywords));
  if (mapping instanceof PyDict) return mapping;
  return raiseTypeError(
    `${metaclass instanceof PyType ? metaclass.name : "<metaclass>"}.__prepare__() must return a mapping, not ${typeName(mapping)}`,
  );
}

/** `type.__new__(metatype, name, bases, namespace, **keywords)` */
export function newType(
  vm: Vm,
  metatype: PyType,
  name: string,
  bases: readonly Value[],
  namespace: PyDict,
  keywords: Keywords,
): PyType {
  const parents = bases.length === 0 ? [objectType] : bases.map(asBase);
  const own: Namespace = new Map(namespace.map as Namespace);
  const qualname = own.get("__qualname__");
  own.delete("__qualname__");
  const module = own.get("__module__") ?? vm.frame?.module.name ?? "builtins";
  own.set("__module__", module);
  if (!own.has("__doc__")) own.set("__doc__", null);
  implicitMethodKinds(own);
  // A class that defines equality without a hash is unhashable.
  if (own.has("__eq__") && !own.has("__hash__")) own.set("__hash__", null);
  const type = makeType(name, parents, own, metatype, {
    qualname: typeof qualname === "string" ? qualname : name,
    module: typeof module === "string" ? module : name,
  });
  applySlots(vm, type, own);
  for (const [attribute, value] of own) {
    if (value instanceof PyObject && !(value instanceof PyUnknown)) {
      callSpecial(vm, value, "__set_name__", type, attribute);
    }
  }
  const hook = findAttribute(
    vm,
    new PySuper(type, type, type),
    "__init_subclass__",
  );
  if (hook !== undefined) vm.call(hook, [], keywords);
  return type;
}

function makeType(
  name: string,
  parents: PyType[],
  own: Namespace,
  metatype: PyType,
  names: { qualname: string; module: string },
): PyType {
  try {
    return new PyType(name, parents, own, {
      metatype,
      isHeapType: true,
      ...names,
    });
  } catch (error) {
    if (error instanceof MroConflict) return raiseTypeError(error.message);
    throw error;
  }
}

/** Bases that no class may derive from. */
const finalTypes = new Set([
  "bool",
  "NoneType",
  "range",
  "slice",
  "ellipsis",
  "function",
  "generator",
]);

function asBase(base: Value): PyType {
  if (!(base instanceof PyType)) {
    return raiseTypeError("bases must be types");
  }
  if (!base.isHeapType && finalTypes.has(base.name)) {
    raiseTypeError(`type '${base.name}' is not an acceptable base type`);
  }
  return base;
}

/** `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods, said or not. */
function implicitMethodKinds(own: Namespace): void {
  const constructor = own.get("__new__");
  if (constructor instanceof PyFunction) {
    own.set("__new__", new PyStaticMethod(constructor));
  }
  for (const name of ["__init_subclass__", "__class_getitem__"]) {
    const method = own.get(name);
    if (method instanceof PyFunction) own.set(name, new PyClassMethod(method));
  }
}

function applySlots(vm: Vm, type: PyType, own: Namespace): void {
  const slots = own.get("__slots__");
  const inherited = type.mro
    .slice(1)
    .map((base) => base.slotNames)
    .find((names) => names !== null);
  const everyBaseHasSlots = type.bases.every(
    (base) => base === objectType || base.slotNames !== null,
  );
  if (slots === undefined || slots instanceof PyUnknown) return;
  const names = typeof slots === "string" ? [slots] : toArray(vm, slots);
  if (!everyBaseHasSlots || names.includes("__dict__")) return;
  type.slotNames = [...(inherited ?? []), ...(names as string[])];
}

/** `object.__new__` refuses abstract classes; the message is Python's. */
export function abstractMethodsOf(type: PyType): string[] {
  const names = type.lookup("__abstractmethods__");
  if (!(names instanceof PyObject) || !("map" in names)) return [];
  return [...(names.map as Map<string, Value>).keys()].sort();
}
