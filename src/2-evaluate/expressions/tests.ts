/** `and`, `or`, `not`, `x if t else y`, and chains of comparisons. */
import type {
  BoolOp,
  Compare,
  CompareOperator,
  Expression,
  IfExp,
} from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { compare } from "../operations/equality.js";
import { dictHas } from "../operations/hash.js";
import { truthy } from "../operations/truth.js";
import { negated } from "../operations/unknownTests.js";
import { PyDict } from "../values/dict.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

export function evaluateBoolOp(vm: Vm, node: BoolOp, frame: Frame): Value {
  const last = node.values.length - 1;
  for (let i = 0; i < last; i++) {
    const value = vm.evaluate(node.values[i] as Expression, frame);
    if (value instanceof PyUnknown && node.values.slice(i + 1).every(isInert)) {
      // Whichever it is, nothing else happens: `os.cpu_count() or 1` need not be decided.
      return derived(`${value.expression} ${node.operator} …`, value);
    }
    if (truthy(vm, value) === (node.operator === "or")) return value;
  }
  return vm.evaluate(node.values[last] as Expression, frame);
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

export function evaluateNot(vm: Vm, operand: Expression, frame: Frame): Value {
  const value = vm.evaluate(operand, frame);
  if (value instanceof PyUnknown) return negated(value);
  return !truthy(vm, value);
}

export function evaluateIfExp(vm: Vm, node: IfExp, frame: Frame): Value {
  return truthy(vm, vm.evaluate(node.test, frame))
    ? vm.evaluate(node.body, frame)
    : vm.evaluate(node.orelse, frame);
}

export function evaluateCompare(vm: Vm, node: Compare, frame: Frame): Value {
  if (node.operators.length === 1) return compareOnce(vm, node, frame);
  let left = vm.evaluate(node.left, frame);
  const last = node.operators.length - 1;
  for (let i = 0; i < last; i++) {
    const right = vm.evaluate(node.comparators[i] as Expression, frame);
    const result = compare(vm, node.operators[i] as never, left, right);
    if (!truthy(vm, result)) return result;
    left = right;
  }
  const right = vm.evaluate(node.comparators[last] as Expression, frame);
  return compare(vm, node.operators[last] as never, left, right);
}

/** A single comparison; whether a plain dict has a key is answered at once, because loops ask it most. */
function compareOnce(vm: Vm, node: Compare, frame: Frame): Value {
  const operator = node.operators[0] as CompareOperator;
  const left = vm.evaluate(node.left, frame);
  const right = vm.evaluate(node.comparators[0] as Expression, frame);
  if (
    (operator === "in" || operator === "not in") &&
    right instanceof PyDict &&
    !right.type.isHeapType &&
    right.rest === null &&
    !(left instanceof PyUnknown)
  ) {
    return dictHas(vm, right, left) === (operator === "in");
  }
  return compare(vm, operator, left, right);
}
