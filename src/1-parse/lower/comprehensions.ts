/** Comprehensions and generator expressions
 * (https://docs.python.org/3/reference/expressions.html#displays-for-lists-sets-and-dictionaries). */
import type { Comprehension, ComprehensionFor, Expression } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import {
  child,
  childOfKind,
  type Lowering,
  syntaxError,
  unexpectedNode,
} from "./lowering.js";
import { Scope } from "./scope.js";
import { lowerTarget } from "./targets.js";

const KINDS: Readonly<Record<string, Comprehension["kind"]>> = {
  list_comprehension: "ListComp",
  set_comprehension: "SetComp",
  dictionary_comprehension: "DictComp",
  generator_expression: "GeneratorExp",
};

export function lowerComprehension(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Comprehension {
  const inner = new Scope("comprehension", scope, scope.privateClass);
  const generators: ComprehensionFor[] = [];
  for (const clause of node.children.slice(1)) {
    if (clause.kind === "for_in_clause") {
      // The first iterable is evaluated outside; the targets bind before anything else is lowered inside.
      generators.push(
        lowerFor(cx, clause, inner, generators.length === 0 ? scope : inner),
      );
    } else if (clause.kind === "if_clause") {
      generators
        .at(-1)
        ?.conditions.push(cx.expression(child(clause, 0), inner));
    } else throw unexpectedNode(cx, clause, "in a comprehension");
  }
  const body = child(node, 0);
  const isDict = body.kind === "pair";
  const key: Expression | null = isDict
    ? cx.expression(child(body, 0), inner)
    : null;
  const element = cx.expression(isDict ? child(body, 1) : body, inner);
  const kind = KINDS[node.kind];
  if (!kind) throw unexpectedNode(cx, node, "as a comprehension");
  return {
    kind,
    key,
    element,
    generators,
    locals: inner.locals,
    start: node.start,
    end: node.end,
  };
}

function lowerFor(
  cx: Lowering,
  clause: SyntaxNode,
  inner: Scope,
  iterableScope: Scope,
): ComprehensionFor {
  const isAsync = childOfKind(clause, "async") !== undefined;
  const [target, iterable, extra] = clause.children.filter(
    (part) => part.kind !== "async",
  );
  if (!target || !iterable)
    throw unexpectedNode(cx, clause, "as a comprehension's for");
  if (extra || clause.hasComma) throw syntaxError(cx, clause, "invalid syntax");
  return {
    iterable: cx.expression(iterable, iterableScope),
    target: lowerTarget(cx, target, inner),
    conditions: [],
    isAsync,
  };
}
