/** What a loop over a symbolic range makes: modules and tensors that stand for one of each round. */
import type { Formula } from "../../algebra/expression.js";
import type { Reason } from "../../messages.js";
import type { PyObject } from "../values/value.js";

/** A loop whose number of rounds is a formula; its body runs once, for a round whose number is a symbol. */
export interface Repeat {
  id: number;
  /** The symbol of the round's number, counted from 0. */
  index: string;
  count: Formula;
  /** Why what differs from round to round is unknown. */
  reason: Reason;
  /** What the count stands on. */
  from: readonly Reason[];
}

const repeats = new WeakMap<PyObject, readonly Repeat[]>();
/** The loops in whose rounds an object was made. */
const makers = new WeakMap<PyObject, number[]>();

/** The loops that register a module or tensor under a numbered name in every round, from the outside in. */
export function repeatOf(object: PyObject): readonly Repeat[] {
  return repeats.get(object) ?? [];
}

export function setRepeats(object: PyObject, own: readonly Repeat[]): void {
  repeats.set(object, own);
}

/** The loops in whose rounds it was made, so that there is one for each round. */
export function loopsOf(object: PyObject): readonly number[] {
  return makers.get(object) ?? [];
}

export function noteMade(object: PyObject, loop: number): void {
  const known = makers.get(object);
  if (known === undefined) makers.set(object, [loop]);
  else if (!known.includes(loop)) known.push(loop);
}
