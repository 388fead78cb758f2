/** str (https://docs.python.org/3.11/library/stdtypes.html#text-sequence-type-str): construction and special methods. */
import { hashOf } from "../operations/hashOf.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { sliceIndices } from "../operations/subscript.js";
import { str, textOrUnknown } from "../operations/text.js";
import { typeName } from "../operations/typeOf.js";
import { strType } from "../values/basicTypes.js";
import { indexErrorType } from "../values/exceptionTypes.js";
import { PyIterator } from "../values/iterators.js";
import { notImplemented, PyBoxed, PyBytes, PySlice } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { derived, type PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { formatString } from "./format/formatString.js";
import { percentFormat } from "./format/percentFormat.js";
import { strIteratorType } from "./textIteratorTypes.js";
import { unknownBound } from "./listSubscript.js";
import { isIndex, position } from "./sequences.js";
import { strCaseMethods } from "./strCase.js";
import { strFormatMethods } from "./strFormatMethods.js";
import { strSearchMethods } from "./strSearch.js";
import { strSplitMethods } from "./strSplit.js";
import { strStaticMethods, strTransformMethods } from "./strTransform.js";
import { refusePlus, refuseTimes, repeatCount } from "./text/concatenation.js";
import {
  comparePoints,
  isAstral,
  pointCount,
  points,
} from "./text/codePoints.js";
import { decodeBytes } from "./text/codecs.js";
import { quote } from "./text/quote.js";
import { selfText, stringOf, textArgument } from "./text/textOf.js";
import { installUnicodeErrors } from "./text/unicodeErrors.js";
import { addMethods, addStaticMethods, type Table } from "./table.js";

const construction: Table = {
  "__new__(cls, object='', encoding=..., errors=...)": construct,
};

function construct(
  vm: Vm,
  cls: PyType,
  object: Value,
  encoding?: Value,
  errors?: Value,
): Value {
  const text =
    encoding === undefined && errors === undefined
      ? textOrUnknown("str(…)", () => str(vm, object))
      : decode(vm, object, encoding ?? "utf-8", errors ?? "strict");
  return cls === strType || typeof text !== "string"
    ? text
    : new PyBoxed(cls, text);
}

function decode(
  vm: Vm,
  object: Value,
  encoding: Value,
  errors: Value,
): string | PyUnknown {
  if (stringOf(object) !== undefined) {
    raiseTypeError("decoding str is not supported");
  }
  if (!(object instanceof PyBytes)) {
    raiseTypeError(
      `decoding to str: need a bytes-like object, ${typeName(object)} found`,
    );
  }
  return decodeBytes(
    vm,
    object.data,
    textArgument(
      encoding,
      (type) => `str() argument 'encoding' must be str, not ${type}`,
    ),
    textArgument(
      errors,
      (type) => `str() argument 'errors' must be str, not ${type}`,
    ),
  );
}

const compareRow =
  (holds: (order: number) => boolean) =>
  (_vm: Vm, self: Value, other: Value): Value => {
    const right = stringOf(other);
    return right === undefined
      ? notImplemented
      : holds(comparePoints(selfText(self), right));
  };

const specialMethods: Table = {
  "__len__(self, /)": (_, self) => pointCount(selfText(self)),
  "__iter__(self, /)": (_, self) => iterate(selfText(self)),
  "__repr__(self, /)": (_, self) => quote(selfText(self)),
  "__str__(self, /)": (_, self) => selfText(self),
  "__format__(self, format_spec, /)": (vm, self, spec) => {
    const text = textArgument(
      spec,
      (type) => `__format__() argument must be str, not ${type}`,
    );
    return text === ""
      ? str(vm, self)
      : formatString(vm.budget, selfText(self), text, typeName(self));
  },
  "__hash__(self, /)": hashOf,
  "__getnewargs__(self, /)": (_, self) => selfText(self),
  "__contains__(self, key, /)": (_, self, key) =>
    selfText(self).includes(
      textArgument(
        key,
        (type) => `'in <string>' requires string as left operand, not ${type}`,
      ),
    ),
  "__getitem__(self, key, /)": getItem,
  "__add__(self, value, /)": (vm, self, other) => {
    const right = stringOf(other);
    if (right === undefined) return refusePlus("str", other);
    const left = selfText(self);
    vm.budget.size(left.length + right.length, "a str");
    return left + right;
  },
  "__mul__(self, value, /)": multiply,
  "__rmul__(self, value, /)": multiply,
  "__mod__(self, value, /)": (vm, self, value) =>
    textOrUnknown("… % …", () => percentFormat(vm, selfText(self), value)),
  "__rmod__(self, value, /)": (vm, self, value) => {
    const left = stringOf(value);
    return left === undefined ? notImplemented : percentFormat(vm, left, self);
  },
  "__eq__(self, value, /)": compareRow((order) => order === 0),
  "__ne__(self, value, /)": compareRow((order) => order !== 0),
  "__lt__(self, value, /)": compareRow((order) => order < 0),
  "__le__(self, value, /)": compareRow((order) => order <= 0),
  "__gt__(self, value, /)": compareRow((order) => order > 0),
  "__ge__(self, value, /)": compareRow((order) => order >= 0),
};

function iterate(text: string): PyIterator {
  let unit = 0;
  return new PyIterator(
    () => {
      const code = text.codePointAt(unit);
      if (code === undefined) return undefined;
      const char = String.fromCodePoint(code);
      unit += char.length;
      return char;
    },
    strIteratorType,
    () => pointCount(text.slice(unit)),
  );
}

function getItem(vm: Vm, self: Value, key: Value): Value {
  const text = selfText(self);
  const chars = isAstral(text) ? points(text) : text;
  if (key instanceof PySlice) {
    const unknown = unknownBound(key);
    if (unknown !== undefined) return derived("str[…]", unknown);
    const { start, step, count } = sliceIndices(vm, key, chars.length);
    if (step === 1 && typeof chars === "string") {
      return chars.slice(start, start + count);
    }
    return Array.from(
      { length: count },
      (_, i) => chars[start + i * step] as string,
    ).join("");
  }
  if (!isIndex(key)) {
    raiseTypeError(`string indices must be integers, not '${typeName(key)}'`);
  }
  const at = position(vm, key, chars.length);
  if (at < 0) raise(indexErrorType, "string index out of range");
  return chars[at] as string;
}

function multiply(vm: Vm, self: Value, count: Value): Value {
  const times = repeatCount(vm, count);
  if (times === undefined) return refuseTimes(count);
  const text = selfText(self);
  vm.budget.size(text.length * times, "a str");
  return text.repeat(times);
}

/** Puts the rows on the type. */
export function installStr(): void {
  addStaticMethods(strType, construction);
  addStaticMethods(strType, strStaticMethods);
  for (const table of [
    specialMethods,
    strCaseMethods,
    strSearchMethods,
    strSplitMethods,
    strTransformMethods,
  ]) {
    addMethods(strType, table);
  }
  addMethods(strType, strFormatMethods, { acceptsUnknown: true });
  installUnicodeErrors();
}
