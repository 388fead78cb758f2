/** `type(self).x = 1` is an assignment; the grammar takes it for a type alias, as in `type X = int`. */
import { NO_CHILDREN, SyntaxNode } from "../syntaxNode.js";
import { child } from "./lowering.js";

/** The `assignment` node that a `type_alias_statement` really is, or null where it is a type alias. */
export function assignmentToCall(node: SyntaxNode): SyntaxNode | null {
  const written = child(node, 0);
  const isAnnotated = child(written, 0).kind === "constrained_type";
  const [left, annotation] = isAnnotated
    ? child(written, 0).children
    : [written];
  let target = left as SyntaxNode;
  while (target.kind === "type") target = child(target, 0);
  const keyword = new SyntaxNode(
    "identifier",
    node.start,
    node.start + "type".length,
    NO_CHILDREN,
  );
  const path: SyntaxNode[] = [];
  let leftmost = target;
  while (
    leftmost.kind === "attribute" ||
    leftmost.kind === "subscript" ||
    leftmost.kind === "call"
  ) {
    path.push(leftmost);
    leftmost = child(leftmost, 0);
  }
  const call = applied(keyword, leftmost);
  if (!call) return null;
  let made: SyntaxNode = call;
  for (const step of path.reverse()) {
    const copy: SyntaxNode = new SyntaxNode(step.kind, node.start, step.end, [
      made,
      ...step.children.slice(1),
    ]);
    copy.hasComma = step.hasComma;
    made = copy;
  }
  const value = child(child(node, 1), 0); // without the `type` around it
  return new SyntaxNode(
    "assignment",
    node.start,
    node.end,
    annotation ? [made, annotation, value] : [made, value],
  );
}

/** `type` with the brackets after it: a call, or a subscript. */
function applied(keyword: SyntaxNode, brackets: SyntaxNode): SyntaxNode | null {
  switch (brackets.kind) {
    case "parenthesized_expression":
    case "tuple": {
      const list = new SyntaxNode(
        "argument_list",
        brackets.start,
        brackets.end,
        brackets.children,
      );
      return new SyntaxNode("call", keyword.start, brackets.end, [
        keyword,
        list,
      ]);
    }
    case "generator_expression":
      return new SyntaxNode("call", keyword.start, brackets.end, [
        keyword,
        brackets,
      ]);
    case "list": {
      const subscript = new SyntaxNode(
        "subscript",
        keyword.start,
        brackets.end,
        [keyword, ...brackets.children],
      );
      subscript.hasComma = brackets.hasComma;
      return subscript;
    }
    default:
      return null;
  }
}
