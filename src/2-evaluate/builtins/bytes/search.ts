/** Methods of bytes and bytearray that look for bytes in others. */
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { PyTuple } from "../../values/containers.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { sliceBound } from "../strSearch.js";
import type { Table } from "../table.js";
import {
  bytesArgument,
  bytesOf,
  latin1,
  result,
  selfBytes,
  wantedByte,
} from "./bytesOf.js";

/** The stretch between two bounds, and where it starts; −1 where the start lies behind the end. */
function cut(
  vm: Vm,
  self: Value,
  start: Value | undefined,
  end: Value | undefined,
): { text: string; start: number } {
  const text = latin1(selfBytes(self));
  const from = sliceBound(vm, start, 0, text.length);
  const to = Math.min(
    sliceBound(vm, end, text.length, text.length),
    text.length,
  );
  return from > to
    ? { text: "", start: -1 }
    : { text: text.slice(from, to), start: from };
}

type Search = (
  vm: Vm,
  self: Value,
  sub: Value,
  start?: Value,
  end?: Value,
) => number;

const search =
  (method: "indexOf" | "lastIndexOf", isRequired: boolean): Search =>
  (vm, self, sub, start, end) => {
    const window = cut(vm, self, start, end);
    const wanted = wantedByte(vm, sub);
    const at = window.start < 0 ? -1 : window.text[method](wanted);
    if (at < 0 && isRequired) raise(valueErrorType, "subsection not found");
    return at < 0 ? -1 : at + window.start;
  };

const count: Search = (vm, self, sub, start, end) => {
  const window = cut(vm, self, start, end);
  const wanted = wantedByte(vm, sub);
  if (window.start < 0) return 0;
  return wanted === ""
    ? window.text.length + 1
    : window.text.split(wanted).length - 1;
};

const touches =
  (method: "startswith" | "endswith") =>
  (vm: Vm, self: Value, affix: Value, start?: Value, end?: Value): boolean => {
    const window = cut(vm, self, start, end);
    const matches = (data: Uint8Array): boolean =>
      window.start >= 0 &&
      (method === "startswith"
        ? window.text.startsWith(latin1(data))
        : window.text.endsWith(latin1(data)));
    if (affix instanceof PyTuple) {
      return affix.items.some((item) => matches(bytesArgument(item)));
    }
    const data = bytesOf(affix);
    if (data === undefined) {
      raiseTypeError(
        `${method} first arg must be bytes or a tuple of bytes, not ${typeName(affix)}`,
      );
    }
    return matches(data);
  };

export const bytesSearchMethods: Table = {
  "find(self, sub, start=..., end=..., /)": search("indexOf", false),
  "rfind(self, sub, start=..., end=..., /)": search("lastIndexOf", false),
  "index(self, sub, start=..., end=..., /)": search("indexOf", true),
  "rindex(self, sub, start=..., end=..., /)": search("lastIndexOf", true),
  "count(self, sub, start=..., end=..., /)": count,
  "startswith(self, prefix, start=..., end=..., /)": touches("startswith"),
  "endswith(self, suffix, start=..., end=..., /)": touches("endswith"),
  "removeprefix(self, prefix, /)": (_, self, prefix) => {
    const data = selfBytes(self);
    const start = bytesArgument(prefix);
    return latin1(data).startsWith(latin1(start))
      ? result(self, data.slice(start.length))
      : result(self, data);
  },
  "removesuffix(self, suffix, /)": (_, self, suffix) => {
    const data = selfBytes(self);
    const end = bytesArgument(suffix);
    return latin1(data).endsWith(latin1(end))
      ? result(self, data.slice(0, data.length - end.length))
      : result(self, data);
  },
};
