/** Python's unary operators and special methods of tensors that are not elementwise binary ones. */
import { raise } from "../../operations/raise.js";
import { dictGet, dictSet, serialOf } from "../../operations/hash.js";
import { deepCopy } from "../../builtins/modules/copy/copy.js";
import type { Table } from "../../builtins/table.js";
import { PyDict } from "../../values/dict.js";
import {
  runtimeErrorType,
  typeErrorType,
} from "../../values/exceptionTypes.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { bool } from "../dtype.js";
import { result } from "../make.js";
import { tensorOf } from "../read/tensors.js";
import { tensorText } from "../text.js";
import { PyTensor } from "../tensor.js";
import { tensorType } from "../types.js";
import { finishInplace } from "./inplaceRules.js";
import { movedByIndex } from "./moved.js";
import type { Family } from "./rows.js";

const call = (name: string) => (vm: Vm, self: Value) =>
  vm.call(tensorType.lookup(name) as Value, [self]);

/** `~x`: logical for bools, bitwise for ints. */
function inverted(input: PyTensor): Float64Array | null {
  if (input.dtype.kind !== "bool" && input.dtype.kind !== "int") {
    raise(
      typeErrorType,
      "~ (operator.invert) is only implemented on integer and Boolean-type tensors",
    );
  }
  const values = input.values();
  if (values === null) return null;
  return input.dtype === bool
    ? values.map((x) => (x === 0 ? 1 : 0))
    : values.map((x) => -x - 1);
}

/** A copy with its own elements: same class, same flag; what it carries as attributes is copied too. */
function deepCopied(vm: Vm, self: PyTensor, memo: Value): Value {
  if (!self.isLeaf) {
    raise(
      runtimeErrorType,
      "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001",
    );
  }
  const table = memo instanceof PyDict ? memo : new PyDict();
  const id = serialOf(self) * 16;
  const known = dictGet(vm, table, id);
  if (known !== undefined) return known;
  const made = new PyTensor([], self.dtype, self.view, self.type);
  made.pending = self.pending;
  if (self.pending === null) {
    made.shape = self.shape;
    made.view = copiedView(vm, self, table);
  }
  made.device = self.device;
  made.requiresGrad = self.requiresGrad;
  dictSet(vm, table, id, made);
  if (self.attributes !== null) {
    made.attributes = new Map(
      [...self.attributes].map(([name, value]) => [
        name,
        deepCopy(vm, value, table),
      ]),
    );
  }
  return made;
}

/** Parameters get elements of their own; plain tensors that shared a storage share its copy. */
function copiedView(vm: Vm, self: PyTensor, memo: PyDict): PyTensor["view"] {
  if (self.isParameter)
    return { ...self.view, storage: self.view.storage.copy() };
  const holder = storageHolder(self);
  const id = serialOf(holder) * 16 + 1;
  let copy = dictGet(vm, memo, id);
  if (!(copy instanceof PyTensor)) {
    copy = new PyTensor([], self.dtype, {
      ...self.view,
      storage: self.view.storage.copy(),
    });
    dictSet(vm, memo, id, copy);
  }
  return { ...self.view, storage: (copy as PyTensor).view.storage };
}

/** A value that stands for the storage in the memo. */
function storageHolder(self: PyTensor): PyTensor {
  const { storage } = self.view;
  return (storage.holder ??= self) as PyTensor;
}

function shallowCopied(self: PyTensor): PyTensor {
  const made = new PyTensor(
    self.pending === null ? self.shape : [],
    self.dtype,
    self.view,
    self.type,
  );
  made.pending = self.pending;
  made.device = self.device;
  made.requiresGrad = self.requiresGrad;
  made.attributes = self.attributes === null ? null : new Map(self.attributes);
  return made;
}

const methods: Table = {
  "__neg__(self)": call("neg"),
  "__pos__(self)": (_vm, self) => tensorOf(self, "self"),
  "__abs__(self)": call("abs"),
  "__invert__(self)": (vm, argument) => {
    const self = tensorOf(argument, "self");
    return result(vm, [self], self.shape, self.dtype, inverted(self));
  },
  "bitwise_not(self)": (vm, argument) => {
    const self = tensorOf(argument, "self");
    return result(vm, [self], self.shape, self.dtype, inverted(self));
  },
  "__reversed__(self)": (vm, argument) => {
    const self = tensorOf(argument, "self");
    return self.rank === 0
      ? self
      : movedByIndex(vm, self, self.shape, (index) =>
          index.map((i, d) => (self.shape[d] as number) - 1 - i),
        );
  },
  "__repr__(self)": (vm, self: PyTensor) => tensorText(vm, self),
  "__deepcopy__(self, memo)": deepCopied,
  "__copy__(self)": (_vm, self: PyTensor) => shallowCopied(self),
};

export const operators: Family = {
  methods,
  functions: {
    "bitwise_not(input)": (vm, argument) => {
      const input = tensorOf(argument);
      return result(vm, [input], input.shape, input.dtype, inverted(input));
    },
  },
  inplace: {
    "bitwise_not_(self)": (vm, argument) => {
      const self = tensorOf(argument, "self");
      return finishInplace(vm, self, [self], () => ({
        dtype: self.dtype,
        values: inverted(self),
        error: 0,
      }));
    },
  },
};
