/** What Python's sequence operations give for sequences of symbolic length; undefined from each for any other. */
import { Formula } from "../../algebra/expression.js";
import { atLeast } from "../../algebra/facts.js";
import {
  add,
  integer,
  isConstant,
  subtract,
  symbol,
} from "../../algebra/polynomial.js";
import { sumOver } from "../../algebra/sumOver.js";
import { substitute } from "../../algebra/substitute.js";
import { toText } from "../../algebra/toText.js";
import {
  integerFormulaOf,
  numericOf,
  numberFrom,
  valueOfFormula,
} from "../operations/symbolic.js";
import { toArray } from "../operations/iterate.js";
import { isLiteral } from "../operations/literals.js";
import { PyList, PyTuple } from "../values/containers.js";
import { PySymbolic, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { segmentsIn } from "./iterables.js";
import { isNeverNegative } from "./isNeverNegative.js";
import { newRepeat } from "./rounds.js";
import type { Repeat } from "./repeats.js";
import {
  lengthOf,
  one,
  PyRun,
  PySegments,
  type Segment,
  segmentsOf,
  setSegments,
} from "./segments.js";

/** A new list or tuple of these elements. */
export function sequenceOf<T extends PyList | PyTuple>(
  made: T,
  segments: readonly Segment[],
): T {
  if (segments.every(isOne)) {
    const items = segments.map((segment) => segment.value);
    return (
      made instanceof PyList ? new PyList(items) : new PyTuple(items)
    ) as T;
  }
  setSegments(made, segments);
  return made;
}

function isOne(segment: Segment): segment is Extract<Segment, { kind: "one" }> {
  return segment.kind === "one";
}

type Run = Extract<Segment, { kind: "many" }>;

/** The elements of anything that can be walked, as segments. */
function anySegments(vm: Vm, value: Value): readonly Segment[] | undefined {
  const open = segmentsIn(vm, value);
  if (open !== undefined) return open;
  if (value instanceof PyUnknown) return undefined;
  return toArray(vm, value).map(one);
}

/** `list(x)`, `tuple(x)`. */
export function openCopy(
  vm: Vm,
  type: "list" | "tuple",
  value: Value,
): Value | undefined {
  const segments = segmentsIn(vm, value);
  return (
    segments &&
    sequenceOf(type === "list" ? new PyList([]) : new PyTuple([]), segments)
  );
}

/** The elements of a list, for whoever walks them once. */
export function openElements(vm: Vm, list: PyList): Value {
  const segments = segmentsIn(vm, list);
  return segments === undefined
    ? list
    : new PySegments(segments, reasonsOf(unknownsIn(segments)));
}

/** `*x` among arguments or elements: those that there are, and one that stands for each run. */
export function openStarred(vm: Vm, value: Value): Value[] | undefined {
  return segmentsIn(vm, value)?.map((segment) =>
    isOne(segment)
      ? segment.value
      : new PyRun(segment, reasonsOf(unknownsIn([segment]))),
  );
}

/** A list or tuple whose elements may stand for runs, as one of symbolic length. */
export function openRuns<T extends PyList | PyTuple>(sequence: T): T {
  const { items } = sequence;
  if (!items.some((item) => item instanceof PyRun)) return sequence;
  const made = sequence instanceof PyList ? new PyList([]) : new PyTuple([]);
  return sequenceOf(
    made as T,
    items.map((item) => (item instanceof PyRun ? item.segment : one(item))),
  );
}

/** `len(x)` */
export function openLength(vm: Vm, value: Value): Value | undefined {
  const segments = segmentsIn(vm, value);
  return segments && valueOfFormula(lengthOf(segments), unknownsIn(segments));
}

/** What the elements stand on; at least the counts' own. */
function unknownsIn(segments: readonly Segment[]): PyUnknown[] {
  const found: PyUnknown[] = [];
  const visit = (segment: Segment) => {
    if (segment.kind === "many") segment.round.forEach(visit);
    else if (segment.value instanceof PyUnknown) found.push(segment.value);
  };
  segments.forEach(visit);
  return found;
}

/** `list.append(x)`, `list.extend(x)` on or with what has a symbolic length; false: neither has. */
export function openExtend(vm: Vm, self: PyList, more: Value): boolean {
  const own = segmentsOf(self);
  const added = segmentsIn(vm, more);
  if (own === undefined && added === undefined) return false;
  setSegments(self, [
    ...(own ?? self.items.map(one)),
    ...(added ?? toArray(vm, more).map(one)),
  ]);
  return true;
}

export function openAppend(self: PyList, item: Value): boolean {
  const own = segmentsOf(self);
  if (own === undefined) return false;
  setSegments(self, [...own, one(item)]);
  return true;
}

/** `a + b` of lists or tuples. */
export function openSum(vm: Vm, a: Value, b: Value): Value | undefined {
  const isPair =
    (a instanceof PyList && b instanceof PyList) ||
    (a instanceof PyTuple && b instanceof PyTuple);
  if (!isPair || (!segmentsOf(a) && !segmentsOf(b))) return undefined;
  const segments = [a, b].flatMap((each) => anySegments(vm, each) ?? []);
  return sequenceOf(
    a instanceof PyList ? new PyList([]) : new PyTuple([]),
    segments,
  );
}

/** `[x] * n` */
export function openRepetition(
  vm: Vm,
  sequence: PyList | PyTuple,
  count: Value,
): Value | undefined {
  const formula = integerFormulaOf(count);
  const own = segmentsOf(sequence);
  const isPlain = formula !== undefined && isConstant(formula) !== undefined;
  if (formula === undefined || !vm.choices.isOpen) return undefined;
  if (isPlain && own === undefined) return undefined;
  const round = own ?? sequence.items.map(one);
  vm.choices.require(
    vm,
    atLeast(formula, integer(0)),
    `${toText(formula, { style: "text" })} >= 0`,
    !isNeverNegative(formula),
  );
  const from = count instanceof PyUnknown ? count.reasons : [];
  const repeat = newRepeat(vm, formula, "i", from);
  const made = sequence instanceof PyList ? new PyList([]) : new PyTuple([]);
  return sequenceOf(made, [{ kind: "many", repeat, round }]);
}

/** `enumerate(x, start)` */
export function openEnumerate(
  vm: Vm,
  iterable: Value,
  start: Value,
): Value | undefined {
  const segments = segmentsIn(vm, iterable);
  const first = integerFormulaOf(start);
  if (segments === undefined || first === undefined) return undefined;
  const from = unknownsIn(segments);
  let position = first;
  const numbered = segments.map((segment): Segment | undefined => {
    const at = position;
    position = add(position, lengthOf([segment]));
    if (isOne(segment)) {
      return one(new PyTuple([valueOfFormula(at, from), segment.value]));
    }
    const [only] = segment.round;
    if (segment.round.length !== 1 || only?.kind !== "one") return undefined;
    const index = add(at, symbol(segment.repeat.index));
    const place = valueOfFormula(index, from);
    return {
      ...segment,
      round: [one(new PyTuple([place, only.value]))],
    };
  });
  return numbered.every((segment) => segment !== undefined)
    ? new PySegments(numbered, reasonsOf(from))
    : undefined;
}

function reasonsOf(from: readonly PyUnknown[]): PyUnknown["reasons"] {
  return from.flatMap(({ reasons }) => reasons);
}

/** `zip(…)`: runs of equal length side by side; a single element beside a run takes the run's first. */
export function openZip(
  vm: Vm,
  iterables: readonly Value[],
): Value | undefined {
  if (!iterables.some((each) => segmentsIn(vm, each) !== undefined)) {
    return undefined;
  }
  const queues = iterables.map((each) => anySegments(vm, each)?.slice());
  if (queues.some((queue) => queue === undefined)) return undefined;
  const rows: Segment[] = [];
  const open = queues as Segment[][];
  while (open.every((queue) => queue.length > 0)) {
    const heads = open.map((queue) => queue.shift() as Segment);
    const row = zipHeads(vm, heads, open);
    if (row === undefined) return undefined;
    rows.push(row);
  }
  return new PySegments(
    rows,
    reasonsOf(rows.flatMap((row) => unknownsIn([row]))),
  );
}

function zipHeads(
  vm: Vm,
  heads: readonly Segment[],
  queues: readonly Segment[][],
): Segment | undefined {
  if (heads.some(isOne)) {
    const values: Value[] = [];
    for (const [i, head] of heads.entries()) {
      if (isOne(head)) {
        values.push(head.value);
        continue;
      }
      const split = splitFirst(vm, head);
      if (split === undefined) return undefined;
      values.push(split.first);
      queues[i]?.unshift(...split.rest);
    }
    return one(new PyTuple(values));
  }
  const runs = evenRuns(heads as Run[], queues);
  const [first] = runs;
  const isAligned = runs.every(
    ({ repeat, round }) =>
      repeat.count.key === first?.repeat.count.key &&
      round.length === 1 &&
      round[0]?.kind === "one",
  );
  if (first === undefined || !isAligned) return undefined;
  const isSame = runs.every(({ repeat }) => repeat.id === first.repeat.id);
  const repeat = isSame
    ? first.repeat
    : newRepeat(vm, first.repeat.count, first.repeat.index, first.repeat.from);
  const values = runs.map(({ repeat: own, round: [element] }) => {
    const { value } = element as Extract<Segment, { kind: "one" }>;
    return own === repeat ? value : at(value, own, symbol(repeat.index));
  });
  return values.every((value) => value !== undefined)
    ? { kind: "many", repeat, round: [one(new PyTuple(values))] }
    : undefined;
}

/** Runs of which some are longer by a few elements are cut; what is left of them comes next. */
function evenRuns(runs: readonly Run[], queues: readonly Segment[][]): Run[] {
  const [first] = runs as [Run, ...Run[]];
  const surplus = runs.map(({ repeat }) =>
    isConstant(subtract(repeat.count, first.repeat.count)),
  );
  if (surplus.some((more) => more === undefined)) return [...runs];
  const lengths = surplus as bigint[];
  const least = lengths.reduce((a, b) => (b < a ? b : a));
  return runs.map((run, i) => {
    const more = Number((lengths[i] as bigint) - least);
    const [only] = run.round;
    if (more === 0 || more > 8 || only?.kind !== "one") return run;
    const count = subtract(run.repeat.count, integer(more));
    const rest = Array.from({ length: more }, (_, j) =>
      at(only.value, run.repeat, add(count, integer(j))),
    );
    if (rest.some((value) => value === undefined)) return run;
    queues[i]?.unshift(...(rest as Value[]).map(one));
    return { ...run, repeat: { ...run.repeat, count } };
  });
}

/** The first element of a run, and the others. */
function splitFirst(
  vm: Vm,
  { repeat, round }: Extract<Segment, { kind: "many" }>,
): { first: Value; rest: Segment[] } | undefined {
  const [only] = round;
  if (round.length !== 1 || only?.kind !== "one") return undefined;
  const first = at(only.value, repeat, integer(0));
  if (first === undefined) return undefined;
  vm.choices.require(
    vm,
    atLeast(repeat.count, integer(1)),
    `${toText(repeat.count, { style: "text" })} >= 1`,
    true,
  );
  const left = subtract(repeat.count, integer(1));
  if (isConstant(left) === 0n) return { first, rest: [] };
  const rest = newRepeat(vm, left, repeat.index, repeat.from);
  const next = add(symbol(rest.index), integer(1));
  const value = at(only.value, repeat, next);
  return value === undefined
    ? undefined
    : {
        first,
        rest: [{ kind: "many", repeat: rest, round: [one(value)] }],
      };
}

/** A run's element at a place; undefined where that cannot be told. */
function at(value: Value, repeat: Repeat, place: Formula): Value | undefined {
  if (isLiteral(value)) return value;
  if (!(value instanceof PySymbolic)) {
    return value instanceof PyUnknown ? value : undefined;
  }
  const bound = new Map([[repeat.index, place]]);
  return numberFrom(
    {
      quantity: substitute(value.quantity, bound),
      asWritten: value.asWritten && substitute(value.asWritten, bound),
    },
    value,
  );
}

/** `x[n]`, counted from either end, where single elements stand there; `x[i]` in a run of equal ones. */
export function openItem(
  vm: Vm,
  sequence: PyList | PyTuple,
  key: Value,
): Value | undefined {
  const segments = segmentsOf(sequence);
  if (segments === undefined) return undefined;
  if (typeof key === "number") {
    const steps = key < 0 ? -key - 1 : key;
    const order = key < 0 ? segments.toReversed() : segments;
    const [run] = order;
    if (order.slice(0, steps + 1).every(isOne) && order.length > steps) {
      return (order[steps] as Extract<Segment, { kind: "one" }>).value;
    }
    if (run?.kind === "many" && steps === 0) {
      return endOfRun(vm, run, key < 0);
    }
  }
  const [only] = segments;
  if (segments.length === 1 && only?.kind === "many") {
    const [element] = only.round;
    const place = integerFormulaOf(key);
    if (only.round.length === 1 && element?.kind === "one" && place) {
      return at(element.value, only.repeat, place);
    }
  }
  return undefined;
}

function endOfRun(
  vm: Vm,
  { repeat, round }: Extract<Segment, { kind: "many" }>,
  isLast: boolean,
): Value | undefined {
  const element = isLast ? round.at(-1) : round[0];
  if (element?.kind !== "one") return undefined;
  vm.choices.require(
    vm,
    atLeast(repeat.count, integer(1)),
    `${toText(repeat.count, { style: "text" })} >= 1`,
    true,
  );
  const place = isLast ? subtract(repeat.count, integer(1)) : integer(0);
  // A module that a loop made stands for each of its rounds alike.
  return at(element.value, repeat, place) ?? element.value;
}

/** `sum(x, start)` of numbers. */
export function openTotal(
  vm: Vm,
  iterable: Value,
  start: Value,
): Value | undefined {
  const segments = segmentsIn(vm, iterable);
  const first = integerFormulaOf(start);
  if (segments === undefined || first === undefined) return undefined;
  const sum = totalOf(vm, segments);
  return sum && valueOfFormula(add(first, sum), unknownsIn(segments));
}

function totalOf(vm: Vm, segments: readonly Segment[]): Formula | undefined {
  let sum = integer(0);
  for (const segment of segments) {
    if (isOne(segment)) {
      const number = numericOf(segment.value);
      if (number === undefined || !(number.quantity instanceof Formula)) {
        return undefined;
      }
      sum = add(sum, number.quantity);
    } else {
      const round = totalOf(vm, segment.round);
      if (round === undefined) return undefined;
      const { index, count } = segment.repeat;
      const { facts } = vm.choices;
      sum = add(sum, sumOver(index, integer(0), count, round, facts, index));
    }
  }
  return sum;
}
