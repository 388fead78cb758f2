/** Classes: built in and user-defined ones alike. */
import type { Span } from "../../source.js";
import { linearize } from "./mro.js";
import { derived, type PyUnknown } from "./unknown.js";
import { type Namespace, PyObject, type Value } from "./value.js";

/** A symbol, because every other value may be a class's attribute. */
const missing = Symbol("missing");

/** Answers about a class that hold until a class in its MRO changes; whoever asks first works one out. */
export interface TypeFacts {
  /** `__getattribute__` and `__setattr__`, where they are not object's own (operations/attribute.ts); else null. */
  getattribute?: Value;
  setattr?: Value;
  /** `object.__new__` makes its instances, and has nothing to refuse (calls/construct.ts). */
  isMadePlainly?: boolean;
}

/**
 * A Python class. Built-in types are created once, at load, and never change afterwards (`isHeapType` false: Python
 * forbids setting their attributes too), so that sharing them between evaluations is safe.
 */
export class PyType extends PyObject {
  name: string;
  qualname: string;
  module: string;
  bases: PyType[];
  /** Method resolution order, this class first, `object` last. */
  mro: PyType[];
  /** The class's own `__dict__`. */
  readonly namespace: Namespace;
  /** Made by a `class` statement or by `type(name, bases, namespace)`. */
  readonly isHeapType: boolean;
  readonly subclasses: PyType[] = [];
  /** `__slots__` without a `__dict__` anywhere in the MRO: instances take no further attributes. */
  slotNames: string[] | null = null;
  /** The `class` statement that made it. */
  definition: Span | null = null;
  /** Instances have a `__dict__` (classes written in Python without `__slots__`, functions, tensors, …). */
  givesDict: boolean;
  /** Instances remember the call that made them (`torch.nn.Module` and what derives from it). */
  recordsCalls: boolean;
  /** Stands in the MRO for a base class that numel cannot read: whatever is not found before it is unknown. */
  opaque: PyUnknown | null = null;
  /** A protocol's or ABC's virtual subclasses (`Abc.register`). */
  registered: Set<PyType> | null = null;
  /** See `TypeFacts`. */
  facts: TypeFacts = {};
  /** What `lookup` found; `missing` where it found nothing. */
  #found = new Map<string, Value | typeof missing>();

  constructor(
    name: string,
    bases: PyType[],
    namespace: Namespace = new Map(),
    options: {
      metatype?: PyType;
      module?: string;
      qualname?: string;
      isHeapType?: boolean;
    } = {},
  ) {
    // A type's own type is known only once `typeType` exists; basicTypes.ts closes the circle for `object` and `type`.
    super(options.metatype ?? (undefined as unknown as PyType));
    this.name = name;
    this.qualname = options.qualname ?? name;
    this.module = options.module ?? "builtins";
    this.bases = bases;
    this.namespace = namespace;
    this.isHeapType = options.isHeapType ?? false;
    this.recordsCalls =
      namespace.get("_numel_records_calls") === true ||
      bases.some((base) => base.recordsCalls);
    this.givesDict = this.isHeapType || bases.some((base) => base.givesDict);
    this.mro = linearize(this, bases);
    for (const base of bases) base.subclasses.push(this);
  }

  /**
   * Finds a name along the MRO, without descriptors or the metatype (CPython's `_PyType_Lookup`). Remembered until a
   * class in the MRO changes.
   */
  lookup(name: string): Value | undefined {
    const found = this.#found.get(name);
    if (found === undefined) return this.#search(name);
    return found === missing ? undefined : found;
  }

  #search(name: string): Value | undefined {
    let value: Value | undefined;
    for (const type of this.mro) {
      value = type.namespace.get(name);
      if (value !== undefined) break;
      if (type.opaque !== null && !isProtocolName(name)) {
        return derived(`${type.opaque.expression}.${name}`, type.opaque);
      }
    }
    this.#found.set(name, value === undefined ? missing : value);
    return value;
  }

  /** The base that numel cannot read, if the class derives from one. */
  get opaqueBase(): PyUnknown | null {
    return this.mro.find((type) => type.opaque !== null)?.opaque ?? null;
  }

  /** The class in the MRO that defines `name`. */
  whereDefined(name: string): PyType | undefined {
    return this.mro.find((type) => type.namespace.has(name));
  }

  /** Sets a class attribute and forgets what was found before. */
  set(name: string, value: Value): void {
    this.namespace.set(name, value);
    this.invalidate();
  }

  delete(name: string): boolean {
    const existed = this.namespace.delete(name);
    this.invalidate();
    return existed;
  }

  /** Must follow every change to `namespace` that goes around `set` and `delete`. */
  invalidate(): void {
    // Most classes change before anybody has asked them anything.
    if (this.#found.size > 0) this.#found = new Map();
    this.facts = {};
    for (const type of this.subclasses) type.invalidate();
  }

  /** Whether this class is `other` or derives from it (real inheritance, no ABC registration). */
  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }
}

/**
 * Names that Python itself looks up on a class for its own machinery: a base that cannot be read is taken not to
 * override them. `__init__` is no such name, because nearly every base has one.
 */
function isProtocolName(name: string): boolean {
  return name.startsWith("__") && name.endsWith("__") && name !== "__init__";
}
