/** What the targets of one run share: the parser, the stubs, and an evaluator for each set of import roots. */
import { resolve } from "node:path";
import type { ModuleTree } from "./1-parse/ast.js";
import { createParser, type PythonParser } from "./1-parse/parser.js";
import { installTypes } from "./2-evaluate/builtins/install.js";
import { createEvaluator } from "./2-evaluate/createEvaluator.js";
import type { Evaluator } from "./2-evaluate/evaluator.js";
import type { StubLookup } from "./2-evaluate/finder.js";
import type { BudgetLimits } from "./2-evaluate/budget.js";
import { findStubs } from "./stubs.js";
import type { Files } from "./files.js";
import type { Source } from "./source.js";

export interface SessionOptions {
  files: Files;
  pythonPath: readonly string[];
  sitePackages: readonly string[];
  limits?: Partial<BudgetLimits>;
}

/** What was parsed, by path: a file that has not changed is not parsed again. */
class KnownTrees {
  readonly #trees = new Map<string, { text: string; tree: ModuleTree }>();

  of(source: Source, parse: () => ModuleTree): ModuleTree {
    const known = this.#trees.get(source.path);
    if (known?.text === source.text) return known.tree;
    const tree = parse();
    this.#trees.set(source.path, { text: source.text, tree });
    return tree;
  }
}

/** Each stub read and parsed once. */
function rememberedStubs(lookup: StubLookup): StubLookup {
  const known = new Map<string, ReturnType<StubLookup>>();
  return (name) => {
    if (known.has(name)) return known.get(name);
    const found = lookup(name);
    let tree: ModuleTree | undefined;
    const stub = found && { ...found, tree: () => (tree ??= found.tree()) };
    known.set(name, stub);
    return stub;
  };
}

export class Session {
  readonly #evaluators = new Map<string, Evaluator>();

  private constructor(
    readonly options: SessionOptions,
    readonly parser: PythonParser,
    readonly stubs: StubLookup,
    /** Trees of earlier sessions over other files. */
    readonly known: KnownTrees | null = null,
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

  /**
   * A session that reads other files. It shares the parser and what was parsed (an evaluator keeps to itself what it makes of
   * a tree), and nothing that was imported.
   */
  over(files: Files): Session {
    const known = this.known ?? new KnownTrees();
    const stubs =
      this.known === null ? rememberedStubs(this.stubs) : this.stubs;
    const options = { ...this.options, files };
    return new Session(options, this.parser, stubs, known);
  }

  #parse(source: Source): ModuleTree {
    const parse = () =>
      this.parser.parseModule(source, this.#isInstalled(source.path));
    return this.known === null ? parse() : this.known.of(source, parse);
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
        parseModule: (source) => this.#parse(source),
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
