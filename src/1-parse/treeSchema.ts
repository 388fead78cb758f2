/**
 * The fields of every node of the syntax tree, in the order in which the pre-lowered form writes them. The types hold the
 * names against ast.ts; the round-trip test holds that none is missing.
 */
import type {
  ComprehensionFor,
  Dict,
  ExceptHandler,
  Expression,
  FormattedValue,
  Import,
  ImportFrom,
  Keyword,
  MatchCase,
  MatchClass,
  Parameter,
  Pattern,
  Statement,
  With,
} from "./ast.js";

export type TreeNode = Expression | Statement | Pattern | FormattedValue;

/** Parts of nodes that have no `kind` of their own. */
export interface Records {
  parameter: Parameter;
  keyword: Keyword;
  item: Dict["items"][number];
  generator: ComprehensionFor;
  withItem: With["items"][number];
  handler: ExceptHandler;
  importedModule: Import["names"][number];
  importedName: Exclude<ImportFrom["names"], "*">[number];
  case: MatchCase;
  keywordPattern: MatchClass["keywords"][number];
}

/**
 * - `plain`: JSON as it is
 * - `float`: a number that may be infinite
 * - `node`: a node or null; `nodes`: a list of nodes; `parts`: of nodes and strings
 * - `code`, `statements`, `expression`: a lazy body of that type
 * - a record's name: a list of such records (or the string "*")
 */
export type FieldType =
  | "plain"
  | "float"
  | "node"
  | "nodes"
  | "parts"
  | "code"
  | "statements"
  | "expression"
  | keyof Records;

type Fields<T> = readonly (readonly [
  Exclude<keyof T, "kind" | "start" | "end"> & string,
  FieldType,
])[];

export const NODE_FIELDS: {
  readonly [K in TreeNode["kind"]]: Fields<Extract<TreeNode, { kind: K }>>;
} = {
  Literal: [["value", "plain"]],
  BigInteger: [["digits", "plain"]],
  Float: [["value", "float"]],
  Imaginary: [["value", "float"]],
  Bytes: [["latin1", "plain"]],
  Ellipsis: [],
  JoinedStr: [["values", "parts"]],
  FormattedValue: [
    ["value", "node"],
    ["conversion", "plain"],
    ["format", "node"],
  ],
  Name: [
    ["id", "plain"],
    ["scope", "plain"],
    ["hops", "plain"],
    ["slot", "plain"],
  ],
  Attribute: [
    ["value", "node"],
    ["attribute", "plain"],
  ],
  Subscript: [
    ["value", "node"],
    ["index", "node"],
  ],
  Slice: [
    ["lower", "node"],
    ["upper", "node"],
    ["step", "node"],
  ],
  Call: [
    ["callee", "node"],
    ["args", "nodes"],
    ["keywords", "keyword"],
  ],
  BinOp: [
    ["operator", "plain"],
    ["left", "node"],
    ["right", "node"],
  ],
  UnaryOp: [
    ["operator", "plain"],
    ["operand", "node"],
  ],
  BoolOp: [
    ["operator", "plain"],
    ["values", "nodes"],
  ],
  Compare: [
    ["left", "node"],
    ["operators", "plain"],
    ["comparators", "nodes"],
  ],
  IfExp: [
    ["test", "node"],
    ["body", "node"],
    ["orelse", "node"],
  ],
  Lambda: [
    ["parameters", "parameter"],
    ["code", "code"],
  ],
  List: [["elements", "nodes"]],
  Tuple: [["elements", "nodes"]],
  Set: [["elements", "nodes"]],
  Dict: [["items", "item"]],
  ListComp: comprehension(),
  SetComp: comprehension(),
  GeneratorExp: comprehension(),
  DictComp: comprehension(),
  Starred: [["value", "node"]],
  NamedExpr: [
    ["target", "node"],
    ["value", "node"],
  ],
  Yield: [["value", "node"]],
  YieldFrom: [["value", "node"]],
  Await: [["value", "node"]],
  Expr: [["value", "node"]],
  Assign: [
    ["targets", "nodes"],
    ["value", "node"],
  ],
  AugAssign: [
    ["target", "node"],
    ["operator", "plain"],
    ["value", "node"],
  ],
  AnnAssign: [
    ["target", "node"],
    ["annotation", "node"],
    ["value", "node"],
  ],
  Return: [["value", "node"]],
  Delete: [["targets", "nodes"]],
  Pass: [],
  Break: [],
  Continue: [],
  If: [
    ["test", "node"],
    ["body", "nodes"],
    ["orelse", "nodes"],
  ],
  While: [
    ["test", "node"],
    ["body", "nodes"],
    ["orelse", "nodes"],
  ],
  For: [
    ["target", "node"],
    ["iterable", "node"],
    ["body", "nodes"],
    ["orelse", "nodes"],
    ["isAsync", "plain"],
  ],
  With: [
    ["items", "withItem"],
    ["body", "nodes"],
    ["isAsync", "plain"],
  ],
  Try: [
    ["body", "nodes"],
    ["handlers", "handler"],
    ["orelse", "nodes"],
    ["finalbody", "nodes"],
    ["isStar", "plain"],
  ],
  Raise: [
    ["exception", "node"],
    ["cause", "node"],
  ],
  Assert: [
    ["test", "node"],
    ["message", "node"],
  ],
  Import: [["names", "importedModule"]],
  ImportFrom: [
    ["module", "plain"],
    ["level", "plain"],
    ["names", "importedName"],
  ],
  Global: [["names", "plain"]],
  Nonlocal: [["names", "plain"]],
  FunctionDef: [
    ["name", "node"],
    ["decorators", "nodes"],
    ["parameters", "parameter"],
    ["returns", "node"],
    ["typeParameters", "plain"],
    ["doc", "plain"],
    ["isAsync", "plain"],
    ["code", "code"],
  ],
  ClassDef: [
    ["name", "node"],
    ["decorators", "nodes"],
    ["bases", "nodes"],
    ["keywords", "keyword"],
    ["typeParameters", "plain"],
    ["doc", "plain"],
    ["body", "statements"],
  ],
  Match: [
    ["subject", "node"],
    ["cases", "case"],
  ],
  TypeAlias: [
    ["name", "node"],
    ["typeParameters", "plain"],
    ["value", "expression"],
  ],
  MatchValue: [["value", "node"]],
  MatchSingleton: [["value", "plain"]],
  MatchSequence: [["patterns", "nodes"]],
  MatchStar: [["name", "node"]],
  MatchMapping: [
    ["keys", "nodes"],
    ["patterns", "nodes"],
    ["rest", "node"],
  ],
  MatchClass: [
    ["class", "node"],
    ["patterns", "nodes"],
    ["keywords", "keywordPattern"],
  ],
  MatchAs: [
    ["pattern", "node"],
    ["name", "node"],
  ],
  MatchOr: [["patterns", "nodes"]],
};

