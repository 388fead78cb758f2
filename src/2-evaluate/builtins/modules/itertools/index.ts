/** itertools (https://docs.python.org/3.11/library/itertools.html). */
import type { NativeModule } from "../../nativeModule.js";
import {
  chainType,
  isliceType,
  pairwiseType,
  starmapType,
  tee,
  zipLongestType,
} from "./chaining.js";
import {
  combinationsType,
  combinationsWithReplacementType,
  permutationsType,
  productType,
} from "./combinatoric.js";
import { countType, cycleType, repeatType } from "./infinite.js";
import {
  accumulateType,
  compressType,
  dropwhileType,
  filterfalseType,
  groupbyType,
  takewhileType,
} from "./selecting.js";

export const itertools: NativeModule = {
  name: "itertools",
  types: [
    accumulateType,
    chainType,
    combinationsType,
    combinationsWithReplacementType,
    compressType,
    countType,
    cycleType,
    dropwhileType,
    filterfalseType,
    groupbyType,
    isliceType,
    pairwiseType,
    permutationsType,
    productType,
    repeatType,
    starmapType,
    takewhileType,
    zipLongestType,
  ],
  functions: { "tee(iterable, n=2, /)": tee },
};
