/** Statements of one line that are not assignments or imports. */
import type { Expression, Statement } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { lowerAssignment, lowerAugmented } from "./assignments.js";
import { commaList } from "./commaLists.js";
import { child, type Lowering, syntaxError } from "./lowering.js";
import { identifier } from "./names.js";
import type { Scope } from "./scope.js";

export function lowerExpressionStatement(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const first = child(node, 0);
  if (first.kind === "assignment") return lowerAssignment(cx, first, scope);
  if (first.kind === "augmented_assignment")
    return lowerAugmented(cx, first, scope);
  const value = commaList(cx, node, node.children, scope, node.hasComma);
  if (value.kind === "Starred")
    throw syntaxError(cx, node, "can't use starred expression here");
  return { kind: "Expr", value, start: node.start, end: node.end };
}

export function lowerReturn(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  if (scope.kind !== "function")
    throw syntaxError(cx, node, "'return' outside function");
  return {
    kind: "Return",
    value: optional(cx, node.children[0], scope),
    start: node.start,
    end: node.end,
  };
}

export function lowerRaise(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const [exception, from, cause] = node.children;
  if (exception?.kind === "from")
    throw syntaxError(cx, exception, "invalid syntax");
  if (exception?.kind === "expression_list")
    throw syntaxError(cx, exception, "invalid syntax");
  return {
    kind: "Raise",
    exception: optional(cx, exception, scope),
    cause: from ? optional(cx, cause, scope) : null,
    start: node.start,
    end: node.end,
  };
}

export function lowerAssert(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const [test, message, extra] = node.children;
  if (!test || extra) throw syntaxError(cx, extra ?? node, "invalid syntax");
  return {
    kind: "Assert",
    test: cx.expression(test, scope),
    message: optional(cx, message, scope),
    start: node.start,
    end: node.end,
  };
}

function optional(
  cx: Lowering,
  node: SyntaxNode | undefined,
  scope: Scope,
): Expression | null {
  return node ? cx.expression(node, scope) : null;
}

export function lowerGlobal(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const names = node.children.map((name) => identifier(cx, name, scope));
  for (const [i, name] of names.entries()) {
    if (scope.isBound(name)) {
      throw syntaxError(
        cx,
        child(node, i),
        `name '${name}' is assigned to before global declaration`,
      );
    }
    scope.declareGlobal(name);
  }
  return { kind: "Global", names, start: node.start, end: node.end };
}

export function lowerNonlocal(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  if (scope.kind === "module")
    throw syntaxError(
      cx,
      node,
      "nonlocal declaration not allowed at module level",
    );
  const names = node.children.map((name) => identifier(cx, name, scope));
  for (const [i, name] of names.entries()) {
    if (scope.isBound(name)) {
      throw syntaxError(
        cx,
        child(node, i),
        `name '${name}' is assigned to before nonlocal declaration`,
      );
    }
    if (!scope.hasEnclosing(name) && name !== "__class__")
      throw syntaxError(
        cx,
        child(node, i),
        `no binding for nonlocal '${name}' found`,
      );
    scope.declareNonlocal(name);
  }
  return { kind: "Nonlocal", names, start: node.start, end: node.end };
}

export function lowerYield(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  if (scope.kind !== "function") {
    const where =
      scope.kind === "comprehension"
        ? "inside a comprehension"
        : "outside function";
    throw syntaxError(cx, node, `'yield' ${where}`);
  }
  scope.isGenerator = true;
  const { start, end } = node;
  const [first, second] = node.children;
  if (first?.kind === "from" && second) {
    return {
      kind: "YieldFrom",
      value: cx.expression(second, scope),
      start,
      end,
    };
  }
  return { kind: "Yield", value: optional(cx, first, scope), start, end };
}

export function lowerPass(
  _cx: Lowering,
  { start, end }: SyntaxNode,
): Statement {
  return { kind: "Pass", start, end };
}

export function lowerBreak(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  if (scope.loops === 0) throw syntaxError(cx, node, "'break' outside loop");
  return { kind: "Break", start: node.start, end: node.end };
}

export function lowerContinue(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  if (scope.loops === 0)
    throw syntaxError(cx, node, "'continue' not properly in loop");
  return { kind: "Continue", start: node.start, end: node.end };
}
