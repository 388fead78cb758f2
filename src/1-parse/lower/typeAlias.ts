/** `type Name[T] = value` (PEP 695). */
import type { Statement } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { assignmentToCall } from "./assignmentToCall.js";
import { lowerAssignment } from "./assignments.js";
import { child, childOfKind, type Lowering, syntaxError } from "./lowering.js";
import { bindName, identifier } from "./names.js";
import type { Scope } from "./scope.js";
import { declareTypeParameters, withTypeParameters } from "./typeParameters.js";
import { lowerType } from "./types.js";

export function lowerTypeAlias(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement | Statement[] {
  const assignment = assignmentToCall(node);
  if (assignment) return lowerAssignment(cx, assignment, scope);
  let left = child(node, 0);
  while (left.kind === "type") left = child(left, 0);
  const nameNode = left.kind === "generic_type" ? child(left, 0) : left;
  if (nameNode.kind !== "identifier")
    throw syntaxError(cx, nameNode, "invalid syntax");
  const list = childOfKind(left, "type_parameter");
  const declared = declareTypeParameters(
    cx,
    list,
    identifier(cx, nameNode, scope),
    scope,
  );
  const value = withTypeParameters(scope, declared.hidden, () =>
    lowerType(cx, child(node, 1), scope),
  );
  return [
    ...declared.statements,
    {
      kind: "TypeAlias",
      name: bindName(cx, nameNode, scope),
      typeParameters: declared.names,
      value: () => value,
      start: node.start,
      end: node.end,
    },
  ];
}
