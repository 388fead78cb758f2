/** `and`, `or`, `not`, `x if t else y`, and chains of comparisons. */
import type {
  BoolOp,
  Compare,
  CompareOperator,
  Expression,
  IfExp,
} from "../../1-parse/ast.js";
import { compare } from "../operations/equality.js";
import { dictHas } from "../operations/hash.js";
import { truthy } from "../operations/truth.js";
import { negated } from "../operations/unknownTests.js";
import { PyDict } from "../values/dict.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Compiler, Evaluate } from "../vm.js";

export function compileBoolOp(c: Compiler, node: BoolOp): Evaluate {
  const { operator } = node;
  const parts = node.values.map((part) => c.expression(part));
  const last = parts.length - 1;
  const stop = operator === "or";
  return (vm, frame) => {
    for (let i = 0; i < last; i++) {
      const value = (parts[i] as Evaluate)(vm, frame);
      if (typeof value === "boolean") {
        if (value === stop) return value;
        continue;
      }
      if (
        value instanceof PyUnknown &&
        node.values.slice(i + 1).every(isInert)
      ) {
        // Whichever it is, nothing else happens: `os.cpu_count() or 1` need not be decided.
        return derived(`${value.expression} ${operator} …`, value);
      }
      if (truthy(vm, value) === stop) return value;
    }
    return (parts[last] as Evaluate)(vm, frame);
  };
}

/** Whether evaluating an expression does nothing but give its value. */
function isInert(node: Expression): boolean {
  switch (node.kind) {
    case "Literal":
    case "Float":
    case "Name":
      return true;
    case "List":
    case "Tuple":
      return node.elements.every(isInert);
    case "Dict":
      return node.items.length === 0;
    default:
      return false;
  }
}

export function compileNot(c: Compiler, operand: Expression): Evaluate {
  const evaluate = c.expression(operand);
  return (vm, frame) => {
    const value = evaluate(vm, frame);
    if (value instanceof PyUnknown) return negated(value);
    return !truthy(vm, value);
  };
}

export function compileIfExp(c: Compiler, node: IfExp): Evaluate {
  const test = c.expression(node.test);
  const body = c.expression(node.body);
  const orelse = c.expression(node.orelse);
  return (vm, frame) =>
    truthy(vm, test(vm, frame)) ? body(vm, frame) : orelse(vm, frame);
}

export function compileCompare(c: Compiler, node: Compare): Evaluate {
  const { operators } = node;
  const first = c.expression(node.left);
  const others = node.comparators.map((part) => c.expression(part));
  const last = operators.length - 1;
  if (last === 0) {
    return compileOnce(
      operators[0] as CompareOperator,
      first,
      others[0] as Evaluate,
    );
  }
  return (vm, frame) => {
    let left = first(vm, frame);
    for (let i = 0; i < last; i++) {
      const right = (others[i] as Evaluate)(vm, frame);
      const result = compare(vm, operators[i] as CompareOperator, left, right);
      if (!truthy(vm, result)) return result;
      left = right;
    }
    const right = (others[last] as Evaluate)(vm, frame);
    return compare(vm, operators[last] as CompareOperator, left, right);
  };
}

/** A single comparison; what loops ask most is answered on the spot: of small ints, and whether a plain dict has a key. */
function compileOnce(
  operator: CompareOperator,
  first: Evaluate,
  second: Evaluate,
): Evaluate {
  switch (operator) {
    case "is":
    case "is not":
      return (vm, frame) => {
        const left = first(vm, frame);
        const right = second(vm, frame);
        // Of different values only unknown ones may be the same.
        return left === right
          ? operator === "is"
          : compare(vm, operator, left, right);
      };
    case "in":
    case "not in":
      return (vm, frame) => {
        const left = first(vm, frame);
        const right = second(vm, frame);
        if (
          right instanceof PyDict &&
          !right.type.isHeapType &&
          right.rest === null &&
          !(left instanceof PyUnknown)
        ) {
          return dictHas(vm, right, left) === (operator === "in");
        }
        return compare(vm, operator, left, right);
      };
    default:
      return (vm, frame) => {
        const left = first(vm, frame);
        const right = second(vm, frame);
        if (typeof left === "number" && typeof right === "number") {
          switch (operator) {
            case "<":
              return left < right;
            case "<=":
              return left <= right;
            case ">":
              return left > right;
            case ">=":
              return left >= right;
            case "==":
              return left === right;
            case "!=":
              return left !== right;
          }
        }
        return compare(vm, operator, left, right);
      };
  }
}
