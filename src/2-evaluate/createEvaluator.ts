/** Puts an evaluator together for one set of import roots. */
import type { ModuleTree } from "../1-parse/ast.js";
import { PythonSyntaxError } from "../1-parse/pythonSyntaxError.js";
import type { Files } from "../files.js";
import type { Source } from "../source.js";
import { Budget, type BudgetLimits } from "./budget.js";
import { makeBuiltins } from "./builtins/install.js";
import { nativeModule } from "./builtins/modules/index.js";
import { Choices } from "./choices.js";
import { Evaluator, type TextParser } from "./evaluator.js";
import { RootsFinder, type StubLookup } from "./finder.js";
import { Importer, type SyntaxProblem } from "./imports.js";
import { ReadableFiles } from "./readableFiles.js";
import { PyModule } from "./values/module.js";

export interface EvaluatorOptions {
  files: Files;
  /** Folders that modules are looked up in, in order. */
  roots: readonly string[];
  stubs: StubLookup;
  parseModule(source: Source): ModuleTree;
  text: TextParser;
  limits?: Partial<BudgetLimits>;
}

export function createEvaluator(options: EvaluatorOptions): Evaluator {
  const finder = new RootsFinder({
    files: options.files,
    natives: nativeModule,
    stubs: options.stubs,
    roots: options.roots,
    parse: options.parseModule,
  });
  const imports = new Importer(
    finder,
    new ReadableFiles(options.files, options.roots),
    syntaxProblem,
  );
  const builtins = makeBuiltins();
  imports.register("builtins", new PyModule("builtins", null, null, builtins));
  return new Evaluator(
    new Budget(options.limits),
    new Choices(),
    imports,
    builtins,
    options.text,
  );
}

function syntaxProblem(error: unknown): SyntaxProblem | undefined {
  if (!(error instanceof PythonSyntaxError)) return undefined;
  const { message, line, column } = error;
  return { message, line, column, text: error.source.lineText(line) };
}
