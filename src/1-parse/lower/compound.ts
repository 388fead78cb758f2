/** Statements that hold blocks: `if`, `while`, `for`, `with`, `try`. */
import type { ExceptHandler, Expression, If, Statement, With } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { expectedBlock } from "./emptyBlock.js";
import {
  child,
  childOfKind,
  type Lowering,
  syntaxError,
  unexpectedNode,
} from "./lowering.js";
import { bindName } from "./names.js";
import type { Scope } from "./scope.js";
import { skipBlank } from "./skipBlank.js";
import { lowerTarget } from "./targets.js";

/** The block of an `else`, `finally`, `except` or loop; Python wants at least one statement in it. */
function blockOf(cx: Lowering, node: SyntaxNode, scope: Scope): Statement[] {
  const block = childOfKind(node, "block");
  if (!block || block.children.length === 0) {
    const what = node.kind.replace(/_(clause|statement)$/, "");
    throw expectedBlock(
      cx,
      node,
      block?.start ?? node.end,
      `'${what}' statement`,
    );
  }
  return cx.statements(block, scope);
}

function elseOf(cx: Lowering, node: SyntaxNode, scope: Scope): Statement[] {
  const clause = childOfKind(node, "else_clause");
  return clause ? blockOf(cx, clause, scope) : [];
}

export function lowerIf(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const first = ifClause(cx, node, scope);
  let last = first;
  for (const clause of node.children) {
    if (clause.kind === "elif_clause") {
      const next = ifClause(cx, clause, scope);
      last.orelse = [next];
      last = next;
    } else if (clause.kind === "else_clause")
      last.orelse = blockOf(cx, clause, scope);
  }
  return first;
}

function ifClause(cx: Lowering, node: SyntaxNode, scope: Scope): If {
  const test = cx.expression(child(node, 0), scope);
  return {
    kind: "If",
    test,
    body: blockOf(cx, node, scope),
    orelse: [],
    start: node.start,
    end: node.end,
  };
}

function loopBody(cx: Lowering, node: SyntaxNode, scope: Scope): Statement[] {
  scope.loops++;
  const body = blockOf(cx, node, scope);
  scope.loops--;
  return body;
}

export function lowerWhile(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  return {
    kind: "While",
    test: cx.expression(child(node, 0), scope),
    body: loopBody(cx, node, scope),
    orelse: elseOf(cx, node, scope),
    start: node.start,
    end: node.end,
  };
}

export function lowerFor(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const isAsync = child(node, 0).kind === "async";
  const at = isAsync ? 1 : 0;
  const iterable = cx.expression(child(node, at + 1), scope);
  return {
    kind: "For",
    target: lowerTarget(cx, child(node, at), scope),
    iterable,
    body: loopBody(cx, node, scope),
    orelse: elseOf(cx, node, scope),
    isAsync,
    start: node.start,
    end: node.end,
  };
}

export function lowerWith(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const clause = childOfKind(node, "with_clause");
  if (!clause) throw unexpectedNode(cx, node, "without its clause");
  return {
    kind: "With",
    items: itemNodes(clause).map((item) => withItem(cx, item, scope)),
    body: blockOf(cx, node, scope),
    isAsync: child(node, 0).kind === "async",
    start: node.start,
    end: node.end,
  };
}

function withItem(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): With["items"][number] {
  const { value, target } = splitAs(node);
  const context = cx.expression(value, scope);
  return { context, target: target ? lowerTarget(cx, target, scope) : null };
}

/** The items' nodes; for a single one in parentheses (`with (a as b):`, `with (a,):`), what stands in them. */
function itemNodes(clause: SyntaxNode): SyntaxNode[] {
  const nodes = clause.children.map((item) => child(item, 0));
  const [only, second] = nodes;
  if (!only || second) return nodes;
  if (
    only.kind === "parenthesized_expression" &&
    only.children[0]?.kind === "as_pattern"
  )
    return only.children;
  const isItems =
    only.kind === "tuple" &&
    only.children.length === 1 &&
    only.children[0]?.kind !== "list_splat";
  return isItems ? only.children : nodes;
}

/** `value as target`; `as` ends the item, wherever the grammar hangs it. */
function splitAs(node: SyntaxNode): {
  value: SyntaxNode;
  target: SyntaxNode | null;
} {
  if (node.kind === "as_pattern")
    return { value: child(node, 0), target: child(node, 1) };
  const last = node.children.at(-1);
  if (node.kind === "conditional_expression" && last?.kind === "as_pattern") {
    node.children[2] = child(last, 0);
    return { value: node, target: child(last, 1) };
  }
  return { value: node, target: null };
}

export function lowerTry(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const clauses = node.children.filter(
    (clause) => clause.kind === "except_clause",
  );
  const final = childOfKind(node, "finally_clause");
  if (clauses.length === 0 && !final)
    throw syntaxError(
      cx,
      { start: skipBlank(cx.text, node.end) },
      "expected 'except' or 'finally' block",
    );
  const body = blockOf(cx, node, scope);
  const isStar = clauses[0]?.children[0]?.kind === "*";
  for (const clause of clauses) {
    if ((clause.children[0]?.kind === "*") !== isStar) {
      throw syntaxError(
        cx,
        clause,
        "cannot have both 'except' and 'except*' on the same 'try'",
      );
    }
  }
  const handlers = clauses.map((clause) => exceptHandler(cx, clause, scope));
  handlers.slice(0, -1).forEach((handler) => {
    if (!handler.type)
      throw syntaxError(cx, handler, "default 'except:' must be last");
  });
  return {
    kind: "Try",
    body,
    handlers,
    orelse: elseOf(cx, node, scope),
    finalbody: final ? blockOf(cx, final, scope) : [],
    isStar,
    start: node.start,
    end: node.end,
  };
}

function exceptHandler(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): ExceptHandler {
  const parts = node.children.filter(
    (part) => part.kind !== "*" && part.kind !== "block",
  );
  if (node.hasComma)
    throw syntaxError(
      cx,
      node,
      "multiple exception types must be parenthesized",
    );
  let type: Expression | null = null;
  let alias = parts[1];
  const first = parts[0];
  if (first) {
    const { value, target } = splitAs(first);
    type = cx.expression(value, scope);
    alias = target ?? alias;
  }
  while (alias?.kind === "as_pattern_target") alias = child(alias, 0);
  if (alias && alias.kind !== "identifier")
    throw syntaxError(cx, alias, "invalid syntax");
  const name = alias ? bindName(cx, alias, scope) : null;
  return {
    type,
    name,
    body: blockOf(cx, node, scope),
    start: node.start,
    end: node.end,
  };
}
