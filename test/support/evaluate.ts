/** Running Python in tests: the evaluator with the stubs as they are in the checkout. */
import { createParser } from "../../src/1-parse/parser.js";
import { createEvaluator } from "../../src/2-evaluate/createEvaluator.js";
import type { Evaluator } from "../../src/2-evaluate/evaluator.js";
import { stubFolder } from "../../src/2-evaluate/stubFolder.js";
import { messageOf } from "../../src/2-evaluate/builtins/exceptions.js";
import { Raised } from "../../src/2-evaluate/values/exceptions.js";
import { PyDict } from "../../src/2-evaluate/values/dict.js";
import type { Value } from "../../src/2-evaluate/values/value.js";
import { diskFiles } from "../../src/files.js";
import type { BudgetLimits } from "../../src/2-evaluate/budget.js";

/** An evaluator and one namespace that programs run in. */
export interface Python {
  vm: Evaluator;
  /** Runs statements; raises `PythonError` for a Python exception. */
  exec(code: string): void;
  /** Evaluates an expression. */
  eval(code: string): Value;
}

/** A Python exception that a test's program let through. */
export class PythonError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(`${type}: ${message}`);
  }
}

const parser = await createParser();
const stubs = stubFolder((source) => parser.parseModule(source));

export function python(
  options: { roots?: string[]; limits?: Partial<BudgetLimits> } = {},
): Python {
  const vm = createEvaluator({
    files: diskFiles,
    roots: options.roots ?? [],
    stubs,
    parseModule: (source) => parser.parseModule(source),
    text: {
      expression: (source) => parser.parseExpression(source, "class"),
      statements: (source) => parser.parseStatements(source, "class"),
    },
    limits: options.limits,
  });
  const namespace = new PyDict();
  namespace.map.set("__name__", "__main__");
  const run = (code: string, mode: "eval" | "exec"): Value => {
    try {
      return vm.run(code, mode, namespace, namespace, "<test>");
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const { exception } = error;
      throw new PythonError(exception.type.name, messageOf(vm, exception));
    }
  };
  return {
    vm,
    exec: (code) => void run(code, "exec"),
    eval: (code) => run(code, "eval"),
  };
}
