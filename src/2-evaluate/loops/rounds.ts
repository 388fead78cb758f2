/**
 * A loop of as many rounds as a formula says. Its body runs once, for a round whose number is a symbol; what it does to values
 * from outside must then be something that has a form for all rounds: elements appended to lists, modules registered under
 * numbered names, variables that grow by the same step or factor. Anything else ends the constructor that runs the loop.
 */
import type { Formula } from "../../algebra/expression.js";
import { atLeast, Facts } from "../../algebra/facts.js";
import {
  add,
  integer,
  multiply,
  subtract,
  symbol,
  ZERO,
} from "../../algebra/polynomial.js";
import { provesAtLeast } from "../../algebra/prove.js";
import { power } from "../../algebra/power.js";
import { substitute } from "../../algebra/substitute.js";
import { symbolsOf } from "../../algebra/symbols.js";
import { toText } from "../../algebra/toText.js";
import { reasons, type Reason } from "../../messages.js";
import type { Frame } from "../frame.js";
import { Halt } from "../halt.js";
import { numericOf, valueOfFormula } from "../operations/symbolic.js";
import { userPlace } from "../operations/userPlace.js";
import { PyTensor } from "../torch/tensor.js";
import type { PyList } from "../values/containers.js";
import { PySymbolic, PyUnknown } from "../values/unknown.js";
import { PyInstance, type Value } from "../values/value.js";
import type { Completion, Vm } from "../vm.js";
import {
  type ActiveLoop,
  type Carry,
  type Form,
  type LoopPlan,
  LoopRetry,
} from "./loops.js";
import { isNeverNegative } from "./isNeverNegative.js";
import { noteMade, type Repeat } from "./repeats.js";
import { one, type Segment, segmentsOf, setSegments } from "./segments.js";
import { type Snapshot, takeSnapshot } from "./snapshot.js";

/** A loop to run. */
export interface Rounds {
  frame: Frame;
  count: Formula;
  /** What the count stands on. */
  from: readonly Reason[];
  /** How the source calls the number of the round. */
  hint: string;
  /** The loop that made what is walked, where it is walked again: its rounds are these. */
  again: Repeat | null;
  /** Variables that the body assigns. */
  slots: ReadonlySet<number>;
  /** Nothing reads its variables afterwards. */
  isComprehension?: boolean;
  /** Runs the body for the round of this number. */
  run(index: Value): Completion;
}

/** @throws {Halt} where the rounds have no common form; {LoopRetry} where another way is to be tried */
export function runRounds(vm: Vm, rounds: Rounds): Repeat {
  const { loops } = vm.choices;
  loops.isUsed = true;
  const { count, again } = rounds;
  const { key, plan } = loops.start(placeOf(vm));
  const peeled = Number(plan.first) + Number(plan.last);
  if (peeled > 0 && again !== null) {
    throw giveUp(vm, "whose rounds differ");
  }
  requireRounds(vm, count, peeled);
  if (plan.first) runAlone(vm, rounds, 0);
  const left = subtract(count, integer(peeled));
  const repeat = again ?? newRepeat(vm, left, rounds.hint, rounds.from);
  runMiddle(vm, rounds, repeat, key, plan);
  if (plan.last) {
    const last = subtract(count, integer(1));
    runAlone(vm, rounds, valueOfFormula(last, [unknownCount(vm, count)]));
  }
  return repeat;
}

export function newRepeat(
  vm: Vm,
  count: Formula,
  hint: string,
  from: readonly Reason[],
): Repeat {
  const { loops } = vm.choices;
  loops.isUsed = true;
  const index = loops.newIndex(hint);
  const reason = { ...reasons.differsByRound(index), ...userPlace(vm) };
  const repeat = { id: loops.newId(), index, count, reason, from };
  loops.repeats.set(index, repeat);
  return repeat;
}

/** Where the program stands, callers included: tells one loop from another in every replay. */
function placeOf(vm: Vm): string {
  const places: string[] = [];
  for (let at = vm.frame; at !== null; at = at.caller) {
    places.push(`${at.source.path}:${at.at.start}`);
  }
  return places.join(" ");
}

/** Python's range is empty where its count is negative; a round run by itself must be there. */
function requireRounds(vm: Vm, count: Formula, peeled: number): void {
  const isKnown = provesAtLeast(count, integer(peeled), vm.choices.facts);
  vm.choices.require(
    vm,
    atLeast(count, integer(peeled)),
    `${toText(count, { style: "text" })} >= ${peeled}`,
    !isKnown && (peeled > 0 || !isNeverNegative(count)),
  );
}

/** A first or last round. */
function runAlone(vm: Vm, rounds: Rounds, index: Value): void {
  const completion = rounds.run(index);
  if (completion !== undefined && completion !== "continue") {
    throw giveUp(vm, "that may end early");
  }
}

