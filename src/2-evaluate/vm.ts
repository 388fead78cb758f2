/**
 * What the parts of the evaluator may ask of it: types only, so that no handler imports the evaluator itself. Everything
 * that can be a plain function over these (getting an attribute, adding two values) is one, in `operations/`.
 */
import type { Code, Expression, Statement } from "../1-parse/ast.js";
import type { Budget } from "./budget.js";
import type { Choices } from "./choices.js";
import type { Frame } from "./frame.js";
import type { Importer } from "./imports.js";
import type { OpenSequences } from "./loops/openSequences.js";
import type { PyDict } from "./values/dict.js";
import type { Namespace, Value } from "./values/value.js";

/** How a block of statements ended; only Python's `raise` is thrown. */
export type Completion =
  undefined | "break" | "continue" | { readonly returned: Value };

/** A compiled expression: gives its value in a running frame. */
export type Evaluate = (vm: Vm, frame: Frame) => Value;
/** A compiled statement or block. */
export type Execute = (vm: Vm, frame: Frame) => Completion;
/** A compiled assignment target. */
export type Assign = (vm: Vm, frame: Frame, value: Value) => void;

/** What a handler asks for the parts of its node while it compiles it. */
export interface Compiler {
  expression(node: Expression): Evaluate;
  /** Statements in order, until one ends the block; each counts a step. Compiled when the block first runs. */
  block(statements: readonly Statement[]): Execute;
  target(node: Expression): Assign;
}

/** Keyword arguments by name, in order. */
export type Keywords = Map<string, Value>;

export interface Vm {
  readonly budget: Budget;
  readonly choices: Choices;
  readonly imports: Importer;
  /** Sequences of symbolic length; each function answers undefined (or false) for any other. */
  readonly open: OpenSequences;
  /** The builtins' namespace: `print`, `len`, `ValueError`, … */
  readonly builtins: Namespace;
  /** The innermost running frame; null between evaluations. */
  frame: Frame | null;
  /** Data that one evaluation shares and a part of the evaluator keeps for itself, by that part's own key. */
  readonly state: Map<object, unknown>;
  /** As `state`, for what follows from the rest and is made again when it is forgotten. */
  readonly caches: Map<object, unknown>;

  /** Compiles a part of the program, once: the same node gives the same function. */
  expression(node: Expression): Evaluate;
  statement(node: Statement): Execute;
  target(node: Expression): Assign;
  /** A function's body. */
  body(code: Code): Execute;
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
