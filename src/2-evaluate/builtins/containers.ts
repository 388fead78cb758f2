/** Attaches the methods of the container and iterator types, once, before the first evaluation. */
import type { PyType } from "../values/type.js";
import { installDict } from "./dict.js";
import { installDictViews } from "./dictViews.js";
import {
  enumerateType,
  filterType,
  installLazyIterators,
  mapType,
  reversedType,
  zipType,
} from "./functions/lazyIterators.js";
import { installGenericAlias } from "./genericAlias.js";
import { installIterators } from "./iterators.js";
import { installList } from "./list.js";
import { installMappingProxy } from "./mappingProxy.js";
import { installRange } from "./range.js";
import { installSets } from "./set.js";
import { installSlice } from "./slice.js";
import { installTuple } from "./tuple.js";
import { installUnion } from "./union.js";

/** Classes that the builtins' namespace shows besides those of `values/basicTypes.ts`. */
export const iteratorClasses: readonly PyType[] = [
  enumerateType,
  filterType,
  mapType,
  reversedType,
  zipType,
];

export function installContainers(): void {
  installList();
  installTuple();
  installDict();
  installDictViews();
  installSets();
  installRange();
  installSlice();
  installIterators();
  installLazyIterators();
  installGenericAlias();
  installUnion();
  installMappingProxy();
}
