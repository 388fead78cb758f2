/** str methods that give a changed text: stripping, replacing, padding, translating, encoding. */
import { getItem } from "../operations/subscript.js";
import { asIndex } from "../operations/index.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { dictSet } from "../operations/hash.js";
import { PyDict } from "../values/dict.js";
import { Raised } from "../values/exceptions.js";
import { exceptionTypes, valueErrorType } from "../values/exceptionTypes.js";
import { PyBytes } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import type { Table } from "./table.js";
import { isSpace } from "./text/characters.js";
import { pointCount, points } from "./text/codePoints.js";
import { encodeText } from "./text/codecs.js";
import { selfText, stringOf, textArgument } from "./text/textOf.js";
import { integerOf } from "./numbers/conversions.js";

const strip =
  (name: string, atStart: boolean, atEnd: boolean) =>
  (_: Vm, self: Value, chars: Value): string => {
    const text = selfText(self);
    if (chars !== null && stringOf(chars) === undefined) {
      raiseTypeError(`${name} arg must be None or str`);
    }
    const set = chars === null ? null : new Set(stringOf(chars));
    const isGone = (char: string): boolean =>
      set === null ? isSpace(char) : set.has(char);
    const all = points(text);
    let start = 0;
    let end = all.length;
    if (atStart) while (start < end && isGone(all[start] as string)) start++;
    if (atEnd) while (end > start && isGone(all[end - 1] as string)) end--;
    return all.slice(start, end).join("");
  };

function replace(
  vm: Vm,
  self: Value,
  oldText: Value,
  newText: Value,
  count: Value,
): string {
  const text = selfText(self);
  const refusal = (index: number) => (type: string) =>
    `replace() argument ${index} must be str, not ${type}`;
  const from = textArgument(oldText, refusal(1));
  const to = textArgument(newText, refusal(2));
  const limit = asIndex(vm, count);
  const max = limit < 0 ? Infinity : limit;
  const pieces = from === "" ? gaps(text, max) : text.split(from);
  const most = Math.min(max, pieces.length - 1);
  vm.budget.size(text.length + most * to.length, "a str");
  if (most === pieces.length - 1) return pieces.join(to);
  return [...pieces.slice(0, most), pieces.slice(most).join(from)].join(to);
}

/** `text` cut before, between and behind its characters: where the empty text is found. */
function gaps(text: string, max: number): string[] {
  if (max <= 0) return [text];
  const all = ["", ...points(text), ""];
  return max >= all.length
    ? all
    : [...all.slice(0, max), all.slice(max).join("")];
}

/** Where the characters that fill a width go. */
const justify =
  (left: (missing: number, width: number) => number) =>
  (vm: Vm, self: Value, width: Value, fill: Value): string => {
    const text = selfText(self);
    const wanted = asIndex(vm, width);
    const char = textArgument(
      fill,
      (type) => `The fill character must be a unicode character, not ${type}`,
    );
    if (pointCount(char) !== 1) {
      raiseTypeError("The fill character must be exactly one character long");
    }
    const missing = wanted - pointCount(text);
    if (missing <= 0) return text;
    vm.budget.size(wanted, "a str");
    const before = left(missing, wanted);
    return char.repeat(before) + text + char.repeat(missing - before);
  };

function zeroFill(vm: Vm, self: Value, width: Value): string {
  const text = selfText(self);
  const wanted = asIndex(vm, width);
  const missing = wanted - pointCount(text);
  if (missing <= 0) return text;
  vm.budget.size(wanted, "a str");
  const sign = text[0] === "+" || text[0] === "-" ? text[0] : "";
  return sign + "0".repeat(missing) + text.slice(sign.length);
}

function expandTabs(vm: Vm, self: Value, size: Value): string {
  const width = asIndex(vm, size);
  let result = "";
  let column = 0;
  for (const char of selfText(self)) {
    if (char === "\t") {
      const blanks = width > 0 ? width - (column % width) : 0;
      vm.budget.size(blanks, "a str");
      result += " ".repeat(blanks);
      column += blanks;
    } else {
      result += char;
      column = char === "\n" || char === "\r" ? 0 : column + 1;
    }
  }
  return result;
}

