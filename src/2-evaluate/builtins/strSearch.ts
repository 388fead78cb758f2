/** str methods that look for a text in another. */
import { asInteger } from "../operations/index.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { typeName } from "../operations/typeOf.js";
import { PyTuple } from "../values/containers.js";
import { valueErrorType } from "../values/exceptionTypes.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { isIndex } from "./sequences.js";
import type { Table } from "./table.js";
import { isAstral, pointCount, pointSlice } from "./text/codePoints.js";
import { selfText, stringOf, textArgument } from "./text/textOf.js";

/** The stretch of a text that `start` and `end` cut out; `start` is −1 where it lies behind the end. */
interface Window {
  text: string;
  /** In code points. */
  start: number;
}

/** A bound as in a slice: None, or a whole number that may be negative. */
export function sliceBound(
  vm: Vm,
  value: Value | undefined,
  absent: number,
  length: number,
): number {
  if (value === undefined || value === null) return absent;
  if (!isIndex(value)) {
    raiseTypeError(
      "slice indices must be integers or None or have an __index__ method",
    );
  }
  const index = Number(asInteger(vm, value));
  return index < 0 ? Math.max(0, index + length) : index;
}

function cut(
  vm: Vm,
  self: Value,
  start: Value | undefined,
  end: Value | undefined,
): Window {
  const text = selfText(self);
  if (start === undefined && end === undefined) return { text, start: 0 };
  const length = pointCount(text);
  const from = sliceBound(vm, start, 0, length);
  const to = Math.min(sliceBound(vm, end, length, length), length);
  if (from > to || from > length) return { text: "", start: -1 };
  return { text: pointSlice(text, from, to), start: from };
}

/** A search's answer in code points of the whole text, from one in units of the window. */
function found(window: Window, unit: number): number {
  if (unit < 0) return -1;
  return (
    window.start +
    (isAstral(window.text) ? pointCount(window.text.slice(0, unit)) : unit)
  );
}

type Search = (
  vm: Vm,
  self: Value,
  sub: Value,
  start?: Value,
  end?: Value,
) => number;

const find: Search = (vm, self, sub, start, end) => {
  const window = cut(vm, self, start, end);
  const wanted = textArgument(sub);
  return window.start < 0 ? -1 : found(window, window.text.indexOf(wanted));
};

const rfind: Search = (vm, self, sub, start, end) => {
  const window = cut(vm, self, start, end);
  const wanted = textArgument(sub);
  return window.start < 0 ? -1 : found(window, window.text.lastIndexOf(wanted));
};

const orRaise =
  (search: Search): Search =>
  (...args) => {
    const at = search(...args);
    if (at < 0) raise(valueErrorType, "substring not found");
    return at;
  };

const count: Search = (vm, self, sub, start, end) => {
  const window = cut(vm, self, start, end);
  const wanted = textArgument(sub);
  if (window.start < 0) return 0;
  return wanted === ""
    ? pointCount(window.text) + 1
    : window.text.split(wanted).length - 1;
};

/** `startswith` and `endswith`: one text, or a tuple of which any will do. */
const touches =
  (method: "startswith" | "endswith") =>
  (vm: Vm, self: Value, affix: Value, start?: Value, end?: Value): boolean => {
    const window = cut(vm, self, start, end);
    const matches = (text: string): boolean =>
      window.start >= 0 &&
      (method === "startswith"
        ? window.text.startsWith(text)
        : window.text.endsWith(text));
    if (affix instanceof PyTuple) {
      for (const item of affix.items) {
        const text = stringOf(item);
        if (text === undefined) {
          raiseTypeError(
            `tuple for ${method} must only contain str, not ${typeName(item)}`,
          );
        }
        if (matches(text)) return true;
      }
      return false;
    }
    return matches(
      textArgument(
        affix,
        (type) =>
          `${method} first arg must be str or a tuple of str, not ${type}`,
      ),
    );
  };

export const strSearchMethods: Table = {
  "find(self, sub, start=..., end=..., /)": find,
  "rfind(self, sub, start=..., end=..., /)": rfind,
  "index(self, sub, start=..., end=..., /)": orRaise(find),
  "rindex(self, sub, start=..., end=..., /)": orRaise(rfind),
  "count(self, sub, start=..., end=..., /)": count,
  "startswith(self, prefix, start=..., end=..., /)": touches("startswith"),
  "endswith(self, suffix, start=..., end=..., /)": touches("endswith"),
  "removeprefix(self, prefix, /)": (_, self, prefix) => {
    const text = selfText(self);
    const start = textArgument(
      prefix,
      (type) => `removeprefix() argument must be str, not ${type}`,
    );
    return text.startsWith(start) ? text.slice(start.length) : text;
  },
  "removesuffix(self, suffix, /)": (_, self, suffix) => {
    const text = selfText(self);
    const end = textArgument(
      suffix,
      (type) => `removesuffix() argument must be str, not ${type}`,
    );
    return end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text;
  },
};
