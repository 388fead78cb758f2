/** `_collections`: the native part of `collections`; the rest is stubs/collections/__init__.py. */
import { dictGet, dictSet } from "../../../operations/hash.js";
import { binary } from "../../../operations/binary.js";
import { iterator } from "../../../operations/iterate.js";
import { getItem, setItem } from "../../../operations/subscript.js";
import { findAttribute } from "../../../operations/attribute.js";
import { truthy } from "../../../operations/truth.js";
import { PyDict } from "../../../values/dict.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import type { NativeModule } from "../../nativeModule.js";
import { defaultDictType, installDefaultDict } from "./defaultDict.js";
import { dequeType, installDeque } from "./deque.js";
import { namedTuple } from "./namedTuple.js";
import { installOrderedDict, orderedDictType } from "./orderedDict.js";

installOrderedDict();
installDefaultDict();
installDeque();

export const collections: NativeModule = {
  name: "_collections",
  types: [orderedDictType, defaultDictType, dequeType],
  functions: {
    "namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)":
      (vm, name, fields, rename, defaults, module) =>
        namedTuple(vm, name, fields, truthy(vm, rename), defaults, module),
    "_count_elements(mapping, iterable, /)": countElements,
  },
};

/** Adds one to `mapping[element]` for each element: what Counter does with an iterable. */
function countElements(vm: Vm, mapping: Value, iterable: Value): Value {
  const next = iterator(vm, iterable);
  const isPlain = mapping instanceof PyDict;
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    if (isPlain) {
      dictSet(
        vm,
        mapping,
        item,
        binary(vm, "+", dictGet(vm, mapping, item) ?? 0, 1),
      );
    } else {
      const get = findAttribute(vm, mapping, "get");
      const count =
        get === undefined
          ? getItem(vm, mapping, item)
          : vm.call(get, [item, 0]);
      setItem(vm, mapping, item, binary(vm, "+", count, 1));
    }
  }
  return null;
}