/** `text.translate(table)`: per character what the table gives for its code, itself where that is a LookupError. */
function translate(vm: Vm, self: Value, table: Value): Value {
  let result = "";
  for (const char of selfText(self)) {
    vm.budget.step();
    const found = lookUp(vm, table, char);
    if (found instanceof PyUnknown) return derived("str.translate(…)", found);
    result += found;
  }
  return result;
}

function lookUp(vm: Vm, table: Value, char: string): string | PyUnknown {
  let value: Value;
  try {
    value = getItem(vm, table, char.codePointAt(0) as number);
  } catch (error) {
    const isLookup =
      error instanceof Raised &&
      error.exception.type.isSubtypeOf(
        exceptionTypes.get("LookupError") as PyType,
      );
    if (isLookup) return char;
    throw error;
  }
  if (value === null) return "";
  if (value instanceof PyUnknown) return value;
  const code = integerOf(value);
  if (code === undefined) {
    return textArgument(
      value,
      () => "character mapping must return integer, None or str",
    );
  }
  if (code < 0 || code > 0x10ffff) {
    raise(valueErrorType, "character mapping must be in range(0x110000)");
  }
  return String.fromCodePoint(Number(code));
}

function makeTranslation(
  vm: Vm,
  x: Value,
  y: Value | undefined,
  z: Value | undefined,
): Value {
  const table = new PyDict();
  if (y === undefined) {
    if (!(x instanceof PyDict)) {
      raiseTypeError(
        "if you give only one argument to maketrans it must be a dict",
      );
    }
    for (const [hashKey, value] of x.map) {
      dictSet(vm, table, translationKey(x.keyOf(hashKey)), value);
    }
    return table;
  }
  const from = textArgument(
    x,
    () =>
      "first maketrans argument must be a string if there is a second argument",
  );
  const to = textArgument(
    y,
    (type) => `maketrans() argument 2 must be str, not ${type}`,
  );
  const sources = points(from);
  const targets = points(to);
  if (sources.length !== targets.length) {
    raise(
      valueErrorType,
      "the first two maketrans arguments must have equal length",
    );
  }
  const code = (char: string) => char.codePointAt(0) as number;
  sources.forEach((char, i) =>
    dictSet(vm, table, code(char), code(targets[i] as string)),
  );
  if (z !== undefined) {
    const gone = textArgument(
      z,
      (type) => `maketrans() argument 3 must be str, not ${type}`,
    );
    for (const char of gone) dictSet(vm, table, code(char), null);
  }
  return table;
}

function translationKey(key: Value): Value {
  const text = stringOf(key);
  if (text === undefined) {
    if (integerOf(key) !== undefined) return key;
    raiseTypeError("keys in translate table must be strings or integers");
  }
  if (pointCount(text) !== 1) {
    raise(valueErrorType, "string keys in translate table must be of length 1");
  }
  return text.codePointAt(0) as number;
}

export const strTransformMethods: Table = {
  "strip(self, chars=None, /)": strip("strip", true, true),
  "lstrip(self, chars=None, /)": strip("lstrip", true, false),
  "rstrip(self, chars=None, /)": strip("rstrip", false, true),
  "replace(self, old, new, count=-1, /)": replace,
  // An odd blank goes left where the width is odd too, right otherwise: CPython's way of centring.
  "center(self, width, fillchar=' ', /)": justify(
    (missing, width) => Math.floor(missing / 2) + (missing & width & 1),
  ),
  "ljust(self, width, fillchar=' ', /)": justify(() => 0),
  "rjust(self, width, fillchar=' ', /)": justify((missing) => missing),
  "zfill(self, width, /)": zeroFill,
  "expandtabs(self, /, tabsize=8)": expandTabs,
  "translate(self, table, /)": translate,
  "encode(self, /, encoding='utf-8', errors='strict')": (
    vm,
    self,
    encoding,
    errors,
  ) => {
    const refusal = (name: string) => (type: string) =>
      `encode() argument '${name}' must be str, not ${type}`;
    const data = encodeText(
      vm,
      selfText(self),
      textArgument(encoding, refusal("encoding")),
      textArgument(errors, refusal("errors")),
    );
    return data instanceof PyUnknown ? data : new PyBytes(data);
  },
};

export const strStaticMethods: Table = {
  "maketrans(x, y=..., z=..., /)": makeTranslation,
};
