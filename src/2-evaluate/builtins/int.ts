/** int (https://docs.python.org/3.11/library/stdtypes.html#numeric-types-int-float-complex). */
import type { BinaryOperator } from "../../1-parse/ast.js";
import { bits, integerOperation } from "../operations/arithmetic.js";
import { findMethod } from "../operations/attribute.js";
import { hashOf } from "../operations/hashOf.js";
import { asIndex, asInteger } from "../operations/index.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { repr } from "../operations/text.js";
import { truthy } from "../operations/truth.js";
import { typeName } from "../operations/typeOf.js";
import { intType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { valueErrorType } from "../values/exceptionTypes.js";
import { normalize } from "../values/integer.js";
import { notImplemented, PyBoxed, PyBytes, PyFloat } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { bytesFromItems } from "./bytes/bytesFrom.js";
import { bytesOf } from "./bytes/bytesOf.js";
import { formatInteger } from "./format/formatInteger.js";
import { convertToInteger, integerOf } from "./numbers/conversions.js";
import {
  checkByteOrder,
  integerFromBytes,
  integerToBytes,
} from "./numbers/integerBytes.js";
import { floatFromInteger } from "./numbers/integerFromFloat.js";
import { integerText } from "./numbers/integerText.js";
import { modularPower } from "./numbers/modularPower.js";
import { parseInteger } from "./numbers/parseNumber.js";
import { roundInteger } from "./numbers/roundNumber.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";
import { stringOf, textArgument } from "./text/textOf.js";

const construction: Table = {
  "__new__(cls, x=..., /, base=...)": (
    vm,
    cls: PyType,
    x?: Value,
    base?: Value,
  ) => {
    const value = integerFor(vm, x, base);
    return cls === intType ? value : new PyBoxed(cls, value);
  },
};

function integerFor(
  vm: Vm,
  x: Value | undefined,
  base: Value | undefined,
): number | bigint {
  if (x === undefined) {
    if (base !== undefined) raiseTypeError("int() missing string argument");
    return 0;
  }
  const text = spelledNumber(x);
  if (base !== undefined) {
    const radix = asIndex(vm, base);
    if (radix !== 0 && (radix < 2 || radix > 36)) {
      raise(valueErrorType, "int() base must be >= 2 and <= 36, or 0");
    }
    if (text === undefined) {
      raiseTypeError("int() can't convert non-string with explicit base");
    }
    return parsed(vm, x, text, radix);
  }
  if (text !== undefined && findMethod(vm, x, "__int__") === undefined) {
    return parsed(vm, x, text, 10);
  }
  return convertToInteger(vm, x);
}

/** The text of a str or of bytes; undefined for anything else. */
export function spelledNumber(value: Value): string | undefined {
  return value instanceof PyBytes
    ? Buffer.from(value.data).toString("latin1")
    : stringOf(value);
}

function parsed(
  vm: Vm,
  original: Value,
  text: string,
  base: number,
): number | bigint {
  const value = parseInteger(text, base);
  if (value !== null) return value;
  return raise(
    valueErrorType,
    `invalid literal for int() with base ${base}: ${repr(vm, original).slice(0, 200)}`,
  );
}

/** The int of `self`, an int or an instance of a subclass. */
export function selfInteger(self: Value): number | bigint {
  return (
    integerOf(self) ??
    raiseTypeError(
      `descriptor requires a 'int' object but received a '${typeName(self)}'`,
    )
  );
}

const operators: [name: string, operator: BinaryOperator][] = [
  ["add", "+"],
  ["sub", "-"],
  ["mul", "*"],
  ["truediv", "/"],
  ["floordiv", "//"],
  ["mod", "%"],
  ["lshift", "<<"],
  ["rshift", ">>"],
  ["and", "&"],
  ["or", "|"],
  ["xor", "^"],
];

/** `__add__`, `__radd__` and their like. */
function operatorRows(): Table {
  const rows: Table = {};
  for (const [name, operator] of operators) {
    rows[`__${name}__(self, value, /)`] = (vm, self, other) =>
      operate(vm, operator, self, other);
    rows[`__r${name}__(self, value, /)`] = (vm, self, other) =>
      operate(vm, operator, other, self);
  }
  return rows;
}

function operate(
  vm: Vm,
  operator: BinaryOperator,
  left: Value,
  right: Value,
): Value {
  const a = integerOf(left);
  const b = integerOf(right);
  return a === undefined || b === undefined
    ? notImplemented
    : (integerOperation(vm.budget, operator, a, b) ?? notImplemented);
}

function divideBoth(vm: Vm, left: Value, right: Value): Value {
  const quotient = operate(vm, "//", left, right);
  return quotient === notImplemented
    ? quotient
    : new PyTuple([quotient, operate(vm, "%", left, right)]);
}

function power(vm: Vm, left: Value, right: Value, modulus: Value): Value {
  if (modulus === null) return operate(vm, "**", left, right);
  const base = integerOf(left);
  const exponent = integerOf(right);
  const m = integerOf(modulus);
  return base === undefined || exponent === undefined || m === undefined
    ? notImplemented
    : modularPower(vm.budget, base, exponent, m);
}

type Order = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** Compares numbers of either kind by exact value, as JavaScript does too. */
export function ordered(
  operator: Order,
  a: number | bigint,
  b: number | bigint,
): boolean {
  switch (operator) {
    case "==":
      return a == b;
    case "!=":
      return a != b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}

/** The six comparisons of a numeric type; `numberOf` is undefined for what it does not compare with. */
export function comparisonRows(
  numberOf: (value: Value) => number | bigint | undefined,
): Table {
  const row = (operator: Order) => (_: Vm, self: Value, other: Value) => {
    const a = numberOf(self);
    const b = numberOf(other);
    return a === undefined || b === undefined
      ? notImplemented
      : ordered(operator, a, b);
  };
  return {
    "__eq__(self, value, /)": row("=="),
    "__ne__(self, value, /)": row("!="),
    "__lt__(self, value, /)": row("<"),
    "__le__(self, value, /)": row("<="),
    "__gt__(self, value, /)": row(">"),
    "__ge__(self, value, /)": row(">="),
  };
}

const itself = (_: Vm, self: Value) => selfInteger(self);

const specialMethods: Table = {
  ...operatorRows(),
  ...comparisonRows(integerOf),
  "__divmod__(self, value, /)": divideBoth,
  "__rdivmod__(self, value, /)": (vm, self, other) =>
    divideBoth(vm, other, self),
  "__pow__(self, value, mod=None, /)": power,
  "__rpow__(self, value, mod=None, /)": (vm, self, other, modulus) =>
    power(vm, other, self, modulus),
  "__neg__(self, /)": (_, self) => negated(selfInteger(self)),
  "__pos__(self, /)": itself,
  "__abs__(self, /)": (_, self) => {
    const value = selfInteger(self);
    return value < 0 ? negated(value) : value;
  },
  "__invert__(self, /)": (_, self) =>
    normalize(-BigInt(selfInteger(self)) - 1n),
  "__int__(self, /)": itself,
  "__index__(self, /)": itself,
  "__trunc__(self, /)": itself,
  "__floor__(self, /)": itself,
  "__ceil__(self, /)": itself,
  "__float__(self, /)": (_, self) =>
    new PyFloat(floatFromInteger(selfInteger(self))),
  "__bool__(self, /)": (_, self) => selfInteger(self) != 0,
  "__round__(self, ndigits=..., /)": (vm, self, places?: Value) =>
    places === undefined
      ? selfInteger(self)
      : roundInteger(selfInteger(self), asInteger(vm, places)),
  "__hash__(self, /)": hashOf,
  "__repr__(self, /)": (_, self) => integerText(selfInteger(self)),
  "__format__(self, format_spec, /)": (vm, self, spec) => {
    const text = textArgument(
      spec,
      (type) => `__format__() argument must be str, not ${type}`,
    );
    if (text === "") {
      return typeof self === "boolean"
        ? repr(vm, self)
        : integerText(selfInteger(self));
    }
    return formatInteger(vm.budget, selfInteger(self), text, typeName(self));
  },
  "__getnewargs__(self, /)": (_, self) => new PyTuple([selfInteger(self)]),
};

function negated(value: number | bigint): number | bigint {
  return typeof value === "number" ? 0 - value : normalize(-value);
}

const methods: Table = {
  "bit_length(self, /)": (_, self) => bits(selfInteger(self)),
  "bit_count(self, /)": (_, self) =>
    selfInteger(self).toString(2).replace(/[^1]/g, "").length,
  "conjugate(self, /)": itself,
  "as_integer_ratio(self, /)": (_, self) => new PyTuple([selfInteger(self), 1]),
  "to_bytes(self, /, length=1, byteorder='big', *, signed=False)": (
    vm,
    self,
    length,
    order,
    signed,
  ) => {
    const count = asIndex(vm, length);
    vm.budget.size(count, "a bytes object");
    return new PyBytes(
      integerToBytes(
        selfInteger(self),
        count,
        checkByteOrder(byteOrder(order, "to_bytes")),
        truthy(vm, signed),
      ),
    );
  },
};

const classMethods: Table = {
  "from_bytes(cls, /, bytes, byteorder='big', *, signed=False)": (
    vm,
    cls: PyType,
    source,
    order,
    signed,
  ) => {
    const data = bytesOf(source) ?? bytesFromItems(vm, source);
    if (data instanceof PyUnknown) return data;
    const value = integerFromBytes(
      data,
      checkByteOrder(byteOrder(order, "from_bytes")),
      truthy(vm, signed),
    );
    return cls === intType ? value : vm.call(cls, [value]);
  },
};

function byteOrder(value: Value, method: string): string {
  return textArgument(
    value,
    (type) => `${method}() argument 'byteorder' must be str, not ${type}`,
  );
}

/** Puts the rows on the type. */
export function installInt(): void {
  addStaticMethods(intType, construction);
  addMethods(intType, specialMethods);
  addMethods(intType, methods);
  addClassMethods(intType, classMethods);
  addGetters(intType, {
    real: (_, self) => selfInteger(self),
    imag: () => 0,
    numerator: (_, self) => selfInteger(self),
    denominator: () => 1,
  });
}
