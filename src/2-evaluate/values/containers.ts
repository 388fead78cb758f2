/** list, tuple, set, frozenset: elements in order. A subclass's instance is the same object with another `type`. */
import { frozensetType, listType, setType, tupleType } from "./basicTypes.js";
import type { HashKey } from "./hashKey.js";
import type { SetTable } from "./setTable.js";
import type { PyType } from "./type.js";
import type { PyUnknown } from "./unknown.js";
import { type Namespace, PyObject, type Value } from "./value.js";

export class PyList extends PyObject {
  constructor(
    public items: Value[],
    type: PyType = listType,
    attributes: Namespace | null = null,
  ) {
    super(type, attributes);
  }
}

export class PyTuple extends PyObject {
  /** Its hash key, once it was asked for, where nothing in it can change that. */
  key: string | null = null;

  constructor(
    readonly items: readonly Value[],
    type: PyType = tupleType,
    attributes: Namespace | null = null,
  ) {
    super(type, attributes);
  }
}

export const emptyTuple = new PyTuple([]);

/**
 * A set or frozenset, keyed as dicts are (see `hashKey.ts`). Change it through `operations/hash.ts` and
 * `operations/sets.ts`, and loop over it with `setElements` (operations/setOrder.ts): Python's order is not that of `map`.
 */
export class PySet extends PyObject {
  /** Python's hash table of these elements; null while it follows from the order of `map`, or from nothing. */
  table: SetTable | null = null;
  /** An element that is not known, if there is one: it may be equal to any other. */
  open: PyUnknown | null = null;

  constructor(
    readonly map: Map<HashKey, Value>,
    type: PyType = setType,
    attributes: Namespace | null = null,
  ) {
    super(type, attributes);
  }

  get isFrozen(): boolean {
    return this.type.isSubtypeOf(frozensetType);
  }
}
