/** The `match` statement (https://docs.python.org/3/reference/compound_stmts.html#the-match-statement). */
import type { Pattern, Statement } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { commaList } from "./commaLists.js";
import { expectedBlock } from "./emptyBlock.js";
import {
  child,
  childOfKind,
  lastChild,
  type Lowering,
  unexpectedNode,
} from "./lowering.js";
import { lowerPattern } from "./patterns.js";
import type { Scope } from "./scope.js";

export function lowerMatch(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const block = lastChild(node);
  const subjects = node.children.slice(0, -1);
  const first = child(node, 0);
  const at = { start: first.start, end: (subjects.at(-1) ?? first).end };
  const subject = commaList(cx, at, subjects, scope, node.hasComma);
  const cases = block.children.map((clause) => {
    const body = childOfKind(clause, "block");
    if (clause.kind !== "case_clause" || !body)
      throw unexpectedNode(cx, clause, "in a match");
    if (body.children.length === 0) {
      throw expectedBlock(cx, clause, body.start, "'case' statement");
    }
    const patternNodes = clause.children.filter(
      (part) => part.kind === "case_pattern",
    );
    const guard = childOfKind(clause, "if_clause");
    return {
      pattern: casePattern(cx, clause, patternNodes, scope),
      guard: guard ? cx.expression(child(guard, 0), scope) : null,
      body: cx.statements(body, scope),
      start: clause.start,
      end: clause.end,
    };
  });
  if (cases.length === 0) {
    throw expectedBlock(cx, node, block.start, "'match' statement");
  }
  return { kind: "Match", subject, cases, start: node.start, end: node.end };
}

function casePattern(
  cx: Lowering,
  clause: SyntaxNode,
  nodes: SyntaxNode[],
  scope: Scope,
): Pattern {
  const first = nodes[0] as SyntaxNode;
  const patterns = nodes.map((node) => lowerPattern(cx, node, scope));
  const only = patterns[0] as Pattern;
  if (!clause.hasComma && only.kind !== "MatchStar") return only;
  return {
    kind: "MatchSequence",
    patterns,
    start: first.start,
    end: (nodes.at(-1) as SyntaxNode).end,
  };
}
