/** Walking what has a symbolic length: ranges, lists that loops filled, containers of modules. */
import type { Formula } from "../../algebra/expression.js";
import {
  add,
  integer,
  isConstant,
  multiply,
  subtract,
  symbol,
} from "../../algebra/polynomial.js";
import { ceil } from "../../algebra/rounding.js";
import { floatOperation } from "../../algebra/floats.js";
import { integerFormulaOf, valueOfFormula } from "../operations/symbolic.js";
import { PySymbolicShape } from "../torch/symbolicShape.js";
import { PyTensor } from "../torch/tensor.js";
import { registry } from "../torch/module/registries.js";
import { PyList, PyTuple } from "../values/containers.js";
import { PyFunction } from "../values/functions.js";
import { derived, PyUnknown } from "../values/unknown.js";
import { PyInstance, type Value } from "../values/value.js";
import type { Completion, Vm } from "../vm.js";
import type { Frame } from "../frame.js";
import { repeatOf } from "./repeats.js";
import { newRepeat, runRounds } from "./rounds.js";
import { one, PySegments, type Segment, segmentsOf } from "./segments.js";

/** `range(start, stop, step)` with symbols in it. */
export class PySymbolicRange extends PyUnknown {
  constructor(
    readonly start: Formula,
    readonly step: bigint,
    readonly count: Formula,
    from: PyUnknown,
  ) {
    super(`range(…)`, from.reasons);
  }

  /** @param from what the index stands on, beside the range itself */
  valueAt(index: Formula, ...from: PyUnknown[]): Value {
    const value = add(this.start, multiply(integer(this.step), index));
    return valueOfFormula(value, [this, ...from]);
  }
}

/** `range(*args)`; undefined where its length has no form. */
export function symbolicRange(
  vm: Vm,
  args: readonly Value[],
): Value | undefined {
  const formulas = args.map(integerFormulaOf);
  if (!vm.choices.isOpen || formulas.some((one) => one === undefined)) {
    return undefined;
  }
  const [first, second, third] = formulas as Formula[];
  if (first === undefined) return undefined;
  const [start, stop] =
    second === undefined ? [integer(0), first] : [first, second];
  const step = third === undefined ? 1n : isConstant(third);
  if (step === undefined || step === 0n) return undefined;
  const span = subtract(stop, start);
  const count =
    step === 1n
      ? span
      : ceil(floatOperation("/", span, integer(step)), vm.choices.facts);
  vm.choices.loops.isUsed = true;
  const from = args.filter((value) => value instanceof PyUnknown);
  return new PySymbolicRange(start, step, count, derived("", ...from));
}

/** What is walked: elements that are there, or rounds. */
export type Walked =
  | { kind: "segments"; segments: readonly Segment[] }
  | { kind: "range"; range: PySymbolicRange };

/** undefined: an ordinary iterable, or one that nobody knows enough of. */
export function walked(vm: Vm, value: Value): Walked | undefined {
  if (!vm.choices.loops.isUsed || !vm.choices.isOpen) return undefined;
  if (value instanceof PySymbolicRange) return { kind: "range", range: value };
  const segments = segmentsIn(vm, value);
  return segments && { kind: "segments", segments };
}

/** The segments of what has a symbolic length; undefined for any other. */
export function segmentsIn(
  vm: Vm,
  value: Value,
): readonly Segment[] | undefined {
  if (!vm.choices.loops.isUsed || !vm.choices.isOpen) return undefined;
  if (value instanceof PySegments) return value.segments;
  if (value instanceof PyList || value instanceof PyTuple) {
    return segmentsOf(value);
  }
  if (value instanceof PySymbolicRange) return rangeSegments(vm, value, "i");
  if (value instanceof PyTensor) return tensorSegments(vm, value);
  return value instanceof PyInstance ? moduleSegments(value) : undefined;
}

function rangeSegments(
  vm: Vm,
  range: PySymbolicRange,
  hint: string,
): readonly Segment[] {
  const repeat = newRepeat(vm, range.count, hint, range.reasons);
  const value = range.valueAt(
    symbol(repeat.index),
    new PyUnknown(repeat.index, [repeat.reason]),
  );
  return [{ kind: "many", repeat, round: [one(value)] }];
}

/** Elements of a tensor, of which nobody knows the values. */
function tensorSegments(
  vm: Vm,
  tensor: PyTensor,
): readonly Segment[] | undefined {
  const { pending } = tensor;
  if (!(pending instanceof PySymbolicShape)) return undefined;
  const [length] = pending.dimensions;
  if (length === undefined) return undefined;
  const repeat = newRepeat(vm, length, "i", pending.reasons);
  return [
    { kind: "many", repeat, round: [one(derived("tensor[…]", pending))] },
  ];
}

/** The modules of a ModuleList or Sequential that a loop filled, as far as it walks them itself. */
function moduleSegments(module: PyInstance): readonly Segment[] | undefined {
  const children = registry(module, "_modules");
  const iterate = module.type.lookup("__iter__");
  if (
    children === undefined ||
    !(iterate instanceof PyFunction && iterate.source.isStub)
  ) {
    return undefined;
  }
  const modules = [...children.map.values()];
  const isRepeated = (child: Value) =>
    child instanceof PyInstance && repeatOf(child).length > 0;
  if (!modules.some(isRepeated)) return undefined;
  return modules.map((child) => {
    const repeats = child instanceof PyInstance ? repeatOf(child) : [];
    return repeats.reduceRight<Segment>(
      (round, repeat) => ({ kind: "many", repeat, round: [round] }),
      one(child),
    );
  });
}

/** How a walk runs its body. */
export interface Walk {
  frame: Frame;
  hint: string;
  slots: ReadonlySet<number>;
  /** Its variables end with it. */
  isComprehension?: boolean;
  body(value: Value): Completion;
}

/**
 * Runs a body over what is walked.
 * @returns how it ended, where it ended before the rounds began
 */
export function walk(vm: Vm, what: Walked, how: Walk): Completion {
  if (what.kind === "range") {
    const { range } = what;
    runRounds(vm, {
      ...how,
      count: range.count,
      from: range.reasons,
      again: null,
      run: (index) => {
        const from = index instanceof PyUnknown ? [index] : [];
        const place = integerFormulaOf(index) as Formula;
        return how.body(range.valueAt(place, ...from));
      },
    });
    return undefined;
  }
  for (const segment of what.segments) {
    const completion = walkSegment(vm, segment, how);
    if (completion !== undefined && completion !== "continue") {
      return completion;
    }
  }
  return undefined;
}

function walkSegment(vm: Vm, segment: Segment, how: Walk): Completion {
  if (segment.kind === "one") return how.body(segment.value);
  const { repeat, round } = segment;
  runRounds(vm, {
    ...how,
    count: repeat.count,
    from: repeat.from,
    again: repeat,
    run: () => {
      for (const part of round) {
        const completion = walkSegment(vm, part, how);
        if (completion !== undefined && completion !== "continue") {
          return completion;
        }
      }
      return undefined;
    },
  });
  return undefined;
}
