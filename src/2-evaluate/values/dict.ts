/** dict and its views. */
import {
  dictItemsType,
  dictKeysType,
  dictType,
  dictValuesType,
} from "./basicTypes.js";
import type { HashKey } from "./hashKey.js";
import type { PyType } from "./type.js";
import type { PyUnknown } from "./unknown.js";
import { type Namespace, PyObject, type Value } from "./value.js";

/**
 * A dict: `map` goes from hash key to value in insertion order; `originals` holds the key as written wherever the hash
 * key is not the key itself (bool, float, tuple, objects with their own equality). Go through `operations/hash.ts`
 * (`dictGet`, `dictSet`, `dictDelete`, `dictKeys`) unless all keys are known to be str.
 */
export class PyDict extends PyObject {
  originals: Map<HashKey, Value> | null = null;
  /** Set where something was stored under keys that are not known: whatever is missing may be there. */
  rest: PyUnknown | null = null;

  constructor(
    readonly map: Map<HashKey, Value> = new Map(),
    type: PyType = dictType,
    attributes: Namespace | null = null,
  ) {
    super(type, attributes);
  }

  /** The live dict over a namespace (`vars(x)`, `globals()`): writes go through. */
  static over(namespace: Namespace): PyDict {
    return new PyDict(namespace as Map<HashKey, Value>);
  }

  /** The key as written behind a hash key of this dict. */
  keyOf(hashKey: HashKey): Value {
    return this.originals?.get(hashKey) ?? hashKey;
  }
}

/** `d.keys()`, `d.values()`, `d.items()`: live. */
export class PyDictView extends PyObject {
  constructor(
    readonly dict: PyDict,
    readonly part: "keys" | "values" | "items",
  ) {
    super(
      part === "keys"
        ? dictKeysType
        : part === "values"
          ? dictValuesType
          : dictItemsType,
    );
  }
}
