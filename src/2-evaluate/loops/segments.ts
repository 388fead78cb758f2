/**
 * Sequences of which nobody can tell the length: elements one by one, and runs of as many rounds as a formula says, each made
 * of the same few elements.
 */
import type { Formula } from "../../algebra/expression.js";
import { add, integer, multiply, ZERO } from "../../algebra/polynomial.js";
import { reasons, type Reason } from "../../messages.js";
import { Halt } from "../halt.js";
import type { PyList, PyTuple } from "../values/containers.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Repeat } from "./repeats.js";

export type Segment =
  | { kind: "one"; value: Value }
  /** In the elements of a round, the symbol `repeat.index` is its number. */
  | { kind: "many"; repeat: Repeat; round: readonly Segment[] };

const sequences = new WeakMap<PyList | PyTuple, readonly Segment[]>();

/** The segments of a list or tuple of symbolic length; undefined for any other. */
export function segmentsOf(
  sequence: PyList | PyTuple,
): readonly Segment[] | undefined {
  return sequences.get(sequence);
}

/**
 * Makes a list or tuple one of symbolic length. Whatever asks for its items in the ordinary way then halts: what does not know
 * of segments must not take it for shorter than it is.
 */
export function setSegments(
  sequence: PyList | PyTuple,
  segments: readonly Segment[],
): void {
  if (!sequences.has(sequence)) {
    const refuse = (): never => {
      throw new Halt(lengthReason);
    };
    Object.defineProperty(sequence, "items", { get: refuse, set: refuse });
  }
  sequences.set(sequence, segments);
}

const lengthReason: Reason = {
  ...reasons.unsupportedCall("this use of a list of symbolic length"),
  file: null,
  line: null,
};

/** What gives such elements when it is walked: a generator expression, `enumerate` of such a list. */
export class PySegments extends PyUnknown {
  constructor(
    readonly segments: readonly Segment[],
    from: readonly Reason[],
  ) {
    super("…", from);
  }
}

/** Stands for a run of elements among arguments that a star unpacked. */
export class PyRun extends PyUnknown {
  constructor(
    readonly segment: Extract<Segment, { kind: "many" }>,
    from: readonly Reason[],
  ) {
    super("*…", from);
  }
}

/** How many elements there are. */
export function lengthOf(segments: readonly Segment[]): Formula {
  return segments.reduce(
    (sum, segment) =>
      add(
        sum,
        segment.kind === "one"
          ? integer(1)
          : multiply(segment.repeat.count, lengthOf(segment.round)),
      ),
    ZERO,
  );
}

/** The same elements with something done to each. */
export function mapSegments(
  segments: readonly Segment[],
  change: (value: Value) => Value,
): Segment[] {
  return segments.map((segment) =>
    segment.kind === "one"
      ? { kind: "one", value: change(segment.value) }
      : { ...segment, round: mapSegments(segment.round, change) },
  );
}

export function one(value: Value): Segment {
  return { kind: "one", value };
}
