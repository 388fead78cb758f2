/** What patterns do: match, search, findall, finditer, split, sub. */
import { asIndex } from "../../../operations/index.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { typeName } from "../../../operations/typeOf.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import { PyIterator } from "../../../values/iterators.js";
import { PyBytes } from "../../../values/simple.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { isCallable } from "../../functions/objects.js";
import { latin1, fromLatin1 } from "../../bytes/bytesOf.js";
import { stringOf } from "../../text/textOf.js";
import { Matcher } from "./engine/matcher.js";
import { PyMatch } from "./match.js";
import type { PyPattern } from "./pattern.js";
import { type Subject, subjectOf } from "./subject.js";
import { expandTemplate, readTemplate } from "./template.js";

/** Where in the subject to look: `pos` and `endpos` of the methods. */
export interface Range {
  start: Value;
  end: Value;
}

export const whole: Range = { start: 0, end: null };

class Scan {
  readonly start: number;
  readonly end: number;
  readonly #matcher: Matcher;

  constructor(
    vm: Vm,
    readonly pattern: PyPattern,
    readonly subject: Subject,
    range: Range,
    isFull: boolean,
  ) {
    const { length } = subject.codes;
    const clamp = (value: number) => Math.min(Math.max(value, 0), length);
    this.start = clamp(asIndex(vm, range.start));
    this.end = range.end === null ? length : clamp(asIndex(vm, range.end));
    this.#matcher = new Matcher(
      pattern.program,
      subject.codes,
      this.end,
      vm.budget,
      isFull,
    );
  }

  at(): PyMatch | null {
    if (this.start > this.end) return null;
    return this.#match(this.#matcher.matchAt(this.start));
  }

  search(from = this.start, mustAdvance = false): PyMatch | null {
    return this.#match(this.#matcher.search(from, mustAdvance));
  }

  #match(found: ReturnType<Matcher["matchAt"]>): PyMatch | null {
    return found === null
      ? null
      : new PyMatch(this.pattern, this.subject, found, this.start, this.end);
  }

  /** Every match, left to right; an empty one may follow a match, but not another empty one. */
  *all(): Generator<PyMatch> {
    let from = this.start;
    let mustAdvance = false;
    while (from <= this.end) {
      const match = this.search(from, mustAdvance);
      if (match === null) return;
      yield match;
      const { start, end } = match.found;
      mustAdvance = start === end;
      from = end;
    }
  }
}

function scan(
  vm: Vm,
  pattern: PyPattern,
  string: Value,
  range: Range,
  isFull = false,
): Scan {
  return new Scan(
    vm,
    pattern,
    subjectOf(string, pattern.isBytes),
    range,
    isFull,
  );
}

export const matchStart = (
  vm: Vm,
  p: PyPattern,
  string: Value,
  range = whole,
) => scan(vm, p, string, range).at();

export const matchWhole = (
  vm: Vm,
  p: PyPattern,
  string: Value,
  range = whole,
) => scan(vm, p, string, range, true).at();

export const search = (vm: Vm, p: PyPattern, string: Value, range = whole) =>
  scan(vm, p, string, range).search();

export function findAll(
  vm: Vm,
  pattern: PyPattern,
  string: Value,
  range = whole,
): Value {
  const results: Value[] = [];
  const { groupCount } = pattern.program.regex;
  const empty = pattern.isBytes ? new PyBytes(new Uint8Array()) : "";
  for (const match of scan(vm, pattern, string, range).all()) {
    const groups = Array.from({ length: groupCount }, (_, i) =>
      match.group(i + 1, empty),
    );
    results.push(
      groupCount === 0
        ? match.group(0)
        : groupCount === 1
          ? (groups[0] as Value)
          : new PyTuple(groups),
    );
  }
  return new PyList(results);
}

export function findIterator(
  vm: Vm,
  pattern: PyPattern,
  string: Value,
  range = whole,
): Value {
  const matches = scan(vm, pattern, string, range).all();
  return new PyIterator(() => {
    const step = matches.next();
    return step.done ? undefined : step.value;
  });
}

export function split(
  vm: Vm,
  pattern: PyPattern,
  string: Value,
  maxSplit: Value,
): Value {
  const most = asIndex(vm, maxSplit) || Infinity;
  const scanner = scan(vm, pattern, string, whole);
  const pieces: Value[] = [];
  let last = 0;
  let count = 0;
  if (most > 0) {
    for (const match of scanner.all()) {
      const { start, end } = match.found;
      pieces.push(scanner.subject.slice(last, start));
      for (let i = 1; i <= match.groupCount; i++) pieces.push(match.group(i));
      last = end;
      if (++count >= most) break;
    }
  }
  pieces.push(scanner.subject.slice(last, scanner.end));
  return new PyList(pieces);
}

/** @returns the new text and how often something was replaced; unknown where a replacement is */
export function substitute(
  vm: Vm,
  pattern: PyPattern,
  replacement: Value,
  string: Value,
  limit: Value,
): [Value, number] {
  const most = asIndex(vm, limit) || Infinity;
  const isText =
    stringOf(replacement) !== undefined || replacement instanceof PyBytes;
  if (!isText && !isCallable(replacement)) {
    raiseTypeError(
      `decoding to str: need a bytes-like object, ${typeName(replacement)} found`,
    );
  }
  const template = isText ? readTemplate(replacement, pattern) : null;
  const scanner = scan(vm, pattern, string, whole);
  const pieces: Value[] = [];
  let last = 0;
  let count = 0;
  if (most > 0) {
    for (const match of scanner.all()) {
      const { start, end } = match.found;
      if (start > last) pieces.push(scanner.subject.slice(last, start));
      const text =
        template === null
          ? vm.call(replacement, [match])
          : expandTemplate(template, match);
      if (text instanceof PyUnknown) {
        return [derived("re.sub(…)", text), count];
      }
      if (text !== null) pieces.push(text);
      last = end;
      if (++count >= most) break;
    }
  }
  if (last < scanner.end) pieces.push(scanner.subject.slice(last, scanner.end));
  return [joined(vm, pieces, pattern.isBytes), count];
}

function joined(vm: Vm, pieces: readonly Value[], isBytes: boolean): Value {
  let text = "";
  for (const [i, piece] of pieces.entries()) {
    const part =
      isBytes && piece instanceof PyBytes
        ? latin1(piece.data)
        : isBytes
          ? undefined
          : stringOf(piece);
    if (part === undefined) {
      raiseTypeError(
        `sequence item ${i}: expected ${isBytes ? "a bytes-like object" : "str instance"}, ${typeName(piece)} found`,
      );
    }
    text += part;
  }
  vm.budget.size(text.length, "a str");
  return isBytes ? new PyBytes(fromLatin1(text)) : text;
}
