/** What a tensor tells about itself: shape, dtype, requires_grad, data, … */
import { reasons } from "../../../messages.js";
import type { Table } from "../../builtins/table.js";
import { raiseTypeError } from "../../operations/raise.js";
import { truthy } from "../../operations/truth.js";
import { typeName } from "../../operations/typeOf.js";
import { unknown } from "../../operations/unknown.js";
import { PyTuple } from "../../values/containers.js";
import { PyUnknown } from "../../values/unknown.js";
import { PyInstance, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { blank, viewOf } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { dimOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { sizeOf } from "../size.js";
import { elementCount, PyTensor } from "../tensor.js";
import type { PyType } from "../../values/type.js";
import { legacyTensor } from "../construct.js";
import { handleType, nodeType, tensorType } from "../types.js";
import { strided } from "../layouts.js";
import { toReal } from "../promotion.js";
import { become } from "./changes.js";
import { detached } from "./converted.js";
import { matrixTransposed, reversedDims } from "./permuted.js";
import type { Family, Getters } from "./rows.js";

/**
 * `tensor.requires_grad = value`; for an unknown value the choice is the evaluation's, so that no wrong flag is counted.
 */
function setRequiresGradFlag(vm: Vm, self: PyTensor, value: Value): void {
  const isUnknown = value instanceof PyUnknown;
  if (!isUnknown && typeof value !== "boolean")
    raiseRuntime("requires_grad must be a bool");
  const requiresGrad = isUnknown ? truthy(vm, value) : value;
  if (!self.isLeaf && !requiresGrad) {
    raiseRuntime(
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
  }
  if (requiresGrad && !self.dtype.isDifferentiable) {
    raiseRuntime(
      "only Tensors of floating point and complex dtype can require gradients",
    );
  }
  self.requiresGrad = requiresGrad;
}

/** `tensor.data = value`: the same object over other elements. */
function setData(_vm: Vm, self: PyTensor, value: Value): void {
  if (value instanceof PyUnknown) {
    self.pending = value;
    return;
  }
  if (!(value instanceof PyTensor))
    raiseTypeError(
      `Variable data has to be a tensor, but got ${typeName(value)}`,
    );
  if (self.requiresGrad && !value.dtype.isDifferentiable) {
    raiseRuntime(
      "data set to a tensor that requires gradients must be floating point or complex dtype",
    );
  }
  become(self, value);
}

function getData(vm: Vm, self: PyTensor): Value {
  if (self.pending === "lazy") {
    const made = blank([], self.dtype);
    made.pending = "lazy";
    return made;
  }
  return detached(vm, tensorOf(self));
}

function setGrad(_vm: Vm, self: PyTensor, value: Value): void {
  if (
    value !== null &&
    !(value instanceof PyTensor) &&
    !(value instanceof PyUnknown)
  ) {
    raiseTypeError(
      `assigned grad expected to be a Tensor or None but got ${typeName(value)}`,
    );
  }
  self.grad = value instanceof PyTensor ? value : null;
}

const onDevice = (kind: string) => (_vm: Vm, self: PyTensor) =>
  self.device.kind === kind;
const always = (value: Value) => () => value;

export const tensorGetters: Getters = {
  shape: (_vm, self: PyTensor) => sizeOf(self.shape),
  dtype: (_vm, self: PyTensor) => self.dtype,
  device: (_vm, self: PyTensor) => self.device,
  requires_grad: [
    (_vm, self: PyTensor) => self.requiresGrad,
    setRequiresGradFlag,
  ],
  data: [getData, setData],
  grad: [(_vm, self: PyTensor) => self.grad, setGrad],
  is_leaf: (_vm, self: PyTensor) => self.isLeaf,
  grad_fn: (_vm, self: PyTensor) =>
    self.isLeaf ? null : new PyInstance(nodeType),
  ndim: (_vm, self: PyTensor) => self.rank,
  T: (vm, self: PyTensor) => reversedDims(vm, self),
  H: (vm, self: PyTensor) => {
    if (self.rank !== 2 && self.rank !== 0)
      raiseRuntime(
        `tensor.H is only supported on matrices (2-D tensors). Got ${self.rank}-D tensor.`,
      );
    return reversedDims(vm, self);
  },
  mT: (vm, self: PyTensor) => matrixTransposed(vm, self),
  mH: (vm, self: PyTensor) => matrixTransposed(vm, self),
  itemsize: (_vm, self: PyTensor) => self.dtype.itemsize,
  nbytes: (_vm, self: PyTensor) => self.dtype.itemsize * self.count,
  layout: always(strided),
  name: always(null),
  output_nr: always(0),
  is_cpu: onDevice("cpu"),
  is_cuda: onDevice("cuda"),
  is_meta: onDevice("meta"),
  is_mps: onDevice("mps"),
  is_xpu: onDevice("xpu"),
  is_xla: onDevice("xla"),
  is_ipu: onDevice("ipu"),
  is_vulkan: onDevice("vulkan"),
  is_mtia: onDevice("mtia"),
  is_maia: onDevice("maia"),
  is_sparse: always(false),
  is_sparse_csr: always(false),
  is_mkldnn: always(false),
  is_nested: always(false),
  is_quantized: (_vm, self: PyTensor) =>
    self.dtype.kind === "opaque" && /^q/.test(self.dtype.name),
  retains_grad: always(false),
  volatile: always(false),
  real: (vm, self: PyTensor) =>
    self.dtype.isComplex
      ? blank(self.shape, toReal(self.dtype))
      : viewOf(vm, self, self.shape, self.view.strides),
  imag: (_vm, self: PyTensor) => {
    if (!self.dtype.isComplex)
      raiseRuntime(
        "imag is not implemented for tensors with non-complex dtypes.",
      );
    return blank(self.shape, toReal(self.dtype));
  },
  _version: (vm) =>
    unknown(vm, reasons.unsupportedCall("tensor._version"), "tensor._version"),
  _base: (_vm, self: PyTensor) => self.base,
  _grad: (_vm, self: PyTensor) => self.grad,
  _backward_hooks: [always(null), () => undefined],
};

const methods: Table = {
  "size(self, dim=None)": (vm, argument, dim) => {
    const self = tensorOf(argument, "self");
    return dim === null
      ? sizeOf(self.shape)
      : (self.shape[dimOf(vm, dim, self.rank)] ??
          raiseRuntime(
            "dimension specified as 0 but tensor has no dimensions",
          ));
  },
  "dim(self)": (_vm, self) => tensorOf(self, "self").rank,
  "ndimension(self)": (_vm, self) => tensorOf(self, "self").rank,
  "nelement(self)": (_vm, self) => elementCount(tensorOf(self, "self").shape),
  "stride(self, dim=None)": (vm, argument, dim) => {
    const self = tensorOf(argument, "self");
    return dim === null
      ? new PyTuple([...self.strides])
      : (self.strides[dimOf(vm, dim, self.rank)] as number);
  },
  "storage_offset(self)": (_vm, self) => tensorOf(self, "self").view.offset,
  "element_size(self)": (_vm, self: PyTensor) => self.dtype.itemsize,
  "is_contiguous(self, memory_format=None)": (_vm, self) =>
    tensorOf(self, "self").isContiguous,
  "is_signed(self)": (_vm, self: PyTensor) => self.dtype.isSigned,
  "is_same_size(self, other)": (_vm, self, other) => {
    const [a, b] = [
      tensorOf(self, "self").shape,
      tensorOf(other, "other").shape,
    ];
    return a.length === b.length && a.every((size, i) => size === b[i]);
  },
  "is_set_to(self, tensor)": (_vm, self, other) =>
    tensorOf(self).view.storage === tensorOf(other).view.storage,
  "get_device(self)": (_vm, self: PyTensor) =>
    self.device.kind === "cpu" ? -1 : (self.device.index ?? 0),
  "is_pinned(self)": () => false,
  "is_shared(self)": () => false,
  "is_inference(self)": () => false,
  "is_conj(self)": () => false,
  "is_neg(self)": () => false,
  "is_coalesced(self)": () =>
    raiseRuntime(
      "is_coalesced expected sparse coordinate tensor layout but got Strided",
    ),
  "is_distributed(self)": () => false,
  "pin_memory(self, device=None)": (_vm, self) => self,
  "share_memory_(self)": (_vm, self) => self,
  "resolve_conj(self)": (_vm, self) => self,
  "resolve_neg(self)": (_vm, self) => self,
  "retain_grad(self)": () => null,
  "record_stream(self, stream)": () => null,
  "backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)":
    () => null,
  "contiguous(self, memory_format=None)": (vm, argument) =>
    contiguous(vm, tensorOf(argument, "self")),
  "register_hook(self, hook)": () => new PyInstance(handleType),
  "register_post_accumulate_grad_hook(self, hook)": () =>
    new PyInstance(handleType),
  "as_subclass(self, cls)": (vm, argument, cls: PyType) => {
    const self = tensorOf(argument, "self");
    const made = viewOf(vm, self, self.shape, self.view.strides);
    made.type = cls;
    return made;
  },
  "new(self, *args, device=None)": (vm, argument, rest: PyTuple, device) => {
    const self = tensorOf(argument, "self");
    return legacyTensor(
      vm,
      tensorType,
      rest,
      device ?? self.device,
      self.dtype,
    );
  },
};

function contiguous(vm: Vm, self: PyTensor): Value {
  return self.isContiguous
    ? self
    : vm.call(self.type.lookup("clone") as Value, [self]);
}

export const attributes: Family = { methods };
