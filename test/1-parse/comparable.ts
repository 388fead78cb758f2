/** A lowered tree in the form in which cpython/record.py writes CPython's: lists, without positions and scopes. */
import type {
  Expression,
  JoinedStr,
  ModuleTree,
  Parameter,
  Pattern,
  Statement,
} from "../../src/1-parse/ast.js";

export type Comparable = unknown[] | null;

export function comparableModule(tree: ModuleTree): Comparable {
  return [tree.doc, statements(tree.body)];
}

export function comparableExpression(node: Expression | null): Comparable {
  if (node === null) return null;
  const e = comparableExpression;
  switch (node.kind) {
    case "Literal":
      if (typeof node.value === "string") return ["String", node.value];
      return typeof node.value === "number"
        ? ["Int", String(node.value)]
        : ["Literal", node.value];
    case "BigInteger":
      return ["Int", node.digits];
    case "Float":
    case "Imaginary":
      return [node.kind, node.value === Infinity ? "Infinity" : node.value];
    case "Bytes":
      return ["Bytes", node.latin1];
    case "Ellipsis":
      return ["Ellipsis"];
    case "JoinedStr":
      return ["JoinedStr", joined(node)];
    case "Name":
      return ["Name", node.id];
    case "Attribute":
      return ["Attribute", e(node.value), node.attribute];
    case "Subscript":
      return ["Subscript", e(node.value), e(node.index)];
    case "Slice":
      return ["Slice", e(node.lower), e(node.upper), e(node.step)];
    case "Call":
      return [
        "Call",
        e(node.callee),
        node.args.map(e),
        keywords(node.keywords),
      ];
    case "BinOp":
      return ["BinOp", node.operator, e(node.left), e(node.right)];
    case "UnaryOp":
      return ["UnaryOp", node.operator, e(node.operand)];
    case "BoolOp":
      return ["BoolOp", node.operator, node.values.map(e)];
    case "Compare":
      return ["Compare", e(node.left), node.operators, node.comparators.map(e)];
    case "IfExp":
      return ["IfExp", e(node.test), e(node.body), e(node.orelse)];
    case "Lambda": {
      const [only] = node.code().body;
      return [
        "Lambda",
        parameters(node.parameters),
        only?.kind === "Return" ? e(only.value) : null,
      ];
    }
    case "List":
    case "Tuple":
    case "Set":
      return [node.kind, node.elements.map(e)];
    case "Dict":
      return ["Dict", node.items.map((item) => [e(item.key), e(item.value)])];
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return [
        node.kind,
        e(node.key),
        e(node.element),
        node.generators.map((g) => [
          e(g.target),
          e(g.iterable),
          g.conditions.map(e),
          g.isAsync,
        ]),
      ];
    case "NamedExpr":
      return ["NamedExpr", e(node.target), e(node.value)];
    case "Starred":
    case "Yield":
    case "YieldFrom":
    case "Await":
      return [node.kind, e(node.value)];
  }
}

function joined(node: JoinedStr): unknown[] {
  return node.values.map((part) =>
    typeof part === "string"
      ? part
      : [
          "Field",
          comparableExpression(part.value),
          part.conversion,
          part.format && joined(part.format),
        ],
  );
}

function parameters(list: readonly Parameter[]): Comparable {
  return list.map((p) => [
    p.name,
    p.kind,
    comparableExpression(p.default),
    comparableExpression(p.annotation),
  ]);
}

function keywords(
  list: readonly { name: string | null; value: Expression }[],
): Comparable {
  return list.map((keyword) => [
    keyword.name,
    comparableExpression(keyword.value),
  ]);
}

function statements(list: readonly Statement[]): Comparable {
  return list.map(comparableStatement);
}

function comparableStatement(node: Statement): Comparable {
  const e = comparableExpression;
  const body = statements;
  switch (node.kind) {
    case "Expr":
    case "Return":
      return [node.kind, e(node.value)];
    case "Assign":
      return ["Assign", node.targets.map(e), e(node.value)];
    case "AugAssign":
      return ["AugAssign", e(node.target), node.operator, e(node.value)];
    case "AnnAssign":
      return ["AnnAssign", e(node.target), e(node.annotation), e(node.value)];
    case "Delete":
      return ["Delete", node.targets.map(e)];
    case "Pass":
    case "Break":
    case "Continue":
      return [node.kind];
    case "If":
    case "While":
      return [node.kind, e(node.test), body(node.body), body(node.orelse)];
    case "For":
      return [
        "For",
        e(node.target),
        e(node.iterable),
        body(node.body),
        body(node.orelse),
        node.isAsync,
      ];
    case "With":
      return [
        "With",
        node.items.map((item) => [e(item.context), e(item.target)]),
        body(node.body),
        node.isAsync,
      ];
    case "Try":
      return [
        "Try",
        body(node.body),
        node.handlers.map((h) => [
          e(h.type),
          h.name && h.name.id,
          body(h.body),
        ]),
        body(node.orelse),
        body(node.finalbody),
        node.isStar,
      ];
    case "Raise":
      return ["Raise", e(node.exception), e(node.cause)];
    case "Assert":
      return ["Assert", e(node.test), e(node.message)];
    case "Import":
      return [
        "Import",
        node.names.map((name) => [name.module, name.hasAlias, name.target.id]),
      ];
    case "ImportFrom": {
      const names =
        node.names === "*"
          ? "*"
          : node.names.map((name) => [name.name, name.target.id]);
      return ["ImportFrom", node.module, node.level, names];
    }
    case "Global":
    case "Nonlocal":
      return [node.kind, node.names];
    case "FunctionDef": {
      const head = [
        node.name.id,
        node.decorators.map(e),
        parameters(node.parameters),
        e(node.returns),
      ];
      return [
        "FunctionDef",
        ...head,
        node.isAsync,
        [node.doc, body(node.code().body)],
      ];
    }
    case "ClassDef": {
      const head = [
        node.name.id,
        node.decorators.map(e),
        node.bases.map(e),
        keywords(node.keywords),
      ];
      return ["ClassDef", ...head, [node.doc, body(node.body())]];
    }
    case "Match":
      return [
        "Match",
        e(node.subject),
        node.cases.map((c) => [pattern(c.pattern), e(c.guard), body(c.body)]),
      ];
    case "TypeAlias":
      return ["TypeAlias", node.name.id, node.typeParameters, e(node.value())];
  }
}

function pattern(node: Pattern | null): Comparable {
  const e = comparableExpression;
  if (node === null) return null;
  switch (node.kind) {
    case "MatchValue":
      return ["MatchValue", e(node.value)];
    case "MatchSingleton":
      return ["MatchSingleton", node.value];
    case "MatchSequence":
    case "MatchOr":
      return [node.kind, node.patterns.map(pattern)];
    case "MatchStar":
      return ["MatchStar", node.name && node.name.id];
    case "MatchMapping":
      return [
        "MatchMapping",
        node.keys.map(e),
        node.patterns.map(pattern),
        node.rest && node.rest.id,
      ];
    case "MatchClass":
      return [
        "MatchClass",
        e(node.class),
        node.patterns.map(pattern),
        node.keywords.map((keyword) => [
          keyword.name,
          pattern(keyword.pattern),
        ]),
      ];
    case "MatchAs":
      return ["MatchAs", pattern(node.pattern), node.name && node.name.id];
  }
}
