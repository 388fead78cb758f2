/** What the targets of one run share: the parser, the stubs, and an evaluator for each set of import roots. */
import { resolve } from "node:path";
import { createParser, type PythonParser } from "./1-parse/parser.js";
import { installTypes } from "./2-evaluate/builtins/install.js";
import { createEvaluator } from "./2-evaluate/createEvaluator.js";
import type { Evaluator } from "./2-evaluate/evaluator.js";
import type { StubLookup } from "./2-evaluate/finder.js";
import type { BudgetLimits } from "./2-evaluate/budget.js";
import { findStubs } from "./stubs.js";
import type { Files } from "./files.js";

export interface SessionOptions {
  files: Files;
  pythonPath: readonly string[];
  sitePackages: readonly string[];
  limits?: Partial<BudgetLimits>;
}

export class Session {
  readonly #evaluators = new Map<string, Evaluator>();

  private constructor(
    readonly options: SessionOptions,
    readonly parser: PythonParser,
    readonly stubs: StubLookup,
  ) {}

  static async create(options: SessionOptions): Promise<Session> {
    const loading = createParser();
    // Work that needs no parser, done while the parser compiles.
    installTypes();
    const parser = await loading;
    return new Session(
      options,
      parser,
      findStubs((source) => parser.parseModule(source)),
    );
  }

  /** A session with the same parser that reads other files, and shares nothing that was imported. */
  over(files: Files): Session {
    return new Session({ ...this.options, files }, this.parser, this.stubs);
  }

  /** Targets with the same import roots share what they import, as in one Python process. */
  evaluator(roots: readonly string[]): Evaluator {
    const key = roots.join("\0");
    let evaluator = this.#evaluators.get(key);
    if (evaluator === undefined) {
      const { parser } = this;
      evaluator = createEvaluator({
        files: this.options.files,
        roots,
        stubs: this.stubs,
        parseModule: (source) =>
          parser.parseModule(source, this.#isInstalled(source.path)),
        text: {
          expression: (source) => parser.parseExpression(source, "class"),
          statements: (source) => parser.parseStatements(source, "class"),
        },
        limits: this.options.limits,
      });
      this.#evaluators.set(key, evaluator);
    }
    return evaluator;
  }

  #isInstalled(path: string): boolean {
    return this.options.sitePackages.some((folder) =>
      path.startsWith(`${resolve(folder)}/`),
    );
  }
}
