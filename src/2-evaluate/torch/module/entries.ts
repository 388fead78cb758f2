/** Walking over one registry of a module (`_modules`, `_parameters`, `_buffers`), lazily, as Python walks a dict. */
import { getAttribute } from "../../operations/attribute.js";
import { iterator } from "../../operations/iterate.js";
import { raise } from "../../operations/raise.js";
import { requireClosed } from "../../operations/hash.js";
import { unpackPair } from "./unpackPair.js";
import { PyDict } from "../../values/dict.js";
import { runtimeErrorType } from "../../values/exceptionTypes.js";
import type { PyObject, Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import type { RegistryName } from "./registries.js";

/** `iter(module._modules.items())`: `next` moves on, and `key` and `value` are then those of the entry. */
export interface Entries {
  key: Value;
  value: Value;
  /** False at the end. */
  next(): boolean;
}

/**
 * @throws AttributeError (Python) where `Module.__init__` did not run; RuntimeError (Python) where the dict grows or
 * shrinks meanwhile
 */
export function entriesOf(
  vm: Vm,
  module: PyObject,
  name: RegistryName,
): Entries {
  const own = module.attributes?.get(name);
  const dict = own === undefined ? getAttribute(vm, module, name) : own;
  return dict instanceof PyDict && !dict.type.isHeapType
    ? new DictEntries(dict)
    : new ItemEntries(vm, dict);
}

class DictEntries implements Entries {
  key: Value = null;
  value: Value = null;
  readonly #dict: PyDict;
  readonly #size: number;
  readonly #entries: MapIterator<[unknown, Value]>;

  constructor(dict: PyDict) {
    requireClosed(dict);
    this.#dict = dict;
    this.#size = dict.map.size;
    this.#entries = dict.map.entries();
  }

  next(): boolean {
    if (this.#dict.map.size !== this.#size) {
      raise(runtimeErrorType, "dictionary changed size during iteration");
    }
    const step = this.#entries.next();
    if (step.done) return false;
    const [key, value] = step.value;
    this.key = this.#dict.keyOf(key as never);
    this.value = value;
    return true;
  }
}

/** Of something that a program put in the dict's place. */
class ItemEntries implements Entries {
  key: Value = null;
  value: Value = null;
  readonly #next: () => Value | undefined;

  constructor(
    readonly vm: Vm,
    mapping: Value,
  ) {
    const items = vm.call(getAttribute(vm, mapping, "items"), []);
    this.#next = iterator(vm, items);
  }

  next(): boolean {
    const pair = this.#next();
    if (pair === undefined) return false;
    [this.key, this.value] = unpackPair(this.vm, pair);
    return true;
  }
}
