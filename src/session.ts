/**
 * What the targets of one run share: the parser, the stubs, and one evaluator, brought back for each of them to where
 * only the packages that it lies in were imported.
 */
import { resolve } from "node:path";
import type { ModuleTree } from "./1-parse/ast.js";
import { createParser, type PythonParser } from "./1-parse/parser.js";
import { installTypes } from "./2-evaluate/builtins/install.js";
import { Checkpoints } from "./2-evaluate/checkpoints/checkpoints.js";
import { createEvaluator } from "./2-evaluate/createEvaluator.js";
import type { Evaluator } from "./2-evaluate/evaluator.js";
import type { StubLookup } from "./2-evaluate/finder.js";
import { Halt } from "./2-evaluate/halt.js";
import type { BudgetLimits } from "./2-evaluate/budget.js";
import { toHalt } from "./2-evaluate/models/outcome.js";
import { Raised } from "./2-evaluate/values/exceptions.js";
import { findStubs } from "./stubs.js";
import type { Files } from "./files.js";
import type { RootOptions } from "./importRoots.js";
import type { Source } from "./source.js";
import { Desk, type DeskOptions } from "./scale/desk.js";
import { TracedFiles } from "./scale/tracedFiles.js";
import type { Questions } from "./scale/questions.js";

export interface SessionOptions {
  files: Files;
  pythonPath: readonly string[];
  sitePackages: readonly string[];
  limits?: Partial<BudgetLimits>;
  /** One thing is asked for, and then no more: nothing needs to be brought back. */
  isSingle?: boolean;
  /** Whether what is read is identified, for a cache. */
  identifies?: boolean;
}

/** A package that was imported, one level of the checkpoints. */
interface ImportedPackage {
  name: string;
  /** Where its top-level imports were found. */
  lookups: ReadonlyMap<string, string>;
  /** A program asked for files while it was imported: with other roots it may be told otherwise. */
  dependsOnRoots: boolean;
  /** What was asked of the disk. */
  questions: Questions;
  ranOut: boolean;
}

/** More source text than this is not kept for the next file that imports it. */
const MOST_KEPT_TEXT = 16 * 2 ** 20;

/** What was parsed, by path: a file that has not changed is not parsed again. */
class KnownTrees {
  readonly #trees = new Map<string, { text: string; tree: ModuleTree }>();
  #kept = 0;

  of(source: Source, parse: () => ModuleTree): ModuleTree {
    const { path, text } = source;
    const known = this.#trees.get(path);
    if (known?.text === text) return known.tree;
    const tree = parse();
    this.#kept += text.length - (known?.text.length ?? 0);
    if (this.#kept > MOST_KEPT_TEXT) {
      this.#trees.clear();
      this.#kept = text.length;
    }
    this.#trees.set(path, { text, tree });
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
  /** What everything is read through. */
  readonly files: TracedFiles;
  readonly #trees: KnownTrees;
  #evaluator: Evaluator | null = null;
  #checkpoints: Checkpoints | null = null;
  #roots = "";
  readonly #packages: ImportedPackage[] = [];
  /** What was asked to see that the packages are the same ones from the present roots. */
  #rootQuestions: Questions | null = null;
  #isTouched = false;
  /** Told before what was built so far is undone, or something else may change; true: it used the evaluator itself. */
  beforeChange: (() => boolean) | null = null;

  private constructor(
    readonly options: SessionOptions,
    readonly parser: PythonParser,
    readonly stubs: StubLookup,
    /** Trees of earlier sessions over other files, too. */
    readonly known: KnownTrees | null = null,
  ) {
    this.#trees = known ?? new KnownTrees();
    this.files = new TracedFiles(options.files, options.identifies);
  }

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
    const stubs =
      this.known === null ? rememberedStubs(this.stubs) : this.stubs;
    const known = this.known ?? this.#trees;
    const options = { ...this.options, files };
    return new Session(options, this.parser, stubs, known);
  }

  /** How its files are read when import roots are looked for. */
  get readOptions(): RootOptions {
    const { pythonPath, sitePackages } = this.options;
    return { files: this.files, pythonPath, sitePackages };
  }

  get isSingle(): boolean {
    return this.options.isSingle === true;
  }

  /** Where units are counted in this session. */
  desk(options: DeskOptions): Desk {
    return new Desk(this, options);
  }

  /** A new evaluator that nothing else has to do with. */
  evaluator(roots: readonly string[]): Evaluator {
    const { parser } = this;
    return createEvaluator({
      files: this.files,
      roots,
      stubs: this.stubs,
      parseModule: (source) => this.parse(source),
      text: {
        expression: (source) => parser.parseExpression(source, "class"),
        statements: (source) => parser.parseStatements(source, "class"),
      },
      limits: this.options.limits,
    });
  }

  /** A file's tree, parsed once as long as its text is the same. */
  parse(source: Source): ModuleTree {
    return this.#trees.of(source, () =>
      this.parser.parseModule(source, this.#isInstalled(source.path)),
    );
  }

