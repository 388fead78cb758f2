/** `a + b` and the other binary operators; what makes up most arithmetic, on small ints, is done on the spot. */
import type { BinOp } from "../../1-parse/ast.js";
import { binary } from "../operations/binary.js";
import type { Compiler, Evaluate } from "../vm.js";

export function compileBinOp(c: Compiler, node: BinOp): Evaluate {
  const { operator } = node;
  const left = c.expression(node.left);
  const right = c.expression(node.right);
  switch (operator) {
    case "+":
      return (vm, frame) => {
        const a = left(vm, frame);
        const b = right(vm, frame);
        if (typeof a === "number" && typeof b === "number") {
          const sum = a + b;
          if (Number.isSafeInteger(sum)) return sum;
        }
        return binary(vm, "+", a, b);
      };
    case "-":
      return (vm, frame) => {
        const a = left(vm, frame);
        const b = right(vm, frame);
        if (typeof a === "number" && typeof b === "number") {
          const difference = a - b;
          if (Number.isSafeInteger(difference)) return difference;
        }
        return binary(vm, "-", a, b);
      };
    case "*":
      return (vm, frame) => {
        const a = left(vm, frame);
        const b = right(vm, frame);
        if (typeof a === "number" && typeof b === "number") {
          const product = a * b;
          // Adding 0 turns −0, which no int is, into 0.
          if (Number.isSafeInteger(product)) return product + 0;
        }
        return binary(vm, "*", a, b);
      };
    default:
      return (vm, frame) =>
        binary(vm, operator, left(vm, frame), right(vm, frame));
  }
}
