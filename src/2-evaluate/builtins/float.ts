/** float (https://docs.python.org/3.11/library/stdtypes.html#additional-methods-on-float). */
import type { BinaryOperator } from "../../1-parse/ast.js";
import { floatOperation } from "../operations/arithmetic.js";
import { hashOf } from "../operations/hashOf.js";
import { asInteger } from "../operations/index.js";
import { freshAttributes } from "../operations/instances.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { repr } from "../operations/text.js";
import { typeName } from "../operations/typeOf.js";
import { floatType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import {
  overflowErrorType,
  valueErrorType,
  zeroDivisionErrorType,
} from "../values/exceptionTypes.js";
import { normalize } from "../values/integer.js";
import { notImplemented, PyFloat } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { formatFloat } from "./format/formatFloat.js";
import { comparisonRows, spelledNumber } from "./int.js";
import { asFloat, realOf } from "./numbers/conversions.js";
import { exactRatio } from "../../floats/exactFloat.js";
import { floatFromHex, floatToHex } from "./numbers/floatHex.js";
import { floatRepr } from "../../floats/floatRepr.js";
import {
  floatFromInteger,
  integerFromFloat,
} from "./numbers/integerFromFloat.js";
import { parseFloatText } from "./numbers/parseNumber.js";
import { roundFloat, roundToInteger } from "./numbers/roundNumber.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";
import { textArgument } from "./text/textOf.js";

const construction: Table = {
  "__new__(cls, x=..., /)": (vm, cls: PyType, x?: Value) => {
    // The usual case, and it must give the very object.
    if (cls === floatType && x instanceof PyFloat && x.type === floatType) {
      return x;
    }
    return makeFloat(cls, floatFor(vm, x));
  },
};

function makeFloat(cls: PyType, value: number): PyFloat {
  const made = new PyFloat(value, cls);
  made.attributes = freshAttributes(cls);
  return made;
}

function floatFor(vm: Vm, x: Value | undefined): number {
  if (x === undefined) return 0;
  const text = spelledNumber(x);
  if (text === undefined) {
    return asFloat(
      vm,
      x,
      (type) =>
        `float() argument must be a string or a real number, not '${type}'`,
    );
  }
  return (
    parseFloatText(text) ??
    raise(valueErrorType, `could not convert string to float: ${repr(vm, x)}`)
  );
}

function selfFloat(self: Value): number {
  if (self instanceof PyFloat) return self.value;
  return raiseTypeError(
    `descriptor requires a 'float' object but received a '${typeName(self)}'`,
  );
}

function operate(operator: BinaryOperator, left: Value, right: Value): Value {
  const a = realOf(left);
  const b = realOf(right);
  if (a === undefined || b === undefined) return notImplemented;
  return (
    floatOperation(operator, floatFromInteger(a), floatFromInteger(b)) ??
    notImplemented
  );
}

const operators: [name: string, operator: BinaryOperator][] = [
  ["add", "+"],
  ["sub", "-"],
  ["mul", "*"],
  ["truediv", "/"],
  ["floordiv", "//"],
  ["mod", "%"],
];

function operatorRows(): Table {
  const rows: Table = {};
  for (const [name, operator] of operators) {
    rows[`__${name}__(self, value, /)`] = (_, self, other) =>
      operate(operator, self, other);
    rows[`__r${name}__(self, value, /)`] = (_, self, other) =>
      operate(operator, other, self);
  }
  return rows;
}

function divideBoth(left: Value, right: Value): Value {
  if (realOf(left) === undefined || realOf(right) === undefined) {
    return notImplemented;
  }
  if (realOf(right) == 0) raise(zeroDivisionErrorType, "float divmod()");
  return new PyTuple([operate("//", left, right), operate("%", left, right)]);
}

function power(left: Value, right: Value, modulus: Value): Value {
  if (modulus !== null) {
    raiseTypeError(
      "pow() 3rd argument not allowed unless all arguments are integers",
    );
  }
  return operate("**", left, right);
}

const specialMethods: Table = {
  ...operatorRows(),
  ...comparisonRows(realOf),
  "__divmod__(self, value, /)": (_, self, other) => divideBoth(self, other),
  "__rdivmod__(self, value, /)": (_, self, other) => divideBoth(other, self),
  "__pow__(self, value, mod=None, /)": (_, self, other, modulus) =>
    power(self, other, modulus),
  "__rpow__(self, value, mod=None, /)": (_, self, other, modulus) =>
    power(other, self, modulus),
  "__neg__(self, /)": (_, self) => new PyFloat(-selfFloat(self)),
  "__pos__(self, /)": (_, self) => new PyFloat(selfFloat(self)),
  "__abs__(self, /)": (_, self) => new PyFloat(Math.abs(selfFloat(self))),
  "__bool__(self, /)": (_, self) => selfFloat(self) !== 0,
  "__float__(self, /)": (_, self) => new PyFloat(selfFloat(self)),
  "__int__(self, /)": (_, self) => integerFromFloat(selfFloat(self)),
  "__trunc__(self, /)": (_, self) => integerFromFloat(selfFloat(self)),
  "__floor__(self, /)": (_, self) =>
    integerFromFloat(Math.floor(selfFloat(self))),
  "__ceil__(self, /)": (_, self) =>
    integerFromFloat(Math.ceil(selfFloat(self))),
  "__round__(self, ndigits=None, /)": (vm, self, places) =>
    places === null
      ? roundToInteger(selfFloat(self))
      : new PyFloat(roundFloat(selfFloat(self), asInteger(vm, places))),
  "__hash__(self, /)": hashOf,
  "__repr__(self, /)": (_, self) => floatRepr(selfFloat(self)),
  "__format__(self, format_spec, /)": (vm, self, spec) => {
    const text = textArgument(
      spec,
      (type) => `__format__() argument must be str, not ${type}`,
    );
    return text === ""
      ? floatRepr(selfFloat(self))
      : formatFloat(vm.budget, selfFloat(self), text, typeName(self));
  },
  "__getnewargs__(self, /)": (_, self) =>
    new PyTuple([new PyFloat(selfFloat(self))]),
};

const methods: Table = {
  "is_integer(self, /)": (_, self) => Number.isInteger(selfFloat(self)),
  "conjugate(self, /)": (_, self) => new PyFloat(selfFloat(self)),
  "hex(self, /)": (_, self) => floatToHex(selfFloat(self)),
  "as_integer_ratio(self, /)": (_, self) => {
    const value = selfFloat(self);
    if (Number.isNaN(value)) {
      raise(valueErrorType, "cannot convert NaN to integer ratio");
    }
    if (!Number.isFinite(value)) {
      raise(overflowErrorType, "cannot convert Infinity to integer ratio");
    }
    const { numerator, denominator } = exactRatio(value);
    return new PyTuple([normalize(numerator), normalize(denominator)]);
  },
};

const classMethods: Table = {
  "fromhex(cls, string, /)": (vm, cls: PyType, text) => {
    const value = new PyFloat(floatFromHex(textArgument(text)));
    return cls === floatType ? value : vm.call(cls, [value]);
  },
};

/** Puts the rows on the type. */
export function installFloat(): void {
  addStaticMethods(floatType, construction);
  addMethods(floatType, specialMethods);
  addMethods(floatType, methods);
  addClassMethods(floatType, classMethods);
  addGetters(floatType, {
    real: (_, self) => new PyFloat(selfFloat(self)),
    imag: () => new PyFloat(0),
  });
}
