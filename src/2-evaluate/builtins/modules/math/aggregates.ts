/** math's functions on many numbers: prod, fsum, hypot, dist. */
import { binary } from "../../../operations/binary.js";
import { toArray } from "../../../operations/iterate.js";
import { raise } from "../../../operations/raise.js";
import { derived } from "../../../operations/unknown.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import {
  overflowErrorType,
  valueErrorType,
} from "../../../values/exceptionTypes.js";
import { PyFloat } from "../../../values/simple.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { asFloat } from "../../numbers/conversions.js";
import {
  euclideanLength,
  exactSum,
} from "../../../../floats/elementary/sums.js";
import type { Table } from "../../table.js";

/** The items as floats; an unknown where one of them is. */
function floatsOf(
  vm: Vm,
  name: string,
  items: readonly Value[],
): number[] | PyUnknown {
  const unknowns = items.filter((item) => item instanceof PyUnknown);
  if (unknowns.length > 0) return derived(`math.${name}(…)`, ...unknowns);
  return items.map((item) => asFloat(vm, item));
}

function sum(vm: Vm, iterable: Value): Value {
  const values = floatsOf(vm, "fsum", toArray(vm, iterable));
  if (values instanceof PyUnknown) return values;
  const infinities = values.filter((value) => Math.abs(value) === Infinity);
  if (infinities.length > 0 || values.some(Number.isNaN)) {
    const total = values.reduce((a, b) => a + b, 0);
    if (Number.isNaN(total) && !values.some(Number.isNaN)) {
      raise(valueErrorType, "-inf + inf in fsum");
    }
    return new PyFloat(total);
  }
  const total = exactSum(values);
  if (!Number.isFinite(total)) {
    raise(overflowErrorType, "intermediate overflow in fsum");
  }
  return new PyFloat(total);
}

function length(values: readonly number[]): PyFloat {
  if (values.some((value) => Math.abs(value) === Infinity)) {
    return new PyFloat(Infinity);
  }
  return new PyFloat(values.some(Number.isNaN) ? NaN : euclideanLength(values));
}

function distance(vm: Vm, p: Value, q: Value): Value {
  const [from, to] = [p, q].map((point) => {
    if (!(point instanceof PyTuple) && !(point instanceof PyList)) {
      return floatsOf(vm, "dist", toArray(vm, point));
    }
    return floatsOf(vm, "dist", point.items);
  }) as [number[] | PyUnknown, number[] | PyUnknown];
  if (from instanceof PyUnknown) return from;
  if (to instanceof PyUnknown) return to;
  if (from.length !== to.length) {
    raise(
      valueErrorType,
      "both points must have the same number of dimensions",
    );
  }
  return length(from.map((value, i) => Math.abs(value - (to[i] as number))));
}

export const aggregates: Table = {
  "prod(iterable, /, *, start=1)": (vm, iterable, start) => {
    let product: Value = start;
    for (const item of toArray(vm, iterable)) {
      vm.budget.step();
      product = binary(vm, "*", product, item);
    }
    return product;
  },
  "fsum(seq, /)": sum,
  "hypot(*coordinates)": (vm, args: PyTuple) => {
    const values = floatsOf(vm, "hypot", args.items);
    return values instanceof PyUnknown ? values : length(values);
  },
  "dist(p, q, /)": distance,
};
