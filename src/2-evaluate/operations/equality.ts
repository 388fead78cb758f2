/** Comparisons (https://docs.python.org/3.11/reference/expressions.html#comparisons). */
import type { CompareOperator } from "../../1-parse/ast.js";
import { PyList, PyTuple } from "../values/containers.js";
import { notImplemented, PyFloat } from "../values/simple.js";
import { derived, isCertainlySome, PyUnknown } from "../values/unknown.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { callSpecial } from "./attribute.js";
import { iterator } from "./iterate.js";
import { raiseTypeError } from "./raise.js";
import { truthy } from "./truth.js";
import {
  memberTest,
  negated,
  unknownsAmong,
  unknownTest,
} from "./unknownTests.js";
import { symbolicComparison } from "./symbolicTests.js";
import { typeName, typeOf } from "./typeOf.js";

type RichOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

const methodNames: Record<RichOperator, string> = {
  "==": "__eq__",
  "!=": "__ne__",
  "<": "__lt__",
  "<=": "__le__",
  ">": "__gt__",
  ">=": "__ge__",
};
const mirrored: Record<RichOperator, RichOperator> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/** `a operator b`, for every comparison; what `__eq__` and its like return is given as it is. */
export function compare(
  vm: Vm,
  operator: CompareOperator,
  a: Value,
  b: Value,
): Value {
  switch (operator) {
    case "is":
      return identical(a, b);
    case "is not":
      return opposite(identical(a, b));
    case "in":
      return contains(vm, b, a);
    case "not in":
      return opposite(contains(vm, b, a));
    default:
      return richCompare(vm, operator, a, b);
  }
}

function opposite(answer: Value): Value {
  return answer instanceof PyUnknown ? negated(answer) : !answer;
}

/** `a == b` as a truth value; identity counts as equality, as in Python's containers. */
export function equals(vm: Vm, a: Value, b: Value): boolean {
  if (a === b) return true;
  return truthy(vm, richCompare(vm, "==", a, b));
}

/** `a < b` as a truth value: what sorting asks. */
export function lessThan(vm: Vm, a: Value, b: Value): boolean {
  return truthy(vm, richCompare(vm, "<", a, b));
}

/** `a is b`: small values are taken to be the same object when they are equal and of the same type. */
export function identical(a: Value, b: Value): Value {
  if (a === b) return true;
  // An unknown value may be None, or the very other one: only its own reasons can say.
  if (a instanceof PyUnknown || b instanceof PyUnknown) {
    const other = a === null ? b : b === null ? a : undefined;
    const isSome = other instanceof PyUnknown && isCertainlySome(other);
    return isSome ? false : unknownTest("is", a, b, unknownsAmong(a, b));
  }
  return false;
}

function richCompare(
  vm: Vm,
  operator: RichOperator,
  a: Value,
  b: Value,
): Value {
  const plain = plainCompare(operator, a, b);
  if (plain !== undefined) return plain;
  if (a instanceof PyUnknown || b instanceof PyUnknown) {
    return (
      symbolicComparison(vm, operator, a, b) ??
      unknownTest(operator, a, b, unknownsAmong(a, b))
    );
  }
  const leftType = typeOf(a);
  const rightType = typeOf(b);
  const back = methodNames[mirrored[operator]];
  const rightFirst =
    leftType !== rightType &&
    rightType.isSubtypeOf(leftType) &&
    rightType.lookup(back) !== leftType.lookup(back);
  if (rightFirst) {
    const result = callSpecial(vm, b, back, a);
    if (result !== undefined && result !== notImplemented) return result;
  }
  const result = callSpecial(vm, a, methodNames[operator], b);
  if (result !== undefined && result !== notImplemented) return result;
  if (!rightFirst) {
    const other = callSpecial(vm, b, back, a);
    if (other !== undefined && other !== notImplemented) return other;
  }
  if (operator === "==") return a === b;
  if (operator === "!=") return a !== b;
  return raiseTypeError(
    `'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`,
  );
}

