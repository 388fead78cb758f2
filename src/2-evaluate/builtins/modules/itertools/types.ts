/** Helpers for itertools' classes: each is an iterator whose constructor is one row. */
import { iterator, type Next } from "../../../operations/iterate.js";
import { builtinType, iteratorType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import type { Native } from "../../../values/functions.js";
import type { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addStaticMethods } from "../../table.js";

/**
 * A class of itertools.
 * @param signature the constructor's parameters behind `cls`
 * @param acceptsUnknown set where some argument is not an iterable, and may be unknown without making all of it so
 */
export function iteratorClass(
  name: string,
  signature: string,
  construct: Native,
  acceptsUnknown = false,
): PyType {
  const type = builtinType(name, [iteratorType], "itertools");
  addStaticMethods(
    type,
    { [`__new__(cls, ${signature})`]: construct },
    { acceptsUnknown },
  );
  return type;
}

/** Tuples of the choices that `indices` makes from `pool`. */
export function pick(
  pool: readonly Value[],
  indices: readonly number[],
): PyTuple {
  return new PyTuple(indices.map((i) => pool[i] as Value));
}

/** The iterators of several iterables. */
export function iterators(vm: Vm, iterables: readonly Value[]): Next[] {
  return iterables.map((iterable) => iterator(vm, iterable));
}