  #isInstalled(path: string): boolean {
    return this.options.sitePackages.some((folder) =>
      path.startsWith(`${resolve(folder)}/`),
    );
  }

  /**
   * The evaluator as it is once a package was imported from these roots, and nothing else has happened since. What goes
   * wrong with the package is no reason not to read a file in it.
   */
  evaluatorIn(roots: readonly string[], packageName: string | null): Evaluator {
    const chain = prefixesOf(packageName);
    if (!this.#isAt(roots, chain)) this.beforeChange?.();
    const vm = this.#back(roots, chain);
    for (const name of chain.slice(this.#packages.length)) {
      this.#import(vm, name);
    }
    vm.budget.ranOut = false;
    if (this.#rootQuestions !== null) this.files.note(this.#rootQuestions);
    for (const { questions, ranOut } of this.#packages) {
      this.files.note(questions);
      vm.budget.ranOut ||= ranOut;
    }
    this.#isTouched = true;
    return vm;
  }

  /** Marks what has happened since `evaluatorIn` as the state that `backToMark` goes back to. */
  mark(): Checkpoints {
    const checkpoints = this.#checkpoints as Checkpoints;
    checkpoints.push();
    return checkpoints;
  }

  /** Says that nothing has happened since `evaluatorIn` that anyone could notice. */
  settle(): void {
    this.#isTouched = false;
  }

  /** Drops the evaluator: nothing more is to be counted, or something went wrong in it. */
  startAnew(): void {
    this.#checkpoints?.release();
    this.#checkpoints = null;
    this.#evaluator = null;
  }

  /** Takes that back. */
  touch(): void {
    this.#isTouched = true;
  }

  /** Whether everything is as it was when the last package was imported. */
  isUnchanged(): boolean {
    return this.#checkpoints?.isUnchanged() ?? true;
  }

  /** Goes down to the last level that these roots and packages have in common with what is there. */
  #back(roots: readonly string[], chain: readonly string[]): Evaluator {
    const key = roots.join("\0");
    let vm = this.#evaluator;
    if (
      vm === null ||
      this.#checkpoints?.isRestorable !== true ||
      this.options.isSingle === true
    ) {
      this.#checkpoints?.release();
      vm = this.#evaluator = this.evaluator(roots);
      this.#checkpoints = new Checkpoints(vm);
      if (this.options.isSingle !== true) this.#checkpoints.push();
      this.#packages.length = 0;
      this.#roots = key;
      return vm;
    }
    const depth = this.#common(vm, roots, chain, key);
    const isThere =
      depth === this.#packages.length &&
      this.#checkpoints.depth === depth + 1 &&
      !this.#isTouched;
    this.#packages.length = depth;
    if (!isThere) this.#checkpoints.popTo(depth + 1);
    if (key !== this.#roots) {
      vm.imports.setRoots(roots);
      this.#checkpoints.accept(vm.imports.path.items);
      this.#roots = key;
    }
    return vm;
  }

  /** Whether the evaluator is as it would be brought back to. */
  #isAt(roots: readonly string[], chain: readonly string[]): boolean {
    return (
      !this.#isTouched &&
      this.#roots === roots.join("\0") &&
      this.#checkpoints?.isRestorable === true &&
      this.#checkpoints.depth === chain.length + 1 &&
      this.#packages.map(({ name }) => name).join("\0") === chain.join("\0")
    );
  }

  #common(
    vm: Evaluator,
    roots: readonly string[],
    chain: readonly string[],
    key: string,
  ): number {
    let depth = 0;
    while (
      depth < chain.length &&
      this.#packages[depth]?.name === chain[depth]
    ) {
      depth++;
    }
    if (key === this.#roots) return depth;
    vm.imports.setRoots(roots);
    let other = -1;
    this.#rootQuestions = this.files.trace(() => {
      other = this.#packages
        .slice(0, depth)
        .findIndex(
          ({ dependsOnRoots, lookups }) =>
            dependsOnRoots || !vm.imports.findsAgain(lookups),
        );
    });
    return other < 0 ? depth : other;
  }

  #import(vm: Evaluator, name: string): void {
    const lookups = new Map<string, string>();
    const { imports } = vm;
    const path = imports.path.items.join("\0");
    imports.lookups = lookups;
    imports.files.wasAsked = false;
    vm.budget.ranOut = false;
    const questions = this.files.trace(() => {
      vm.budget.reset();
      try {
        imports.importModule(vm, name);
      } catch (error) {
        if (!(error instanceof Raised || toHalt(vm, error) instanceof Halt)) {
          throw error;
        }
      } finally {
        imports.lookups = null;
      }
    });
    const dependsOnRoots =
      imports.files.wasAsked || path !== imports.path.items.join("\0");
    const { ranOut } = vm.budget;
    this.#packages.push({ name, lookups, dependsOnRoots, questions, ranOut });
    if (this.options.isSingle !== true) this.#checkpoints?.push();
  }
}

/** `a.b.c` → `a`, `a.b`, `a.b.c` */
function prefixesOf(name: string | null): string[] {
  if (name === null) return [];
  const parts = name.split(".");
  return parts.map((_, i) => parts.slice(0, i + 1).join("."));
}
