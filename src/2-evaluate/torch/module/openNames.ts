/** Modules and tensors that a loop over a symbolic range registers, one in every round. */
import { Formula } from "../../../algebra/expression.js";
import { add, integer, subtract } from "../../../algebra/polynomial.js";
import { substitute } from "../../../algebra/substitute.js";
import { symbolsOf } from "../../../algebra/symbols.js";
import { toText } from "../../../algebra/toText.js";
import { type Repeat, repeatOf, setRepeats } from "../../loops/repeats.js";
import { lengthOf, type Segment } from "../../loops/segments.js";
import type { PyDict } from "../../values/dict.js";
import { PySymbolicText } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** Registers under a name with the number of a round in it. */
export function registerOpen(
  vm: Vm,
  dict: PyDict,
  name: PySymbolicText,
  value: Value,
): void {
  const { repeats } = vm.choices.loops;
  const symbols = new Set(
    name.parts.flatMap((part) =>
      part instanceof Formula ? [...symbolsOf(part)] : [],
    ),
  );
  const own = [...symbols].flatMap((symbol) => repeats.get(symbol) ?? []);
  own.sort((a, b) => a.id - b.id);
  const key = name.parts
    .map((part) => (part instanceof Formula ? span(part, own) : part))
    .join("");
  put(dict, key, value, own);
}

function put(
  dict: PyDict,
  key: string,
  value: Value,
  repeats: readonly Repeat[],
): void {
  let free = key;
  while (dict.map.has(free)) free += "′";
  if (value instanceof PyObject && repeats.length > 0) {
    setRepeats(value, repeats);
  }
  dict.map.set(free, value);
}

/** `[0..depth − 1]`: from the first round to the last. */
function span(formula: Formula, repeats: readonly Repeat[]): string {
  const first = new Map(repeats.map(({ index }) => [index, integer(0)]));
  const last = new Map(
    repeats.map(({ index, count }) => [index, subtract(count, integer(1))]),
  );
  const from = toText(substitute(formula, first), { style: "text" });
  const to = toText(substitute(formula, last), { style: "text" });
  return from === to ? from : `[${from}..${to}]`;
}

/** `ModuleList.extend`, `Sequential(*modules)`: numbered on from what is there. */
export function addSegments(
  dict: PyDict,
  segments: readonly Segment[],
  around: readonly Repeat[] = [],
): void {
  for (const segment of segments) {
    const at = countOf(dict);
    if (segment.kind === "one") {
      const name = toText(at, { style: "text" });
      put(
        dict,
        around.length === 0 ? name : `[${name}..]`,
        segment.value,
        around,
      );
      continue;
    }
    const { repeat, round } = segment;
    if (round.length === 1 && round[0]?.kind === "one") {
      const last = subtract(add(at, lengthOf([segment])), integer(1));
      const key = `[${toText(at, { style: "text" })}..${toText(last, { style: "text" })}]`;
      put(dict, key, round[0].value, [...around, repeat]);
    } else addSegments(dict, round, [...around, repeat]);
  }
}

/** How many entries there are, those of rounds as often as there are rounds. */
export function countOf(dict: PyDict): Formula {
  return lengthOf([...dict.map.values()].map(entrySegment));
}

function entrySegment(value: Value): Segment {
  const repeats = value instanceof PyObject ? repeatOf(value) : [];
  return repeats.reduceRight<Segment>(
    (inner, repeat) => ({ kind: "many", repeat, round: [inner] }),
    { kind: "one", value },
  );
}