/** Numbers, strings, None: compared without any method; undefined where at least one is something else. */
function plainCompare(
  operator: RichOperator,
  a: Value,
  b: Value,
): boolean | undefined {
  const x = orderable(a);
  const y = orderable(b);
  if (x !== undefined && y !== undefined) {
    if (typeof x === "string" || typeof y === "string") {
      if (typeof x !== typeof y) {
        return operator === "==" ? false : operator === "!=" ? true : undefined;
      }
      return ordered(operator, compareStrings(x as string, y as string), 0);
    }
    return ordered(operator, x, y);
  }
  if (a === null || b === null) {
    const other = a === null ? b : a;
    if (other instanceof PyObject && other.type?.isHeapType !== false) {
      return undefined;
    }
    if (other instanceof PyUnknown) return undefined;
    if (operator === "==") return a === b;
    if (operator === "!=") return a !== b;
  }
  return undefined;
}

function orderable(value: Value): number | bigint | string | undefined {
  switch (typeof value) {
    case "number":
    case "bigint":
    case "string":
      return value;
    case "boolean":
      return value ? 1 : 0;
    default:
      return value instanceof PyFloat && !value.type.isHeapType
        ? value.value
        : undefined;
  }
}

/** JavaScript compares bigints and doubles by exact value, as Python does. */
function ordered(
  operator: RichOperator,
  x: number | bigint,
  y: number | bigint,
): boolean {
  switch (operator) {
    case "==":
      return x == y;
    case "!=":
      return x != y;
    case "<":
      return x < y;
    case "<=":
      return x <= y;
    case ">":
      return x > y;
    case ">=":
      return x >= y;
  }
}

/** Order by code point; differs from JavaScript's only where surrogates meet U+E000–U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const xSurrogate = x >= 0xd800 && x <= 0xdfff;
      const ySurrogate = y >= 0xd800 && y <= 0xdfff;
      if (xSurrogate !== ySurrogate) return xSurrogate ? 1 : -1;
      return x - y;
    }
  }
  return a.length - b.length;
}

/** `item in container` */
export function contains(vm: Vm, container: Value, item: Value): Value {
  if (container instanceof PyUnknown) {
    return derived(`… in ${container.expression}`, container);
  }
  const isPlainSequence =
    (container instanceof PyList || container instanceof PyTuple) &&
    !container.type.isHeapType;
  if (isPlainSequence) return containsItem(vm, container.items, item);
  const method = typeOf(container).lookup("__contains__");
  if (method === null) {
    raiseTypeError(`'${typeName(container)}' object is not a container`);
  }
  if (method !== undefined) {
    const result = callSpecial(vm, container, "__contains__", item) as Value;
    return result instanceof PyUnknown ? result : truthy(vm, result);
  }
  if (
    typeOf(container).lookup("__iter__") === undefined &&
    typeOf(container).lookup("__getitem__") === undefined
  ) {
    raiseTypeError(`argument of type '${typeName(container)}' is not iterable`);
  }
  const next = iterator(vm, container);
  for (let element = next(); element !== undefined; element = next()) {
    vm.budget.step();
    if (equals(vm, element, item)) return true;
  }
  return false;
}

/** Whether some element is the item or equals it; unknown when only an unknown element might be it. */
function containsItem(vm: Vm, items: readonly Value[], item: Value): Value {
  let open: PyUnknown[] | undefined;
  for (const element of items) {
    if (element === item) return true;
    const same = richCompare(vm, "==", element, item);
    if (same instanceof PyUnknown) (open ??= []).push(same);
    else if (truthy(vm, same)) return true;
  }
  if (open === undefined) return false;
  // One of them is one test, which other places may ask too.
  const [only] = open;
  return open.length === 1 && only !== undefined
    ? only
    : memberTest(item, items, open);
}