function runMiddle(
  vm: Vm,
  rounds: Rounds,
  repeat: Repeat,
  key: string,
  plan: LoopPlan,
): void {
  const { frame, slots } = rounds;
  const { reason } = repeat;
  const round = symbol(repeat.index);
  const index = add(round, integer(plan.first ? 1 : 0));
  const before = takeSnapshot(frame);
  const starts = new Map<number, Value | undefined>();
  const emptied = new Set<number>();
  for (const slot of slots) {
    const start = frame.slots[slot];
    starts.set(slot, start);
    const carry = plan.carries.get(slot);
    if (carry === undefined) emptied.add(slot);
    frame.slots[slot] =
      carry === undefined
        ? undefined
        : carried(carry.form, start, round, reason);
  }
  const active: ActiveLoop = {
    key,
    plan,
    frame,
    emptied,
    reason,
    repeat,
    outside: before.seen,
    canPeel: rounds.again === null,
  };
  const { loops } = vm.choices;
  loops.active.push(active);
  const restore = vm.choices.during(
    atLeast(round, ZERO),
    atLeast(repeat.count, add(round, integer(1))),
  );
  let completion: Completion;
  try {
    completion = rounds.run(
      new PySymbolic(
        () => toText(index, { style: "text" }),
        [reason],
        index,
        null,
      ),
    );
  } finally {
    restore();
    loops.active.pop();
  }
  if (completion !== undefined && completion !== "continue") {
    throw giveUp(vm, "that may end early");
  }
  checkCarries(active, starts, round);
  const extra = frameValues(frame);
  noteNew(before, takeSnapshot(frame, extra), repeat);
  generalise(vm, before, repeat);
  for (const slot of slots) {
    const carry = plan.carries.get(slot);
    const start = starts.get(slot);
    const mayDiffer =
      rounds.isComprehension !== true &&
      carry === undefined &&
      start !== undefined &&
      !sameValue(start, beforeFirst(frame.slots[slot], repeat));
    // Without any of these rounds the variable keeps what it was.
    if (mayDiffer && plan.first) {
      frame.slots[slot] = new PyUnknown("…", [reason]);
      continue;
    }
    if (mayDiffer) requireRounds(vm, repeat.count, 1);
    frame.slots[slot] =
      carry === undefined
        ? afterLast(frame.slots[slot], repeat)
        : carried(carry.form, start, repeat.count, reason);
  }
}

function frameValues(frame: Frame): Value[] {
  return frame.slots.filter((value) => value !== undefined);
}

/** The value of a variable after `rounds` rounds. */
function carried(
  form: Form,
  start: Value | undefined,
  rounds: Formula,
  reason: Reason,
): Value | undefined {
  switch (form.kind) {
    case "open":
    case "same":
      return start;
    case "arithmetic":
      return grown(
        start,
        (value) => add(value, multiply(rounds, form.step)),
        reason,
      );
    case "geometric":
      return grown(
        start,
        (value) =>
          multiply(
            value,
            power(integer(form.ratio), rounds, neverNegative(rounds)),
          ),
        reason,
      );
    case "lost":
      return new PyUnknown("…", [reason]);
  }
}

/** A number of rounds, and what it is written in where it is one more than the number of one. */
function neverNegative(rounds: Formula): Facts {
  const names = [...symbolsOf(rounds)];
  return new Facts([
    atLeast(rounds, ZERO),
    ...(names.length === 1 ? [atLeast(symbol(names[0] as string), ZERO)] : []),
  ]);
}

function grown(
  start: Value | undefined,
  grow: (value: Formula) => Formula,
  reason: Reason,
): Value {
  const formula = formulaOf(start) as Formula;
  const from = start instanceof PyUnknown ? start.reasons : [];
  return valueOfFormula(grow(formula), [new PyUnknown("…", [...from, reason])]);
}

function formulaOf(value: Value | undefined): Formula | undefined {
  if (value === undefined) return undefined;
  const number = numericOf(value);
  return number !== undefined && "terms" in number.quantity
    ? number.quantity
    : undefined;
}

/** Whether each variable ends the round as its form says that the next one begins. */
function checkCarries(
  { plan, frame, canPeel }: ActiveLoop,
  starts: ReadonlyMap<number, Value | undefined>,
  round: Formula,
): void {
  for (const [slot, carry] of plan.carries) {
    const { form } = carry;
    if (form.kind === "lost") continue;
    const start = starts.get(slot);
    const now = frame.slots[slot];
    const next = add(round, integer(1));
    const expected = carried(form, start, next, unplacedReason);
    if (sameValue(now, expected)) {
      if (form.kind === "open") carry.form = { kind: "same" };
      continue;
    }
    if (form.kind === "open") carry.rest = candidates(start, now, round);
    tryNext(plan, carry, canPeel);
    throw new LoopRetry();
  }
}

