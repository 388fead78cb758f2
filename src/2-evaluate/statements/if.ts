/** `if` on something unknown. */
import type { If, Statement } from "../../1-parse/ast.js";
import { truthy } from "../operations/truth.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

/**
 * The block that an `if` goes on with. Where the other block only raises and nobody catches it, the test is taken for
 * granted: whoever counts the model wants to build it.
 */
export function chosenBlock(
  vm: Vm,
  node: If,
  test: Value,
): readonly Statement[] {
  if (typeof test === "boolean") return test ? node.body : node.orelse;
  if (test instanceof PyUnknown && vm.choices.guarded === 0) {
    const answer = raises(node.body) ? false : raises(node.orelse) || undefined;
    if (answer !== undefined && vm.choices.assume(vm, test, answer, true)) {
      return answer ? node.body : node.orelse;
    }
  }
  return truthy(vm, test) ? node.body : node.orelse;
}

/** A block that only tells and raises. */
function raises(block: readonly Statement[]): boolean {
  const last = block.at(-1);
  return (
    last?.kind === "Raise" &&
    block.slice(0, -1).every(({ kind }) => kind === "Expr" || kind === "Assign")
  );
}
