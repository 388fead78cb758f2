/**
 * The syntax tree that the evaluator reads: plain data, with the names of Python's own `ast` module
 * (https://docs.python.org/3.11/library/ast.html), and every name already resolved to its scope.
 *
 * A body is a thunk: most of a library's functions never run while a model is built, so a body is lowered when it is
 * first called. The same shape lets the stubs be shipped lowered (each body a string of JSON until it is needed).
 */

/** Where a node stands: UTF-16 offsets into its source, `end` exclusive. */
export interface Located {
  start: number;
  end: number;
}

// ── Scopes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * How a name is found, decided when its function is lowered.
 *
 * - `local`: slot `slot` of the running frame
 * - `outer`: slot `slot` of the frame `hops` lexical parents up (1 = the directly enclosing function or comprehension)
 * - `global`: the module's namespace, then the builtins
 * - `class`: a class body (or `exec`'d code): the body's own namespace first; then `outer` if `hops` > 0, else `global`
 */
export type NameScope = "local" | "outer" | "global" | "class";

/** What runs in a frame of its own: a function's or lambda's body. */
export interface Code {
  /** The names of the frame's slots: parameters first, in their order. */
  locals: string[];
  body: Statement[];
  /** Contains `yield`: calling it makes a generator. */
  isGenerator: boolean;
  isAsync: boolean;
}

/** A body that is lowered on first use; calling it again gives the same object. */
export type Lazy<T> = () => T;

export type ParameterKind =
  | "positional-only"
  | "positional"
  | "var-positional"
  | "keyword-only"
  | "var-keyword";

export interface Parameter extends Located {
  name: string;
  kind: ParameterKind;
  default: Expression | null;
  annotation: Expression | null;
}

// ── Expressions ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** `None`, `True`, `False`, a string, or an int within ±(2⁵³ − 1). Adjacent strings are already joined. */
export interface Literal extends Located {
  kind: "Literal";
  value: null | boolean | number | string;
}
/** An int outside ±(2⁵³ − 1); `digits` is decimal. */
export interface BigInteger extends Located {
  kind: "BigInteger";
  digits: string;
}
export interface Float extends Located {
  kind: "Float";
  value: number;
}
export interface Imaginary extends Located {
  kind: "Imaginary";
  value: number;
}
/** Bytes, one per UTF-16 unit of `latin1` (0–255). */
export interface Bytes extends Located {
  kind: "Bytes";
  latin1: string;
}
export interface Ellipsis extends Located {
  kind: "Ellipsis";
}
/** An f-string: literal parts and replacement fields in order. */
export interface JoinedStr extends Located {
  kind: "JoinedStr";
  values: (string | FormattedValue)[];
}
/** One replacement field of an f-string. `f"{x=}"` is lowered to the text `x=` and a field with conversion "r". */
export interface FormattedValue extends Located {
  kind: "FormattedValue";
  value: Expression;
  conversion: "s" | "r" | "a" | null;
  format: JoinedStr | null;
}
export interface Name extends Located {
  kind: "Name";
  id: string;
  scope: NameScope;
  hops: number;
  slot: number;
}
export interface Attribute extends Located {
  kind: "Attribute";
  value: Expression;
  attribute: string;
}
export interface Subscript extends Located {
  kind: "Subscript";
  value: Expression;
  /** A `Tuple` where there are commas, a `Slice` where there are colons. */
  index: Expression;
}
export interface Slice extends Located {
  kind: "Slice";
  lower: Expression | null;
  upper: Expression | null;
  step: Expression | null;
}
export interface Call extends Located {
  kind: "Call";
  callee: Expression;
  /** Positional arguments, `Starred` ones among them, in order. */
  args: Expression[];
  /** Keyword arguments in order; `name` is null for `**mapping`. */
  keywords: Keyword[];
}
export interface Keyword extends Located {
  name: string | null;
  value: Expression;
}
export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "//"
  | "%"
  | "**"
  | "@"
  | "<<"
  | ">>"
  | "&"
  | "|"
  | "^";
export interface BinOp extends Located {
  kind: "BinOp";
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}
export interface UnaryOp extends Located {
  kind: "UnaryOp";
  operator: "+" | "-" | "~" | "not";
  operand: Expression;
}
export interface BoolOp extends Located {
  kind: "BoolOp";
  operator: "and" | "or";
  values: Expression[];
}
export type CompareOperator =
  "==" | "!=" | "<" | "<=" | ">" | ">=" | "is" | "is not" | "in" | "not in";
export interface Compare extends Located {
  kind: "Compare";
  left: Expression;
  operators: CompareOperator[];
  comparators: Expression[];
}
export interface IfExp extends Located {
  kind: "IfExp";
  test: Expression;
  body: Expression;
  orelse: Expression;
}
export interface Lambda extends Located {
  kind: "Lambda";
  parameters: Parameter[];
  /** Its body is one `Return`. */
  code: Lazy<Code>;
}
export interface List extends Located {
  kind: "List";
  elements: Expression[];
}
export interface Tuple extends Located {
  kind: "Tuple";
  elements: Expression[];
}
/** `{a, *b}` */
export interface SetDisplay extends Located {
  kind: "Set";
  elements: Expression[];
}
/** `{k: v, **m}`: `key` is null for `**m`. */
export interface Dict extends Located {
  kind: "Dict";
  items: { key: Expression | null; value: Expression }[];
}
export interface ComprehensionFor {
  target: Expression;
  iterable: Expression;
  conditions: Expression[];
  isAsync: boolean;
}
/**
 * `[element for …]`, `{element for …}`, `(element for …)`, `{key: element for …}`. It runs in a frame of its own whose
 * slots are `locals`; only the first `iterable` is evaluated in the enclosing frame.
 */
export interface Comprehension extends Located {
  kind: "ListComp" | "SetComp" | "GeneratorExp" | "DictComp";
  key: Expression | null;
  element: Expression;
  generators: ComprehensionFor[];
  locals: string[];
}
export interface Starred extends Located {
  kind: "Starred";
  value: Expression;
}
/** `target := value` */
export interface NamedExpr extends Located {
  kind: "NamedExpr";
  target: Name;
  value: Expression;
}
export interface Yield extends Located {
  kind: "Yield";
  value: Expression | null;
}
export interface YieldFrom extends Located {
  kind: "YieldFrom";
  value: Expression;
}
export interface Await extends Located {
  kind: "Await";
  value: Expression;
}

export type Expression =
  | Literal
  | BigInteger
  | Float
  | Imaginary
  | Bytes
  | Ellipsis
  | JoinedStr
  | Name
  | Attribute
  | Subscript
  | Slice
  | Call
  | BinOp
  | UnaryOp
  | BoolOp
  | Compare
  | IfExp
  | Lambda
  | List
  | Tuple
  | SetDisplay
  | Dict
  | Comprehension
  | Starred
  | NamedExpr
  | Yield
  | YieldFrom
  | Await;

// ── Statements ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** An expression as a statement (Python's `ast.Expr`). */
export interface Expr extends Located {
  kind: "Expr";
  value: Expression;
}
/** `a = b, c = value`: targets left to right; a target is Name, Attribute, Subscript, Starred, List or Tuple. */
export interface Assign extends Located {
  kind: "Assign";
  targets: Expression[];
  value: Expression;
}
export interface AugAssign extends Located {
  kind: "AugAssign";
  target: Name | Attribute | Subscript;
  operator: BinaryOperator;
  value: Expression;
}
export interface AnnAssign extends Located {
  kind: "AnnAssign";
  target: Name | Attribute | Subscript;
  annotation: Expression;
  value: Expression | null;
}
export interface Return extends Located {
  kind: "Return";
  value: Expression | null;
}
export interface Delete extends Located {
  kind: "Delete";
  targets: Expression[];
}
export interface Pass extends Located {
  kind: "Pass";
}
export interface Break extends Located {
  kind: "Break";
}
export interface Continue extends Located {
  kind: "Continue";
}
/** `elif` is an `If` alone in `orelse`. */
export interface If extends Located {
  kind: "If";
  test: Expression;
  body: Statement[];
  orelse: Statement[];
}
export interface While extends Located {
  kind: "While";
  test: Expression;
  body: Statement[];
  orelse: Statement[];
}
export interface For extends Located {
  kind: "For";
  target: Expression;
  iterable: Expression;
  body: Statement[];
  orelse: Statement[];
  isAsync: boolean;
}
export interface With extends Located {
  kind: "With";
  items: { context: Expression; target: Expression | null }[];
  body: Statement[];
  isAsync: boolean;
}
export interface Try extends Located {
  kind: "Try";
  body: Statement[];
  handlers: ExceptHandler[];
  orelse: Statement[];
  finalbody: Statement[];
  /** `except*` */
  isStar: boolean;
}
export interface ExceptHandler extends Located {
  type: Expression | null;
  name: Name | null;
  body: Statement[];
}
export interface Raise extends Located {
  kind: "Raise";
  exception: Expression | null;
  cause: Expression | null;
}
export interface Assert extends Located {
  kind: "Assert";
  test: Expression;
  message: Expression | null;
}
/** `import a.b.c as d`: `target` is where the value goes (`a`, or `d`). */
export interface Import extends Located {
  kind: "Import";
  names: { module: string; hasAlias: boolean; target: Name }[];
}
/** `from ..a import b as c`; `names` is "*" for a star import. `level` counts the dots. */
export interface ImportFrom extends Located {
  kind: "ImportFrom";
  module: string;
  level: number;
  names: "*" | { name: string; target: Name }[];
}
/** `global` and `nonlocal` are already worked into the scopes of the names; they stay for completeness. */
export interface Global extends Located {
  kind: "Global";
  names: string[];
}
export interface Nonlocal extends Located {
  kind: "Nonlocal";
  names: string[];
}
export interface FunctionDef extends Located {
  kind: "FunctionDef";
  name: Name;
  decorators: Expression[];
  parameters: Parameter[];
  returns: Expression | null;
  /** PEP 695 type parameters, by name. */
  typeParameters: string[];
  doc: string | null;
  isAsync: boolean;
  code: Lazy<Code>;
}
export interface ClassDef extends Located {
  kind: "ClassDef";
  name: Name;
  decorators: Expression[];
  bases: Expression[];
  keywords: Keyword[];
  typeParameters: string[];
  doc: string | null;
  /** Runs in a frame whose names are of scope `class`. */
  body: Lazy<Statement[]>;
}
export interface Match extends Located {
  kind: "Match";
  subject: Expression;
  cases: MatchCase[];
}
export interface MatchCase extends Located {
  pattern: Pattern;
  guard: Expression | null;
  body: Statement[];
}
/** `type Name[T] = value` (PEP 695): the value is evaluated lazily in Python, and never needed to count. */
export interface TypeAlias extends Located {
  kind: "TypeAlias";
  name: Name;
  typeParameters: string[];
  value: Lazy<Expression>;
}

export type Statement =
  | Expr
  | Assign
  | AugAssign
  | AnnAssign
  | Return
  | Delete
  | Pass
  | Break
  | Continue
  | If
  | While
  | For
  | With
  | Try
  | Raise
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | FunctionDef
  | ClassDef
  | Match
  | TypeAlias;

// ── Patterns (https://docs.python.org/3.11/library/ast.html#pattern-matching) ─────────────────────────────────────────

export interface MatchValue extends Located {
  kind: "MatchValue";
  value: Expression;
}
/** `None`, `True`, `False`: compared with `is`. */
export interface MatchSingleton extends Located {
  kind: "MatchSingleton";
  value: null | boolean;
}
/** May hold one `MatchStar`. */
export interface MatchSequence extends Located {
  kind: "MatchSequence";
  patterns: Pattern[];
}
/** `*rest`, or `*_` with name null. */
export interface MatchStar extends Located {
  kind: "MatchStar";
  name: Name | null;
}
export interface MatchMapping extends Located {
  kind: "MatchMapping";
  keys: Expression[];
  patterns: Pattern[];
  /** `**rest` */
  rest: Name | null;
}
export interface MatchClass extends Located {
  kind: "MatchClass";
  class: Expression;
  patterns: Pattern[];
  keywords: { name: string; pattern: Pattern }[];
}
/** `pattern as name`; `name` alone (pattern null); `_` (both null). */
export interface MatchAs extends Located {
  kind: "MatchAs";
  pattern: Pattern | null;
  name: Name | null;
}
export interface MatchOr extends Located {
  kind: "MatchOr";
  patterns: Pattern[];
}
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchStar
  | MatchMapping
  | MatchClass
  | MatchAs
  | MatchOr;

// ── A file ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A parsed file: its statements run in a module's namespace, so that its names are of scope `global`. */
export interface ModuleTree {
  doc: string | null;
  body: Statement[];
}
