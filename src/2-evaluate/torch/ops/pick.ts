/** Operations that choose elements: where, masked_fill, gather, index_select, take, sort, topk, unique, nonzero, … */
import type { Table } from "../../builtins/table.js";
import { result } from "../make.js";
import { intOf } from "../read/numbers.js";
import { tensorOf } from "../read/tensors.js";
import { clamp, clampInplace } from "./clamp.js";
import {
  combinations,
  gather,
  indexSelect,
  take,
  takeAlongDim,
} from "./gather.js";
import { maskedFill, maskedFillInplace, maskedSelect } from "./masked.js";
import { nonzero } from "./nonzero.js";
import { requireOperand } from "./operands.js";
import type { Family } from "./rows.js";
import { insertionPlaces } from "./searchsorted.js";
import { argsort, ordered, sort, topk } from "./sort.js";
import { bincount, histogram, unique, uniqueConsecutive } from "./unique.js";
import { where } from "./where.js";

const both: Table = {
  "masked_fill(input, mask, value)": maskedFill,
  "masked_select(input, mask)": maskedSelect,
  "gather(input, dim, index, *, sparse_grad=False)": gather,
  "index_select(input, dim, index)": indexSelect,
  "take(input, index)": take,
  "take_along_dim(input, indices, dim=None)": takeAlongDim,
  "nonzero(input, *, as_tuple=False)": nonzero,
  "argwhere(input)": (vm, input) => nonzero(vm, input, false),
  "sort(input, dim=-1, descending=False, stable=None)": sort,
  "argsort(input, dim=-1, descending=False, stable=False)": argsort,
  "msort(input)": (vm, argument) =>
    ordered(
      vm,
      tensorOf(argument),
      0,
      false,
      tensorOf(argument).shape[0] ?? 1,
      false,
    )[0],
  "topk(input, k, dim=-1, largest=True, sorted=True)": topk,
  "unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None)":
    unique,
  "unique_consecutive(input, return_inverse=False, return_counts=False, dim=None)":
    uniqueConsecutive,
  "bincount(input, weights=None, minlength=0)": bincount,
  "histogram(input, bins, *, range=None, weight=None, density=False)":
    histogram,
  "histc(input, bins=100, min=0, max=0)": (vm, input, bins) =>
    result(
      vm,
      [tensorOf(input)],
      [intOf(vm, bins, "bins")],
      tensorOf(input).dtype,
    ),
  "clamp(input, min=None, max=None)": clamp,
  "clip(input, min=None, max=None)": clamp,
  "clamp_min(input, min)": (vm, input, low) => clamp(vm, input, low, null),
  "clamp_max(input, max)": (vm, input, high) => clamp(vm, input, null, high),
};

export const pick: Family = {
  takesOut: true,
  both,
  functions: {
    "where(condition, input=..., other=...)": where,
    "searchsorted(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None)":
      (vm, sequence, input, int, right, side) =>
        insertionPlaces(
          vm,
          tensorOf(sequence),
          requireOperand(vm, input, "input"),
          right === true || side === "right",
          int === true,
        ),
    "bucketize(input, boundaries, *, out_int32=False, right=False)": (
      vm,
      input,
      boundaries,
      int,
      right,
    ) =>
      insertionPlaces(
        vm,
        tensorOf(boundaries),
        requireOperand(vm, input, "input"),
        right === true,
        int === true,
      ),
    "combinations(input, r=2, with_replacement=False)": (
      vm,
      argument,
      r,
      repeats,
    ) =>
      combinations(vm, tensorOf(argument), intOf(vm, r, "r"), repeats === true),
  },
  methods: {
    "where(self, condition, other)": (vm, self, condition, other) =>
      where(vm, condition, self, other),
  },
  inplace: {
    "masked_fill_(self, mask, value)": maskedFillInplace,
    "clamp_(self, min=None, max=None)": clampInplace,
    "clip_(self, min=None, max=None)": clampInplace,
    "clamp_min_(self, min)": (vm, self, low) =>
      clampInplace(vm, self, low, null),
    "clamp_max_(self, max)": (vm, self, high) =>
      clampInplace(vm, self, null, high),
  },
};
