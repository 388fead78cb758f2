/**
 * Set displays made of constants only: CPython builds them when it compiles, which shows in the order of their elements
 * (see values/setTable.ts). `{1, 2, 3}` is a copy of a frozenset; `for x in {1, 2, 3}` walks that frozenset itself.
 */
import type { Expression } from "../../1-parse/ast.js";
import { setFrom } from "../operations/hash.js";
import { setCopy } from "../operations/sets.js";
import { setType } from "../values/basicTypes.js";
import type { PySet } from "../values/containers.js";
import type { Value } from "../values/value.js";
import type { Compiler, Evaluate, Vm } from "../vm.js";

/** Displays of fewer elements are built like any other. */
const SHORTEST = 3;

/** The set of a display's values. */
export function displayedSet(
  vm: Vm,
  elements: readonly Expression[],
  values: readonly Value[],
): PySet {
  const set = setFrom(vm, values);
  return elements.length >= SHORTEST && elements.every(isConstant)
    ? setCopy(vm, set, setType)
    : set;
}

/** What a `for` walks. */
export function compileIterable(c: Compiler, node: Expression): Evaluate {
  if (node.kind !== "Set" || !node.elements.every(isConstant)) {
    return c.expression(node);
  }
  const elements = node.elements.map((element) => c.expression(element));
  return (vm, frame) =>
    setFrom(
      vm,
      elements.map((element) => element(vm, frame)),
    );
}

/** Literals, and what the compiler folds into one. */
function isConstant(node: Expression): boolean {
  switch (node.kind) {
    case "Literal":
    case "Float":
    case "BigInteger":
    case "Imaginary":
    case "Bytes":
    case "Ellipsis":
      return true;
    case "UnaryOp":
      return isConstant(node.operand);
    case "BinOp":
      return isConstant(node.left) && isConstant(node.right);
    case "Tuple":
      return node.elements.every(isConstant);
    default:
      return false;
  }
}
