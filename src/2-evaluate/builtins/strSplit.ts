/** str methods that take a text apart, and the one that joins. */
import { asIndex } from "../operations/index.js";
import { toArray } from "../operations/iterate.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { truthy } from "../operations/truth.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { derived } from "../operations/unknown.js";
import { PyList, PyTuple } from "../values/containers.js";
import { valueErrorType } from "../values/exceptionTypes.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import type { Table } from "./table.js";
import { splitAtSpace, splitAtText, splitLines } from "./text/split.js";
import { selfText, stringOf, textArgument } from "./text/textOf.js";

const split =
  (fromRight: boolean) =>
  (vm: Vm, self: Value, separator: Value, limit: Value): Value => {
    const text = selfText(self);
    const most = asIndex(vm, limit);
    const max = most < 0 ? Infinity : most;
    const pieces =
      separator === null
        ? splitAtSpace(text, max, fromRight)
        : splitAtText(text, separatorText(separator), max, fromRight);
    vm.budget.size(pieces.length, "a list");
    return new PyList(pieces);
  };

function separatorText(value: Value): string {
  const text = textArgument(
    value,
    (type) => `must be str or None, not ${type}`,
  );
  if (text === "") raise(valueErrorType, "empty separator");
  return text;
}

const partition =
  (fromRight: boolean) =>
  (_: Vm, self: Value, separator: Value): Value => {
    const text = selfText(self);
    const mark = textArgument(separator);
    if (mark === "") raise(valueErrorType, "empty separator");
    const at = fromRight ? text.lastIndexOf(mark) : text.indexOf(mark);
    if (at < 0) return new PyTuple(fromRight ? ["", "", text] : [text, "", ""]);
    return new PyTuple([text.slice(0, at), mark, text.slice(at + mark.length)]);
  };

function join(vm: Vm, self: Value, iterable: Value): Value {
  const separator = selfText(self);
  const type = typeOf(iterable);
  if (
    type.lookup("__iter__") === undefined &&
    type.lookup("__getitem__") === undefined
  ) {
    raiseTypeError("can only join an iterable");
  }
  const items = toArray(vm, iterable);
  const texts: string[] = [];
  const unknowns: PyUnknown[] = [];
  let size = 0;
  for (const [i, item] of items.entries()) {
    if (item instanceof PyUnknown) {
      unknowns.push(item);
      continue;
    }
    const text = stringOf(item);
    if (text === undefined) {
      raiseTypeError(
        `sequence item ${i}: expected str instance, ${typeName(item)} found`,
      );
    }
    texts.push(text);
    size += text.length + separator.length;
  }
  if (unknowns.length > 0) return derived("str.join(…)", ...unknowns);
  vm.budget.size(size, "a str");
  return texts.join(separator);
}

export const strSplitMethods: Table = {
  "split(self, /, sep=None, maxsplit=-1)": split(false),
  "rsplit(self, /, sep=None, maxsplit=-1)": split(true),
  "splitlines(self, /, keepends=False)": (vm, self, keepEnds) =>
    new PyList(splitLines(selfText(self), truthy(vm, keepEnds))),
  "partition(self, sep, /)": partition(false),
  "rpartition(self, sep, /)": partition(true),
  "join(self, iterable, /)": join,
};
