/** Binary operators: fast paths for plain numbers, then `__op__` and `__rop__` as Python orders them. */
import type { BinaryOperator } from "../../1-parse/ast.js";
import {
  notImplemented,
  PyBoxed,
  PyComplex,
  PyFloat,
} from "../values/simple.js";
import { joinedText, percentText } from "./symbolicText.js";
import { derived, PySymbolicText, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import {
  complexOperation,
  floatOperation,
  type Integer,
  integerOperation,
  toDouble,
} from "./arithmetic.js";
import { PyList, PyTuple } from "../values/containers.js";
import { callSpecial } from "./attribute.js";
import { raiseTypeError } from "./raise.js";
import { symbolicOperation } from "./symbolic.js";
import { typeName, typeOf } from "./typeOf.js";
import { unknownsAmong, written } from "./unknownTests.js";

const methodNames: Record<BinaryOperator, string> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "<<": "lshift",
  ">>": "rshift",
  "&": "and",
  "|": "or",
  "^": "xor",
};

/** `a operator b` */
export function binary(
  vm: Vm,
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value {
  if (typeof a === "number" && typeof b === "number") {
    // The three operators that make up most of a constructor's arithmetic.
    if (operator === "*") {
      const product = a * b;
      if (Number.isSafeInteger(product)) return product + 0;
    } else if (operator === "+") {
      const sum = a + b;
      if (Number.isSafeInteger(sum)) return sum;
    } else if (operator === "-") {
      const difference = a - b;
      if (Number.isSafeInteger(difference)) return difference;
    }
  }
  const plain = numberOperation(vm, operator, a, b);
  if (plain !== undefined) return plain;
  if (typeof a === "string" && typeof b === "string" && operator === "+") {
    vm.budget.size(a.length + b.length, "a str");
    return a + b;
  }
  if (a instanceof PyUnknown || b instanceof PyUnknown) {
    return unknownOperation(vm, operator, a, b);
  }
  const text = formatted(operator, a, b);
  if (text !== undefined) return text;
  const result = bySpecialMethods(vm, operator, a, b);
  if (result !== notImplemented) return result;
  return raiseTypeError(
    `unsupported operand type(s) for ${operator === "**" ? "** or pow()" : operator}: '${typeName(a)}' and '${typeName(b)}'`,
  );
}

/** `a operator= b`: `__iop__` first, then as the plain operator. */
export function inplace(
  vm: Vm,
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value {
  if (typeof a === "object" && a !== null && !(a instanceof PyFloat)) {
    if (a instanceof PyUnknown) return binary(vm, operator, a, b);
    const method = a.type.lookup(`__i${methodNames[operator]}__`);
    if (method !== undefined && method !== null) {
      const result = callSpecial(
        vm,
        a,
        `__i${methodNames[operator]}__`,
        b,
      ) as Value;
      if (result !== notImplemented) return result;
    }
    const result = binaryOrUndefined(vm, operator, a, b);
    if (result !== undefined) return result;
    return raiseTypeError(
      `unsupported operand type(s) for ${operator}=: '${typeName(a)}' and '${typeName(b)}'`,
    );
  }
  return binary(vm, operator, a, b);
}

function binaryOrUndefined(
  vm: Vm,
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value | undefined {
  const plain = numberOperation(vm, operator, a, b);
  if (plain !== undefined) return plain;
  if (b instanceof PyUnknown) return unknownOperation(vm, operator, a, b);
  const result = bySpecialMethods(vm, operator, a, b);
  return result === notImplemented ? undefined : result;
}

/**
 * The operation on plain numbers (bool, int, float, complex; no subclasses with operators of their own): also what the
 * rows `int.__add__`, … are made of. undefined where it is none of numbers.
 */
export function numberOperation(
  vm: Vm,
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value | undefined {
  const left = asInteger(a);
  const right = asInteger(b);
  if (left !== undefined && right !== undefined) {
    if (
      typeof a === "boolean" &&
      typeof b === "boolean" &&
      (operator === "&" || operator === "|" || operator === "^")
    ) {
      return operator === "&" ? a && b : operator === "|" ? a || b : a !== b;
    }
    return integerOperation(vm.budget, operator, left, right);
  }
  const leftFloat = left ?? asFloat(a);
  const rightFloat = right ?? asFloat(b);
  if (leftFloat !== undefined && rightFloat !== undefined) {
    return floatOperation(operator, toDouble(leftFloat), toDouble(rightFloat));
  }
  if (a instanceof PyComplex || b instanceof PyComplex) {
    const x = a instanceof PyComplex ? a : leftFloat;
    const y = b instanceof PyComplex ? b : rightFloat;
    if (x === undefined || y === undefined) return undefined;
    return complexOperation(operator, asComplex(x), asComplex(y));
  }
  return undefined;
}

function asInteger(value: Value): Integer | undefined {
  switch (typeof value) {
    case "number":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
    default:
      return undefined;
  }
}

function asFloat(value: Value): number | undefined {
  return value instanceof PyFloat && !value.type.isHeapType
    ? value.value
    : undefined;
}

function asComplex(value: PyComplex | Integer): PyComplex {
  return value instanceof PyComplex ? value : new PyComplex(toDouble(value), 0);
}

/** The left operand's method first, unless the right one's class is a subclass that overrides the reflected one. */
function bySpecialMethods(
  vm: Vm,
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value {
  const name = methodNames[operator];
  const forward = `__${name}__`;
  const reflected = `__r${name}__`;
  const leftType = typeOf(a);
  const rightType = typeOf(b);
  const sameType = leftType === rightType;
  const rightFirst =
    !sameType &&
    rightType.isSubtypeOf(leftType) &&
    rightType.lookup(reflected) !== leftType.lookup(reflected);
  if (rightFirst) {
    const result = callSpecial(vm, b, reflected, a);
    if (result !== undefined && result !== notImplemented) return result;
  }
  const result = callSpecial(vm, a, forward, b);
  if (result !== undefined && result !== notImplemented) return result;
  if (!sameType && !rightFirst) {
    const other = callSpecial(vm, b, reflected, a);
    if (other !== undefined && other !== notImplemented) return other;
  }
  // Sequences repeat and concatenate through slots that a number on the left reaches last.
  if (operator === "*" && (a instanceof PyBoxed || b instanceof PyBoxed)) {
    return numberOperation(vm, operator, plain(a), plain(b)) ?? notImplemented;
  }
  return notImplemented;
}

function plain(value: Value): Value {
  return value instanceof PyBoxed ? value.value : value;
}

/** Of texts; a number is none. */
function concatenation(
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value | undefined {
  const isText = (value: Value) =>
    typeof value === "string" || value instanceof PySymbolicText;
  return operator === "+" && isText(a) && isText(b)
    ? joinedText([a, b])
    : undefined;
}

/** `"layer%d" % i`, `"layer%d_%d" % (i, j)` */
function formatted(
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value | undefined {
  if (operator !== "%" || typeof a !== "string") return undefined;
  const isSymbolic =
    b instanceof PyUnknown ||
    (b instanceof PyTuple && b.items.some((each) => each instanceof PyUnknown));
  return isSymbolic ? percentText(a, b) : undefined;
}

/** `[x] * n` */
function repetition(
  vm: Vm,
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value | undefined {
  if (operator !== "*") return undefined;
  if (a instanceof PyList || a instanceof PyTuple) {
    return vm.open.repetition(vm, a, b);
  }
  return b instanceof PyList || b instanceof PyTuple
    ? vm.open.repetition(vm, b, a)
    : undefined;
}

function unknownOperation(
  vm: Vm,
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value {
  const symbolic =
    symbolicOperation(vm, operator, a, b) ??
    repetition(vm, operator, a, b) ??
    concatenation(operator, a, b) ??
    formatted(operator, a, b);
  if (symbolic !== undefined) return symbolic;
  const unknowns = unknownsAmong(a, b);
  return derived(`${written(a)} ${operator} ${written(b)}`, ...unknowns);
}
