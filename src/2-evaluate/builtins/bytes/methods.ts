/** The other methods of bytes and bytearray: they know ASCII only. */
import { asIndex } from "../../operations/index.js";
import { toArray } from "../../operations/iterate.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { truthy } from "../../operations/truth.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyBytes } from "../../values/simple.js";
import { derived, PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import type { Table } from "../table.js";
import { decodeBytes } from "../text/codecs.js";
import { splitAtText } from "../text/split.js";
import { textArgument } from "../text/textOf.js";
import { parseHex, toHex } from "./hex.js";
import {
  bytesArgument,
  bytesOf,
  fromLatin1,
  latin1,
  result,
  selfBytes,
} from "./bytesOf.js";

/** A method that maps the bytes as ASCII text. */
const mapped =
  (map: (text: string) => string) =>
  (_: Vm, self: Value): Value =>
    result(self, fromLatin1(map(latin1(selfBytes(self)))));

const lower = (text: string) =>
  text.replace(/[A-Z]/g, (char) => char.toLowerCase());
const upper = (text: string) =>
  text.replace(/[a-z]/g, (char) => char.toUpperCase());
const title = (text: string) =>
  text.replace(
    /[A-Za-z]+/g,
    (word) => upper(word.slice(0, 1)) + lower(word.slice(1)),
  );
const swapCase = (text: string) =>
  text.replace(/[A-Za-z]/g, (char) => (char < "a" ? lower(char) : upper(char)));

const test =
  (pattern: RegExp) =>
  (_: Vm, self: Value): boolean =>
    pattern.test(latin1(selfBytes(self)));

const space = /[ \t-\r]+/;

const split =
  (fromRight: boolean) =>
  (vm: Vm, self: Value, separator: Value, limit: Value): Value => {
    const text = latin1(selfBytes(self));
    const most = asIndex(vm, limit);
    const max = most < 0 ? Infinity : most;
    const mark = separator === null ? null : latin1(bytesArgument(separator));
    if (mark === "") raise(valueErrorType, "empty separator");
    const pieces =
      mark === null
        ? splitAtSpace(text, max, fromRight)
        : splitAtText(text, mark, max, fromRight);
    return listOf(self, pieces);
  };

function splitAtSpace(text: string, max: number, fromRight: boolean): string[] {
  if (fromRight) {
    return splitAtSpace(reversed(text), max, false).map(reversed).reverse();
  }
  const pieces: string[] = [];
  let rest = text.replace(/^[ \t-\r]+/, "");
  while (rest !== "" && pieces.length < max) {
    const end = rest.search(space);
    pieces.push(end < 0 ? rest : rest.slice(0, end));
    rest = end < 0 ? "" : rest.slice(end).replace(/^[ \t-\r]+/, "");
  }
  if (rest !== "") pieces.push(rest);
  return pieces;
}

const reversed = (text: string) => [...text].reverse().join("");

function listOf(self: Value, pieces: string[]): PyList {
  return new PyList(pieces.map((piece) => result(self, fromLatin1(piece))));
}

const partition =
  (fromRight: boolean) =>
  (_: Vm, self: Value, separator: Value): Value => {
    const text = latin1(selfBytes(self));
    const mark = latin1(bytesArgument(separator));
    if (mark === "") raise(valueErrorType, "empty separator");
    const at = fromRight ? text.lastIndexOf(mark) : text.indexOf(mark);
    const parts =
      at >= 0
        ? [text.slice(0, at), mark, text.slice(at + mark.length)]
        : fromRight
          ? ["", "", text]
          : [text, "", ""];
    return new PyTuple(listOf(self, parts).items);
  };

const strip =
  (atStart: boolean, atEnd: boolean) =>
  (_: Vm, self: Value, chars: Value): Value => {
    const set = chars === null ? " \t\n\r\v\f" : latin1(bytesArgument(chars));
    const text = latin1(selfBytes(self));
    let start = 0;
    let end = text.length;
    if (atStart)
      while (start < end && set.includes(text[start] as string)) start++;
    if (atEnd)
      while (end > start && set.includes(text[end - 1] as string)) end--;
    return result(self, fromLatin1(text.slice(start, end)));
  };

function replace(
  vm: Vm,
  self: Value,
  oldBytes: Value,
  newBytes: Value,
  count: Value,
): Value {
  const text = latin1(selfBytes(self));
  const from = latin1(bytesArgument(oldBytes));
  const to = latin1(bytesArgument(newBytes));
  const limit = asIndex(vm, count);
  const pieces = from === "" ? ["", ...text.split(""), ""] : text.split(from);
  const most = Math.min(limit < 0 ? Infinity : limit, pieces.length - 1);
  vm.budget.size(text.length + most * to.length, "a bytes object");
  const rest = pieces.slice(most).join(from);
  return result(self, fromLatin1([...pieces.slice(0, most), rest].join(to)));
}

const justify =
  (name: string, left: (missing: number, width: number) => number) =>
  (vm: Vm, self: Value, width: Value, fill: Value | undefined): Value => {
    const text = latin1(selfBytes(self));
    const wanted = asIndex(vm, width);
    const char = fill === undefined ? " " : fillByte(name, fill);
    const missing = wanted - text.length;
    if (missing <= 0) return result(self, fromLatin1(text));
    vm.budget.size(wanted, "a bytes object");
    const before = left(missing, wanted);
    return result(
      self,
      fromLatin1(char.repeat(before) + text + char.repeat(missing - before)),
    );
  };

function fillByte(name: string, fill: Value): string {
  const data = bytesOf(fill);
  if (data?.length !== 1) {
    raiseTypeError(
      `${name}() argument 2 must be a byte string of length 1, not ${typeName(fill)}`,
    );
  }
  return latin1(data);
}

function join(vm: Vm, self: Value, iterable: Value): Value {
  const type = typeOf(iterable);
  if (
    type.lookup("__iter__") === undefined &&
    type.lookup("__getitem__") === undefined
  ) {
    raiseTypeError("can only join an iterable");
  }
  const items = toArray(vm, iterable);
  const unknowns = items.filter((item) => item instanceof PyUnknown);
  if (unknowns.length > 0) return derived("bytes.join(…)", ...unknowns);
  const texts = items.map((item, i) => {
    const data = bytesOf(item);
    if (data === undefined) {
      raiseTypeError(
        `sequence item ${i}: expected a bytes-like object, ${typeName(item)} found`,
      );
    }
    return latin1(data);
  });
  const separator = latin1(selfBytes(self));
  vm.budget.size(
    texts.reduce((sum, text) => sum + text.length + separator.length, 0),
    "a bytes object",
  );
  return result(self, fromLatin1(texts.join(separator)));
}

function translate(self: Value, table: Value, gone: Value | undefined): Value {
  const map = table === null ? null : bytesArgument(table);
  if (map !== null && map.length !== 256) {
    raise(valueErrorType, "translation table must be 256 characters long");
  }
  const deleted = new Set(gone === undefined ? [] : bytesArgument(gone));
  const kept = selfBytes(self).filter((byte) => !deleted.has(byte));
  return result(
    self,
    map === null ? kept : kept.map((byte) => map[byte] as number),
  );
}

function expandTabs(vm: Vm, self: Value, size: Value): Value {
  const width = asIndex(vm, size);
  let text = "";
  let column = 0;
  for (const char of latin1(selfBytes(self))) {
    if (char === "\t") {
      const blanks = width > 0 ? width - (column % width) : 0;
      vm.budget.size(blanks, "a bytes object");
      text += " ".repeat(blanks);
      column += blanks;
    } else {
      text += char;
      column = char === "\n" || char === "\r" ? 0 : column + 1;
    }
  }
  return result(self, fromLatin1(text));
}

export const bytesMethods: Table = {
  "decode(self, /, encoding='utf-8', errors='strict')": (
    vm,
    self,
    encoding,
    errors,
  ) => {
    const refusal = (name: string) => (type: string) =>
      `decode() argument '${name}' must be str, not ${type}`;
    return decodeBytes(
      vm,
      selfBytes(self),
      textArgument(encoding, refusal("encoding")),
      textArgument(errors, refusal("errors")),
    );
  },
  "hex(self, /, sep=..., bytes_per_sep=1)": toHex,
  "upper(self, /)": mapped(upper),
  "lower(self, /)": mapped(lower),
  "title(self, /)": mapped(title),
  "swapcase(self, /)": mapped(swapCase),
  "capitalize(self, /)": mapped(
    (text) => upper(text.slice(0, 1)) + lower(text.slice(1)),
  ),
  "isalpha(self, /)": test(/^[A-Za-z]+$/),
  "isalnum(self, /)": test(/^[A-Za-z0-9]+$/),
  "isdigit(self, /)": test(/^[0-9]+$/),
  "isspace(self, /)": test(/^[ \t-\r]+$/),
  "islower(self, /)": test(/^[^A-Z]*[a-z][^A-Z]*$/),
  "isupper(self, /)": test(/^[^a-z]*[A-Z][^a-z]*$/),
  "istitle(self, /)": test(
    /^[^A-Za-z]*[A-Z][a-z]*([^A-Za-z]+([A-Z][a-z]*)?)*$/,
  ),
  "isascii(self, /)": (_, self) => selfBytes(self).every((byte) => byte < 0x80),
  "split(self, /, sep=None, maxsplit=-1)": split(false),
  "rsplit(self, /, sep=None, maxsplit=-1)": split(true),
  "splitlines(self, /, keepends=False)": (vm, self, keepEnds) =>
    listOf(self, splitLines(latin1(selfBytes(self)), truthy(vm, keepEnds))),
  "partition(self, sep, /)": partition(false),
  "rpartition(self, sep, /)": partition(true),
  "join(self, iterable_of_bytes, /)": join,
  "strip(self, bytes=None, /)": strip(true, true),
  "lstrip(self, bytes=None, /)": strip(true, false),
  "rstrip(self, bytes=None, /)": strip(false, true),
  "replace(self, old, new, count=-1, /)": replace,
  "center(self, width, fillchar=..., /)": justify(
    "center",
    (missing, width) => Math.floor(missing / 2) + (missing & width & 1),
  ),
  "ljust(self, width, fillchar=..., /)": justify("ljust", () => 0),
  "rjust(self, width, fillchar=..., /)": justify("rjust", (missing) => missing),
  "zfill(self, width, /)": (vm, self, width) => {
    const text = latin1(selfBytes(self));
    const missing = asIndex(vm, width) - text.length;
    if (missing <= 0) return result(self, fromLatin1(text));
    vm.budget.size(text.length + missing, "a bytes object");
    const sign = /^[+-]?/.exec(text)?.[0] ?? "";
    return result(
      self,
      fromLatin1(sign + "0".repeat(missing) + text.slice(sign.length)),
    );
  },
  "expandtabs(self, /, tabsize=8)": expandTabs,
  "translate(self, table, /, delete=...)": (_, self, table, gone?: Value) =>
    translate(self, table, gone),
};

function splitLines(text: string, keepEnds: boolean): string[] {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  return keepEnds ? lines : lines.map((line) => line.replace(/[\r\n]+$/, ""));
}

export const bytesClassMethods: Table = {
  "fromhex(cls, string, /)": (vm, cls, text) => {
    const data = parseHex(
      textArgument(
        text,
        (type) => `fromhex() argument must be str, not ${type}`,
      ),
    );
    return vm.call(cls, [new PyBytes(data)]);
  },
};
