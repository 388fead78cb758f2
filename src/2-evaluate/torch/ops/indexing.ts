/** `tensor[key]` and `tensor[key] = value` (https://docs.pytorch.org/docs/stable/tensor_view.html, numpy's rules for indices). */
import { result, viewOf } from "../make.js";
import { reasons } from "../../../messages.js";
import { unbox } from "../../operations/unbox.js";
import { unknown } from "../../operations/unknown.js";
import { raiseRuntime } from "../raiseTorch.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { setItem } from "./assignItem.js";
import { gatherPlan } from "./gatherPlan.js";
import { requireOperand, shapeOf, valuesOf } from "./operands.js";
import type { Family } from "./rows.js";
import { select } from "./selection.js";

/** `tensor[key]` */
function indexed(vm: Vm, input: PyTensor, key: Value): PyTensor {
  const selection = select(vm, input, key);
  if (selection.picks.every((pick) => pick === null)) {
    return selection.view === input
      ? viewOf(vm, input, input.shape, input.strides)
      : selection.view;
  }
  const { shape, places } = gatherPlan(selection);
  const values = selection.view.values();
  const from = values === null ? null : places();
  const made =
    values === null || from === null
      ? null
      : from.map((at) => values[at] as number);
  return result(vm, [selection.view], shape, input.dtype, made);
}

const getItem: Native = (vm, self, key: Value) =>
  indexed(vm, tensorOf(self, "self"), key);

const contains: Native = (vm, argument, item: Value) => {
  const self = tensorOf(argument, "self");
  if (!(item instanceof PyTensor) && typeof unbox(item) === "string") {
    raiseRuntime(
      "Tensor.__contains__ only supports Tensor or scalar, but you passed in a <class 'str'>.",
    );
  }
  const values = self.values();
  const wanted = requireOperand(vm, item, "element");
  const other = valuesOf(wanted, self.dtype, shapeOf(wanted));
  if (
    values === null ||
    other === null ||
    other.length !== 1 ||
    !self.isExact
  ) {
    return unknown(vm, reasons.tensorData("`in`"), "… in tensor");
  }
  return values.includes(other[0] as number);
};

export const indexing: Family = {
  methods: {
    "__getitem__(self, key)": getItem,
    "__contains__(self, element)": contains,
  },
  inplace: {
    "__setitem__(self, key, value)": setItem,
  },
};
