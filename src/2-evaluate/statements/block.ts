/** Statements in order: the body of a function, of a loop, of a file. */
import type { Statement } from "../../1-parse/ast.js";
import type { Execute } from "../vm.js";

/**
 * A block, compiled when it first runs: many a branch never does. Each statement counts a step, and is where the frame
 * stands while it runs.
 */
export function block(
  statements: readonly Statement[],
  compile: (node: Statement) => Execute,
): Execute {
  const [only] = statements;
  if (only === undefined) return () => undefined;
  if (statements.length === 1) return step(only, compile);
  let runs: Execute[] | undefined;
  return (vm, frame) => {
    runs ??= statements.map(compile);
    for (let i = 0; i < runs.length; i++) {
      vm.budget.step();
      frame.at = statements[i] as Statement;
      const completion = (runs[i] as Execute)(vm, frame);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}

/** One statement as a block. */
export function step(
  node: Statement,
  compile: (node: Statement) => Execute,
): Execute {
  let run: Execute | undefined;
  return (vm, frame) => {
    run ??= compile(node);
    vm.budget.step();
    frame.at = node;
    return run(vm, frame);
  };
}
