/**
 * What the parts of the evaluator may ask of it: types only, so that no handler imports the evaluator itself. Everything
 * that can be a plain function over these (getting an attribute, adding two values) is one, in `operations/`.
 */
import type { Expression, Statement } from "../1-parse/ast.js";
import type { Budget } from "./budget.js";
import type { Choices } from "./choices.js";
import type { Frame } from "./frame.js";
import type { Importer } from "./imports.js";
import type { PyDict } from "./values/dict.js";
import type { Namespace, Value } from "./values/value.js";

/** How a block of statements ended; only Python's `raise` is thrown. */
export type Completion =
  undefined | "break" | "continue" | { readonly returned: Value };

/** Keyword arguments by name, in order. */
export type Keywords = Map<string, Value>;

export interface Vm {
  readonly budget: Budget;
  readonly choices: Choices;
  readonly imports: Importer;
  /** The builtins' namespace: `print`, `len`, `ValueError`, … */
  readonly builtins: Namespace;
  /** The innermost running frame; null between evaluations. */
  frame: Frame | null;
  /** Data that one evaluation shares and a part of the evaluator keeps for itself, by that part's own key. */
  readonly state: WeakMap<object, unknown>;

  evaluate(node: Expression, frame: Frame): Value;
  /** Runs statements in order until one ends the block. */
  execute(statements: readonly Statement[], frame: Frame): Completion;
  /** Calls any callable. `args` belongs to the callee from here on. */
  call(callee: Value, args: Value[], keywords?: Keywords | null): Value;
  /** Constructors of modules that are running, one inside the other. */
  constructing: number;
  /** Running frames of Python functions. */
  depth: number;
  /** Counts a frame against the depth that Python allows: RecursionError. Every `enter` has its `leave`. */
  enter(): void;
  leave(): void;
  /** Runs Python text (`eval`, `exec`, a target's expression) in the given namespaces. */
  run(
    text: string,
    mode: "eval" | "exec",
    globals: PyDict,
    locals: PyDict,
    file: string,
  ): Value;
}
