/** `for` and `while`, with their `else` (https://docs.python.org/3.11/reference/compound_stmts.html#the-for-statement). */
import type { For, While } from "../../1-parse/ast.js";
import { reasons } from "../../messages.js";
import { compileIterable } from "../expressions/constantSet.js";
import { Halt } from "../halt.js";
import { iterator } from "../operations/iterate.js";
import { truthy } from "../operations/truth.js";
import { unknown } from "../operations/unknown.js";
import type { Frame } from "../frame.js";
import { assignedSlots } from "../loops/assignedSlots.js";
import type { Walked } from "../loops/iterables.js";
import type { Assign, Compiler, Completion, Execute, Vm } from "../vm.js";

export function compileFor(c: Compiler, node: For): Execute {
  if (node.isAsync) {
    return (vm) => {
      throw new Halt(
        unknown(vm, reasons.unsupportedSyntax("async for"), "").reason,
      );
    };
  }
  const iterable = compileIterable(c, node.iterable);
  const target = c.target(node.target);
  const body = c.block(node.body);
  const orelse = c.block(node.orelse);
  const overRounds = compileRounds(node, target, body, orelse);
  return (vm, frame) => {
    const value = iterable(vm, frame);
    if (vm.choices.loops.isUsed) {
      const open = vm.open.walked(vm, value);
      if (open !== undefined) return overRounds(vm, frame, open);
    }
    const next = iterator(vm, value);
    for (let item = next(); item !== undefined; item = next()) {
      vm.budget.step();
      target(vm, frame, item);
      const completion = body(vm, frame);
      if (completion === undefined || completion === "continue") continue;
      return completion === "break" ? undefined : completion;
    }
    return orelse(vm, frame);
  };
}

/** A loop over what has a symbolic length. */
function compileRounds(
  node: For,
  target: Assign,
  body: Execute,
  orelse: Execute,
): (vm: Vm, frame: Frame, open: Walked) => Completion {
  return (vm, frame, open) => {
    const completion = vm.open.walk(vm, open, {
      frame,
      hint: node.target.kind === "Name" ? node.target.id : "i",
      slots: assignedSlots([node]),
      body: (value) => {
        vm.budget.step();
        target(vm, frame, value);
        return body(vm, frame);
      },
    });
    if (completion === "break") return undefined;
    if (typeof completion === "object") return completion;
    return orelse(vm, frame);
  };
}

export function compileWhile(c: Compiler, node: While): Execute {
  const test = c.expression(node.test);
  const body = c.block(node.body);
  const orelse = c.block(node.orelse);
  return (vm, frame) => {
    while (truthy(vm, test(vm, frame))) {
      vm.budget.step();
      const completion = body(vm, frame);
      if (completion === undefined || completion === "continue") continue;
      return completion === "break" ? undefined : completion;
    }
    return orelse(vm, frame);
  };
}
