/** Activations that are methods of tensors or functions of the torch namespace: shapes. */
import type { Table } from "../../builtins/table.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import { result } from "../make.js";
import { dtypeOr } from "../read/options.js";
import { dimOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import type { Family } from "./rows.js";

const sameShape: Native = (vm, argument) => {
  const input = tensorOf(argument);
  return result(vm, [input], input.shape, input.dtype);
};

const alongDim: Native = (vm, argument, dim: Value, dtype: Value) => {
  const input = tensorOf(argument);
  if (dim !== null) dimOf(vm, dim, input.rank);
  return result(vm, [input], input.shape, dtypeOr(dtype, input.dtype));
};

const methods: Table = {
  "softmax(self, dim, dtype=None)": alongDim,
  "log_softmax(self, dim, dtype=None)": alongDim,
  "prelu(self, weight)": sameShape,
  "hardshrink(self, lambd=0.5)": sameShape,
};

export const activations: Family = {
  methods,
  both: { "mvlgamma(input, p)": sameShape },
  functions: { "polygamma(n, input)": (vm, _n, input) => sameShape(vm, input) },
};
