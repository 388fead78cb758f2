/** `for` and `while`, with their `else` (https://docs.python.org/3.11/reference/compound_stmts.html#the-for-statement). */
import type { For, While } from "../../1-parse/ast.js";
import { reasons } from "../../messages.js";
import { evaluateIterable } from "../expressions/constantSet.js";
import type { Frame } from "../frame.js";
import { Halt } from "../halt.js";
import { iterator } from "../operations/iterate.js";
import { truthy } from "../operations/truth.js";
import { unknown } from "../operations/unknown.js";
import type { Completion, Vm } from "../vm.js";
import { assign } from "./assign.js";

export function executeFor(vm: Vm, node: For, frame: Frame): Completion {
  if (node.isAsync) {
    throw new Halt(
      unknown(vm, reasons.unsupportedSyntax("async for"), "").reason,
    );
  }
  const next = iterator(vm, evaluateIterable(vm, node.iterable, frame));
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    assign(vm, node.target, item, frame);
    const completion = vm.execute(node.body, frame);
    if (completion === "break") return undefined;
    if (typeof completion === "object") return completion;
  }
  return vm.execute(node.orelse, frame);
}

export function executeWhile(vm: Vm, node: While, frame: Frame): Completion {
  while (truthy(vm, vm.evaluate(node.test, frame))) {
    vm.budget.step();
    const completion = vm.execute(node.body, frame);
    if (completion === "break") return undefined;
    if (typeof completion === "object") return completion;
  }
  return vm.execute(node.orelse, frame);
}