const unplacedReason: Reason = {
  ...reasons.differsByRound("…"),
  file: null,
  line: null,
};

/** Forms that agree with the first round. */
function candidates(
  start: Value | undefined,
  now: Value | undefined,
  round: Formula,
): Form[] {
  const [a, b] = [formulaOf(start), formulaOf(now)];
  if (a === undefined || b === undefined) return [];
  const [index] = symbolsOf(round);
  const step = subtract(b, a);
  const forms: Form[] = [];
  if (!symbolsOf(step).has(index as string)) {
    forms.push({ kind: "arithmetic", step });
  }
  const ratio = constantRatio(b, a);
  if (ratio !== undefined) forms.push({ kind: "geometric", ratio });
  return forms;
}

/** The whole number that `b` is times `a`. */
function constantRatio(b: Formula, a: Formula): bigint | undefined {
  const [first] = a.terms.values();
  const same = first && b.terms.get(first.monomial.key);
  if (!first || !same) return undefined;
  const over = same.coefficient.numerator * first.coefficient.denominator;
  const under = same.coefficient.denominator * first.coefficient.numerator;
  if (under === 0n || over % under !== 0n) return undefined;
  const ratio = over / under;
  const isRatio = subtract(b, multiply(a, integer(ratio))).terms.size === 0;
  return isRatio && ratio > 1n ? ratio : undefined;
}

function tryNext(plan: LoopPlan, carry: Carry, canPeel: boolean): void {
  const next = carry.rest.shift();
  if (next !== undefined) carry.form = next;
  else if (!plan.first && canPeel) {
    plan.first = true;
    for (const each of plan.carries.values()) {
      each.form = { kind: "open" };
      each.rest = [];
    }
  } else carry.form = { kind: "lost" };
}

function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  const [x, y] = [formulaOf(a), formulaOf(b)];
  return x !== undefined && y !== undefined && x.key === y.key;
}

/** Modules and tensors that there is one of for every round. */
function noteNew(before: Snapshot, after: Snapshot, repeat: Repeat): void {
  for (const object of after.seen) {
    if (before.seen.has(object)) continue;
    if (object instanceof PyInstance || object instanceof PyTensor) {
      noteMade(object, repeat.id);
    }
  }
}

/** What one round did to values from outside, done for all of them. */
function generalise(vm: Vm, before: Snapshot, repeat: Repeat): void {
  for (const [list, was] of before.lists) {
    const now: readonly (Value | Segment)[] = segmentsOf(list) ?? list.items;
    const isKept = was.every((item, i) => now[i] === item);
    if (!isKept) throw giveUp(vm, "that changes elements of a list");
    if (now.length > was.length) append(list, was, now, repeat);
  }
  for (const [map, was] of before.maps) {
    for (const [key, value] of was) {
      if (!sameValue(map.get(key), value)) {
        throw giveUp(vm, `that changes \`${String(key)}\` in every round`);
      }
    }
    for (const [key, value] of map) {
      if (was.has(key)) continue;
      map.set(key, afterLast(value, repeat) as Value);
    }
  }
}

function append(
  list: PyList,
  was: readonly (Value | Segment)[],
  now: readonly (Value | Segment)[],
  repeat: Repeat,
): void {
  const round = now.slice(was.length).map(asSegment);
  setSegments(list, [...was.map(asSegment), { kind: "many", repeat, round }]);
}

function asSegment(item: Value | Segment): Segment {
  return typeof item === "object" && item !== null && "kind" in item
    ? (item as Segment)
    : one(item as Value);
}

/** A value that the last round left. */
function afterLast(
  value: Value | undefined,
  repeat: Repeat,
): Value | undefined {
  if (!(value instanceof PySymbolic)) return value;
  const last = subtract(repeat.count, integer(1));
  const bound = new Map([[repeat.index, last]]);
  const quantity = substitute(value.quantity, bound);
  if (!("terms" in quantity) || value.asWritten !== null) {
    return symbolsOf(value.quantity).has(repeat.index)
      ? new PyUnknown("…", value.reasons)
      : value;
  }
  return valueOfFormula(quantity, [value]);
}

/** What the round before the first one would have left. */
function beforeFirst(
  value: Value | undefined,
  repeat: Repeat,
): Value | undefined {
  return afterLast(value, { ...repeat, count: ZERO });
}

function unknownCount(vm: Vm, count: Formula): PyUnknown {
  return new PyUnknown(toText(count, { style: "text" }), [
    { ...reasons.differsByRound("…"), ...userPlace(vm) },
  ]);
}

export function giveUp(vm: Vm, what: string): Halt {
  return new Halt({
    ...reasons.unsupportedLoop(what),
    ...userPlace(vm),
  });
}
