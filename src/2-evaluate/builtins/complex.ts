/** complex (https://docs.python.org/3.11/library/functions.html#complex). */
import type { BinaryOperator } from "../../1-parse/ast.js";
import { complexOperation } from "../operations/arithmetic.js";
import { callSpecial } from "../operations/attribute.js";
import { hashOf } from "../operations/hashOf.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { complexType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { overflowErrorType, valueErrorType } from "../values/exceptionTypes.js";
import { notImplemented, PyComplex, PyFloat } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { formatComplex } from "./format/formatComplex.js";
import { complexPower } from "./numbers/complexPower.js";
import { asFloat, realOf } from "./numbers/conversions.js";
import { complexRepr } from "../../floats/floatRepr.js";
import { floatFromInteger } from "./numbers/integerFromFloat.js";
import { parseComplex } from "./numbers/parseNumber.js";
import {
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";
import { quote } from "./text/quote.js";
import { stringOf, textArgument } from "./text/textOf.js";

const construction: Table = {
  "__new__(cls, real=..., imag=...)": (
    vm,
    cls: PyType,
    real?: Value,
    imaginary?: Value,
  ) => {
    const value = complexFor(vm, real, imaginary);
    if (cls === complexType) return value;
    const made = new PyComplex(value.real, value.imaginary);
    made.type = cls;
    made.attributes = new Map();
    return made;
  },
};

function complexFor(
  vm: Vm,
  real: Value | undefined,
  imaginary: Value | undefined,
): PyComplex {
  const text = real === undefined ? undefined : stringOf(real);
  if (text !== undefined) {
    if (imaginary !== undefined) {
      raiseTypeError("complex() can't take second arg if first is a string");
    }
    const parts = parseComplex(text);
    if (parts === null) {
      raise(
        valueErrorType,
        text.includes("_")
          ? `could not convert string to complex: ${quote(text)}`
          : "complex() arg is a malformed string",
      );
    }
    return new PyComplex(...parts);
  }
  if (imaginary !== undefined && stringOf(imaginary) !== undefined) {
    raiseTypeError("complex() second arg can't be a string");
  }
  const first = part(vm, real, "first argument must be a string or a number");
  if (imaginary === undefined) return first;
  const second = part(vm, imaginary, "second argument must be a number");
  // real + imag·j, each of which may be complex itself; parts that are real must not disturb signed zeros.
  return new PyComplex(
    imaginary instanceof PyComplex ? first.real - second.imaginary : first.real,
    real instanceof PyComplex ? second.real + first.imaginary : second.real,
  );
}

function part(vm: Vm, value: Value | undefined, refusal: string): PyComplex {
  if (value === undefined) return new PyComplex(0, 0);
  if (value instanceof PyComplex) return value;
  if (typeOf(value).lookup("__complex__") !== undefined) {
    const result = callSpecial(vm, value, "__complex__");
    if (result instanceof PyComplex) return result;
    raiseTypeError(
      `__complex__ returned non-complex (type ${typeName(result ?? null)})`,
    );
  }
  return new PyComplex(
    asFloat(vm, value, (type) => `complex() ${refusal}, not '${type}'`),
    0,
  );
}

function complexOf(value: Value): PyComplex | undefined {
  if (value instanceof PyComplex) return value;
  const real = realOf(value);
  return real === undefined
    ? undefined
    : new PyComplex(floatFromInteger(real), 0);
}

function selfComplex(self: Value): PyComplex {
  if (self instanceof PyComplex) return self;
  return raiseTypeError(
    `descriptor requires a 'complex' object but received a '${typeName(self)}'`,
  );
}

function operate(operator: BinaryOperator, left: Value, right: Value): Value {
  const a = complexOf(left);
  const b = complexOf(right);
  if (a === undefined || b === undefined) return notImplemented;
  return operator === "**"
    ? complexPower(a, b)
    : (complexOperation(operator, a, b) ?? notImplemented);
}

function operatorRows(): Table {
  const rows: Table = {};
  const operators: [string, BinaryOperator][] = [
    ["add", "+"],
    ["sub", "-"],
    ["mul", "*"],
    ["truediv", "/"],
  ];
  for (const [name, operator] of operators) {
    rows[`__${name}__(self, value, /)`] = (_, self, other) =>
      operate(operator, self, other);
    rows[`__r${name}__(self, value, /)`] = (_, self, other) =>
      operate(operator, other, self);
  }
  return rows;
}

const compare =
  (negate: boolean) =>
  (_: Vm, self: Value, other: Value): Value => {
    const a = selfComplex(self);
    const real = realOf(other);
    if (other instanceof PyComplex) {
      const same = a.real === other.real && a.imaginary === other.imaginary;
      return same !== negate;
    }
    if (real === undefined) return notImplemented;
    return (a.imaginary === 0 && a.real == real) !== negate;
  };

const incomparable = () => notImplemented;

const methods: Table = {
  ...operatorRows(),
  "__pow__(self, value, mod=None, /)": (_, self, other, modulus) =>
    modulus === null
      ? operate("**", self, other)
      : raise(valueErrorType, "complex modulo"),
  "__rpow__(self, value, mod=None, /)": (_, self, other) =>
    operate("**", other, self),
  "__eq__(self, value, /)": compare(false),
  "__ne__(self, value, /)": compare(true),
  "__lt__(self, value, /)": incomparable,
  "__le__(self, value, /)": incomparable,
  "__gt__(self, value, /)": incomparable,
  "__ge__(self, value, /)": incomparable,
  "__neg__(self, /)": (_, self) => {
    const { real, imaginary } = selfComplex(self);
    return new PyComplex(-real, -imaginary);
  },
  "__pos__(self, /)": (_, self) => selfComplex(self),
  "__abs__(self, /)": (_, self) => {
    const { real, imaginary } = selfComplex(self);
    const size = Math.hypot(real, imaginary);
    if (
      size === Infinity &&
      Number.isFinite(real) &&
      Number.isFinite(imaginary)
    ) {
      raise(overflowErrorType, "absolute value too large");
    }
    return new PyFloat(size);
  },
  "__bool__(self, /)": (_, self) => {
    const { real, imaginary } = selfComplex(self);
    return real !== 0 || imaginary !== 0;
  },
  "__complex__(self, /)": (_, self) => selfComplex(self),
  "__hash__(self, /)": hashOf,
  "__repr__(self, /)": (_, self) => {
    const { real, imaginary } = selfComplex(self);
    return complexRepr(real, imaginary);
  },
  "__format__(self, format_spec, /)": (vm, self, spec) => {
    const text = textArgument(spec);
    const value = selfComplex(self);
    return text === ""
      ? complexRepr(value.real, value.imaginary)
      : formatComplex(vm.budget, value, text);
  },
  "__getnewargs__(self, /)": (_, self) => {
    const { real, imaginary } = selfComplex(self);
    return new PyTuple([new PyFloat(real), new PyFloat(imaginary)]);
  },
  "conjugate(self, /)": (_, self) => {
    const { real, imaginary } = selfComplex(self);
    return new PyComplex(real, -imaginary);
  },
};

/** Puts the rows on the type. */
export function installComplex(): void {
  addStaticMethods(complexType, construction);
  addMethods(complexType, methods);
  addGetters(complexType, {
    real: (_, self: PyComplex) => new PyFloat(self.real),
    imag: (_, self: PyComplex) => new PyFloat(self.imaginary),
  });
}
