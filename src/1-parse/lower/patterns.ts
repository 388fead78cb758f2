/** The patterns of `match` (https://docs.python.org/3/reference/compound_stmts.html#patterns). */
import type {
  Expression,
  MatchClass,
  MatchMapping,
  Name,
  Pattern,
} from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import {
  child,
  lastChild,
  type Lowering,
  syntaxError,
  textOf,
  unexpectedNode,
} from "./lowering.js";
import { bindName, identifier, lowerName } from "./names.js";
import type { Scope } from "./scope.js";

/** A `case_pattern` node. */
export function lowerPattern(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Pattern {
  const [pattern, ...rest] = simplePatterns(cx, node.children, scope);
  if (!pattern || rest.length > 0)
    throw unexpectedNode(cx, node, "as one pattern");
  return pattern;
}

/** The patterns that a row of nodes spells; `-` belongs to the number after it. */
function simplePatterns(
  cx: Lowering,
  nodes: readonly SyntaxNode[],
  scope: Scope,
): Pattern[] {
  const patterns: Pattern[] = [];
  let minus: SyntaxNode | null = null;
  for (const node of nodes) {
    if (node.kind === "-") minus = node;
    else {
      patterns.push(
        minus
          ? negativeNumber(cx, minus, node, scope)
          : simplePattern(cx, node, scope),
      );
      minus = null;
    }
  }
  return patterns;
}

function negativeNumber(
  cx: Lowering,
  minus: SyntaxNode,
  node: SyntaxNode,
  scope: Scope,
): Pattern {
  const operand = cx.expression(node, scope);
  const at = { start: minus.start, end: node.end };
  return {
    kind: "MatchValue",
    value: { kind: "UnaryOp", operator: "-", operand, ...at },
    ...at,
  };
}

function simplePattern(cx: Lowering, node: SyntaxNode, scope: Scope): Pattern {
  const { start, end } = node;
  switch (node.kind) {
    case "case_pattern":
      return lowerPattern(cx, node, scope);
    case "as_pattern": {
      const pattern = lowerPattern(cx, child(node, 0), scope);
      return {
        kind: "MatchAs",
        pattern,
        name: bindName(cx, child(node, 1), scope),
        start,
        end,
      };
    }
    case "_":
      return { kind: "MatchAs", pattern: null, name: null, start, end };
    case "true":
    case "false":
      return {
        kind: "MatchSingleton",
        value: node.kind === "true",
        start,
        end,
      };
    case "none":
      return { kind: "MatchSingleton", value: null, start, end };
    case "dotted_name":
      return dottedPattern(cx, node, scope);
    case "union_pattern":
      return {
        kind: "MatchOr",
        patterns: simplePatterns(cx, node.children, scope),
        start,
        end,
      };
    case "tuple_pattern":
      if (node.children.length === 1 && !node.hasComma) {
        const inner = lowerPattern(cx, child(node, 0), scope);
        if (inner.kind !== "MatchStar") return inner;
      }
      return {
        kind: "MatchSequence",
        patterns: simplePatterns(cx, node.children, scope),
        start,
        end,
      };
    case "list_pattern":
      return {
        kind: "MatchSequence",
        patterns: simplePatterns(cx, node.children, scope),
        start,
        end,
      };
    case "splat_pattern":
      return {
        kind: "MatchStar",
        name: splatName(cx, node, scope),
        start,
        end,
      };
    case "dict_pattern":
      return mappingPattern(cx, node, scope);
    case "class_pattern":
      return classPattern(cx, node, scope);
    case "complex_pattern":
      return {
        kind: "MatchValue",
        value: complexNumber(cx, node, scope),
        start,
        end,
      };
    case "string":
    case "concatenated_string":
    case "integer":
    case "float": {
      const value = cx.expression(node, scope);
      if (value.kind === "JoinedStr")
        throw syntaxError(
          cx,
          node,
          "patterns may only match literals and attribute lookups",
        );
      return { kind: "MatchValue", value, start, end };
    }
    default:
      throw unexpectedNode(cx, node, "as a pattern");
  }
}

/** `name` captures, `a.b` is a value. */
function dottedPattern(cx: Lowering, node: SyntaxNode, scope: Scope): Pattern {
  const { start, end } = node;
  if (node.children.length > 1)
    return {
      kind: "MatchValue",
      value: dottedExpression(cx, node, scope),
      start,
      end,
    };
  const only = child(node, 0);
  if (textOf(cx, only) === "_")
    return { kind: "MatchAs", pattern: null, name: null, start, end };
  return {
    kind: "MatchAs",
    pattern: null,
    name: bindName(cx, only, scope),
    start,
    end,
  };
}

function dottedExpression(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  let value: Expression = lowerName(cx, child(node, 0), scope);
  for (const part of node.children.slice(1)) {
    const attribute = identifier(cx, part, scope);
    value = {
      kind: "Attribute",
      value,
      attribute,
      start: node.start,
      end: part.end,
    };
  }
  return value;
}

function splatName(cx: Lowering, node: SyntaxNode, scope: Scope): Name | null {
  const name = lastChild(node);
  return name.kind === "_" || textOf(cx, name) === "_"
    ? null
    : bindName(cx, name, scope);
}

function mappingPattern(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): MatchMapping {
  const keys: Expression[] = [];
  const patterns: Pattern[] = [];
  let rest: Name | null = null;
  const pairs: SyntaxNode[] = [];
  for (const part of node.children) {
    if (part.kind === "splat_pattern") rest = splatName(cx, part, scope);
    else pairs.push(part);
  }
  // Keys and values alternate, and a key may have a minus before it.
  const both = simplePatterns(cx, pairs, scope);
  both.forEach((pattern, i) => {
    if (i % 2 === 1) patterns.push(pattern);
    else keys.push(mappingKey(cx, pattern));
  });
  return {
    kind: "MatchMapping",
    keys,
    patterns,
    rest,
    start: node.start,
    end: node.end,
  };
}

function mappingKey(cx: Lowering, pattern: Pattern): Expression {
  if (pattern.kind === "MatchValue") return pattern.value;
  if (pattern.kind === "MatchSingleton") {
    return {
      kind: "Literal",
      value: pattern.value,
      start: pattern.start,
      end: pattern.end,
    };
  }
  throw syntaxError(
    cx,
    pattern,
    "mapping pattern keys may only match literals and attribute lookups",
  );
}

function classPattern(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): MatchClass {
  const [classNode, ...items] = node.children;
  const patterns: Pattern[] = [];
  const keywords: MatchClass["keywords"] = [];
  for (const item of items) {
    const inner = item.children[0];
    if (inner?.kind === "keyword_pattern") {
      const [pattern] = simplePatterns(cx, inner.children.slice(1), scope);
      if (!pattern) throw unexpectedNode(cx, inner, "without a pattern");
      keywords.push({ name: cx.identifierText(child(inner, 0)), pattern });
    } else {
      if (keywords.length > 0)
        throw syntaxError(
          cx,
          item,
          "positional patterns follow keyword patterns",
        );
      patterns.push(lowerPattern(cx, item, scope));
    }
  }
  const callee = dottedExpression(cx, classNode as SyntaxNode, scope);
  return {
    kind: "MatchClass",
    class: callee,
    patterns,
    keywords,
    start: node.start,
    end: node.end,
  };
}

/** `-1 + 2j` */
function complexNumber(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const parts = [...node.children];
  const minus = parts[0]?.kind === "-" ? parts.shift() : undefined;
  const [leftNode, operator, rightNode] = parts as [
    SyntaxNode,
    SyntaxNode,
    SyntaxNode,
  ];
  let left = cx.expression(leftNode, scope);
  if (minus)
    left = {
      kind: "UnaryOp",
      operator: "-",
      operand: left,
      start: minus.start,
      end: left.end,
    };
  const right = cx.expression(rightNode, scope);
  return {
    kind: "BinOp",
    operator: operator.kind as "+" | "-",
    left,
    right,
    start: node.start,
    end: node.end,
  };
}
