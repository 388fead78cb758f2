/** What the evaluator offers its parts for sequences of symbolic length (`Vm.open`). */
import { segmentsIn, symbolicRange, walk, walked } from "./iterables.js";
import {
  openAppend,
  openCopy,
  openElements,
  openEnumerate,
  openExtend,
  openItem,
  openLength,
  openRepetition,
  openRuns,
  openStarred,
  openSum,
  openTotal,
  openZip,
} from "./sequences.js";

export const openSequences = {
  walk,
  walked,
  append: openAppend,
  copy: openCopy,
  elements: openElements,
  enumerate: openEnumerate,
  extend: openExtend,
  item: openItem,
  length: openLength,
  range: symbolicRange,
  repetition: openRepetition,
  runs: openRuns,
  segments: segmentsIn,
  starred: openStarred,
  sum: openSum,
  total: openTotal,
  zip: openZip,
};

export type OpenSequences = typeof openSequences;
