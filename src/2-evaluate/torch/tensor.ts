/** Tensors: shape, dtype, requires_grad and, while they are few and known, values. */
import { raise } from "../operations/raise.js";
import { runtimeErrorType } from "../values/exceptionTypes.js";
import { normalize } from "../values/integer.js";
import type { PyType } from "../values/type.js";
import type { PyUnknown } from "../values/unknown.js";
import { PyObject } from "../values/value.js";
import { cpu, type Device } from "./device.js";
import type { DType } from "./dtype.js";
import { VALUE_LIMIT, type Storage } from "./storage.js";
import { parameterType, tensorType } from "./types.js";
import { UnknownOperand } from "./unknownOperand.js";

export type Shape = readonly number[];

/** Where a tensor's elements lie in its storage; never changed, so that tensors may share one. */
interface View {
  readonly storage: Storage;
  readonly offset: number;
  /** Elements between neighbours, per dimension; null: row by row without gaps. */
  readonly strides: Shape | null;
}

/** An instance of `torch.Tensor` or of a class derived from it. */
export class PyTensor extends PyObject {
  #shape: Shape;
  dtype: DType;
  view: View;
  requiresGrad = false;
  /** Not the result of a differentiable operation. */
  isLeaf = true;
  device: Device = cpu;
  /** `tensor.grad` */
  grad: PyTensor | null = null;
  /** The tensor that this is a differentiable view of: writing to a view of a leaf that requires grad is an error. */
  base: PyTensor | null = null;
  /** Not null: there is no shape, because the tensor is lazy (`UninitializedParameter`) or was given an unknown one. */
  pending: "lazy" | PyUnknown | null = null;

  constructor(
    shape: Shape,
    dtype: DType,
    view: View,
    type: PyType = tensorType,
  ) {
    super(type);
    this.#shape = shape;
    this.dtype = dtype;
    this.view = view;
  }

  /**
   * Sizes of the dimensions.
   * @throws RuntimeError (Python) for a lazy tensor; UnknownOperand where the shape is not known
   */
  get shape(): Shape {
    if (this.pending !== null) this.#refuse();
    return this.#shape;
  }

  set shape(shape: Shape) {
    this.#shape = shape;
  }

  /** The sizes that it has, or last had: to see whether they changed, and to put them back. */
  get keptShape(): Shape {
    return this.#shape;
  }

  set keptShape(shape: Shape) {
    this.#shape = shape;
  }

  #refuse(): never {
    if (this.pending !== null && this.pending !== "lazy") {
      throw new UnknownOperand(this.pending);
    }
    raise(
      runtimeErrorType,
      "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` to initialize the parameters before accessing their attributes.",
    );
  }

  get rank(): number {
    return this.shape.length;
  }

  /** Number of elements as far as doubles tell it; `numel()` of Python goes through `elementCount`. */
  get count(): number {
    return countOf(this.shape);
  }

  /** `isinstance(x, nn.Parameter)`: by class, or marked as one (`_is_param`). */
  get isParameter(): boolean {
    return (
      this.type === parameterType ||
      (this.type !== tensorType && this.type.isSubtypeOf(parameterType)) ||
      this.attributes?.get("_is_param") === true
    );
  }

  /** `isinstance(x, nn.Buffer)`: marked as one. */
  get isBuffer(): boolean {
    return this.attributes?.get("_is_buffer") === true;
  }

  get isLazy(): boolean {
    return this.pending === "lazy";
  }

  /** Whether the elements lie row by row without gaps. */
  get isContiguous(): boolean {
    return this.view.strides === null;
  }

  /** The strides, computed where the tensor is contiguous. */
  get strides(): Shape {
    return this.view.strides ?? contiguousStrides(this.shape);
  }

  /** All elements in row-major order, not to be written to; null where they are not known or too many. */
  values(): Float64Array | null {
    const { storage, offset, strides } = this.view;
    const { count } = this;
    if (count === 0) return new Float64Array(0);
    if (!storage.isKnown) return null;
    if (storage.fill !== null && count <= VALUE_LIMIT) {
      return new Float64Array(count).fill(storage.fill);
    }
    if (count > VALUE_LIMIT) return null;
    const data = storage.read();
    if (data === null) return null;
    if (strides === null) {
      return count === data.length
        ? data
        : data.subarray(offset, offset + count);
    }
    const result = new Float64Array(count);
    visit(this.shape, strides, offset, (at, i) => {
      result[i] = data[at] as number;
    });
    return result;
  }

  /** How far `values()` may be from PyTorch's. */
  get error(): number {
    return this.view.storage.error;
  }

  /** Whether `values()` are PyTorch's to the last bit. */
  get isExact(): boolean {
    return this.view.storage.error === 0;
  }
}

export function countOf(shape: Shape): number {
  let count = 1;
  for (let i = 0; i < shape.length; i++) count *= shape[i] as number;
  return count;
}

/** `tensor.numel()`, exact at any size. */
export function elementCount(shape: Shape): number | bigint {
  const count = countOf(shape);
  if (Number.isSafeInteger(count)) return count;
  return normalize(shape.reduce((product, size) => product * BigInt(size), 1n));
}

/** Row-major strides. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= Math.max(shape[i] as number, 1);
  }
  return strides;
}

/** Calls `each` with the place in the storage of every element, in row-major order, and its number. */
export function visit(
  shape: Shape,
  strides: Shape,
  offset: number,
  each: (at: number, index: number) => void,
): void {
  const rank = shape.length;
  const total = countOf(shape);
  const index = new Array<number>(rank).fill(0);
  let at = offset;
  for (let i = 0; i < total; i++) {
    each(at, i);
    for (let d = rank - 1; d >= 0; d--) {
      at += strides[d] as number;
      if (++(index[d] as number) < (shape[d] as number)) break;
      at -= (index[d] as number) * (strides[d] as number);
      index[d] = 0;
    }
  }
}