/** `start` and `end` are fields here: some records have none. */
export const RECORD_FIELDS: {
  readonly [K in keyof Records]: readonly (readonly [
    keyof Records[K] & string,
    FieldType,
  ])[];
} = {
  parameter: [
    ["name", "plain"],
    ["kind", "plain"],
    ["default", "node"],
    ["annotation", "node"],
    ["start", "plain"],
    ["end", "plain"],
  ],
  keyword: [
    ["name", "plain"],
    ["value", "node"],
    ["start", "plain"],
    ["end", "plain"],
  ],
  item: [
    ["key", "node"],
    ["value", "node"],
  ],
  generator: [
    ["target", "node"],
    ["iterable", "node"],
    ["conditions", "nodes"],
    ["isAsync", "plain"],
  ],
  withItem: [
    ["context", "node"],
    ["target", "node"],
  ],
  handler: [
    ["type", "node"],
    ["name", "node"],
    ["body", "nodes"],
    ["start", "plain"],
    ["end", "plain"],
  ],
  importedModule: [
    ["module", "plain"],
    ["hasAlias", "plain"],
    ["target", "node"],
  ],
  importedName: [
    ["name", "plain"],
    ["target", "node"],
  ],
  case: [
    ["pattern", "node"],
    ["guard", "node"],
    ["body", "nodes"],
    ["start", "plain"],
    ["end", "plain"],
  ],
  keywordPattern: [
    ["name", "plain"],
    ["pattern", "node"],
  ],
};

/** Kinds by number, as the pre-lowered form writes them. */
export const KINDS = Object.keys(NODE_FIELDS) as TreeNode["kind"][];

function comprehension() {
  return [
    ["key", "node"],
    ["element", "node"],
    ["generators", "generator"],
    ["locals", "plain"],
  ] as const;
}
