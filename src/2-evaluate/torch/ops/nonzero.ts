/** Where elements are not zero: the shape of the answer depends on values. */
import { int64 } from "../dtype.js";
import { fresh } from "../make.js";
import { reasons } from "../../../messages.js";
import { unknown } from "../../operations/unknown.js";
import { boolOf } from "../read/numbers.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, contiguousStrides } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";
import { PyTuple } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { coordinates } from "./moved.js";
import { reshaped } from "./reshaped.js";

/** How many elements there are depends on values that are not known. */
export function dataDependent(vm: Vm, what: string): never {
  throw new UnknownOperand(
    unknown(vm, reasons.tensorData(`the shape of ${what}`), `${what}`),
  );
}

/** The input's values, for operations whose result's shape depends on them. */
export function requireValues(
  vm: Vm,
  input: PyTensor,
  what: string,
): Float64Array {
  const values = input.values();
  if (values === null || !input.isExact) return dataDependent(vm, what);
  return values;
}

function nonzeroPlaces(vm: Vm, input: PyTensor): number[] {
  const values = requireValues(vm, input, "nonzero()");
  const found: number[] = [];
  values.forEach((value, i) => {
    if (value !== 0) found.push(i);
  });
  return found;
}

export function nonzeroTuple(vm: Vm, input: PyTensor): PyTuple {
  const source = input.rank === 0 ? reshaped(vm, input, [1]) : input;
  const strides = contiguousStrides(source.shape);
  const places = nonzeroPlaces(vm, source);
  return new PyTuple(
    source.shape.map((size, d) =>
      fresh(
        [places.length],
        int64,
        Float64Array.from(
          places,
          (each) => Math.floor(each / (strides[d] as number)) % size,
        ),
      ),
    ),
  );
}

export const nonzero: Native = (vm, argument, asTuple: Value) => {
  const input = tensorOf(argument);
  if (boolOf(asTuple, "as_tuple")) return nonzeroTuple(vm, input);
  const places = nonzeroPlaces(vm, input);
  const values = Float64Array.from(
    places.flatMap((each) => coordinates(each, input.shape)),
  );
  return fresh([places.length, input.rank], int64, values);
};
