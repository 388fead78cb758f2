/** `if` (https://docs.python.org/3.11/reference/compound_stmts.html#the-if-statement), on something unknown too. */
import type { If, Statement } from "../../1-parse/ast.js";
import { truthy } from "../operations/truth.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Compiler, Execute, Vm } from "../vm.js";

export function compileIf(c: Compiler, node: If): Execute {
  const test = c.expression(node.test);
  const body = c.block(node.body);
  const orelse = c.block(node.orelse);
  return (vm, frame) => {
    const value = test(vm, frame);
    const answer =
      typeof value === "boolean" ? value : isTaken(vm, node, value);
    return answer ? body(vm, frame) : orelse(vm, frame);
  };
}

/**
 * Whether an `if` goes on with its body. Where the other block only raises and nobody catches it, the test is taken for
 * granted: whoever counts the model wants to build it.
 */
export function isTaken(vm: Vm, node: If, test: Value): boolean {
  if (test instanceof PyUnknown && vm.choices.guarded === 0) {
    const answer = raises(node.body) ? false : raises(node.orelse) || undefined;
    if (answer !== undefined && vm.choices.assume(vm, test, answer, true)) {
      return answer;
    }
  }
  return truthy(vm, test);
}

/** A block that only tells and raises. */
function raises(block: readonly Statement[]): boolean {
  const last = block.at(-1);
  return (
    last?.kind === "Raise" &&
    block.slice(0, -1).every(({ kind }) => kind === "Expr" || kind === "Assign")
  );
}
