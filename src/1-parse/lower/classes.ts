/** Classes, and decorated definitions. A class's body is lowered when the class is made. */
import type { ClassDef, Expression, Statement } from "../ast.js";
import { lazy } from "../lazy.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { lowerArguments } from "./arguments.js";
import { docstring, withoutDocstring } from "./docstrings.js";
import { lowerFunction } from "./functions.js";
import { expectedBlock } from "./emptyBlock.js";
import {
  child,
  childOfKind,
  lastChild,
  type Lowering,
  unexpectedNode,
} from "./lowering.js";
import { bindName, identifier } from "./names.js";
import { Scope } from "./scope.js";
import { declareTypeParameters, withTypeParameters } from "./typeParameters.js";

export function lowerClass(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
  decorators: Expression[] = [],
): Statement[] {
  const nameNode = child(node, 0);
  const className = cx.identifierText(nameNode);
  const declared = declareTypeParameters(
    cx,
    childOfKind(node, "type_parameter"),
    identifier(cx, nameNode, scope),
    scope,
  );
  const header = childOfKind(node, "argument_list");
  const { args: bases, keywords } = withTypeParameters(
    scope,
    declared.hidden,
    () =>
      header ? lowerArguments(cx, header, scope) : { args: [], keywords: [] },
  );
  const name = bindName(cx, nameNode, scope);
  const block = lastChild(node);
  if (block.kind !== "block" || block.start === block.end) {
    throw expectedBlock(cx, node, block.start, "class definition");
  }
  const doc = docstring(cx, block, scope);
  const definition: ClassDef = {
    kind: "ClassDef",
    name,
    decorators,
    bases,
    keywords,
    typeParameters: declared.names,
    doc,
    body: lazy(() => {
      const inner = new Scope("class", scope, className);
      inner.typeParameters = declared.hidden;
      const body = cx.statements(block, inner);
      inner.finish();
      return doc === null ? body : withoutDocstring(body);
    }),
    start: node.start,
    end: node.end,
  };
  return [...declared.statements, definition];
}

export function lowerDecorated(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement[] {
  const decorators: Expression[] = [];
  for (const part of node.children) {
    if (part.kind === "decorator")
      decorators.push(cx.expression(child(part, 0), scope));
    else if (part.kind === "function_definition")
      return lowerFunction(cx, part, scope, decorators);
    else if (part.kind === "class_definition")
      return lowerClass(cx, part, scope, decorators);
  }
  throw unexpectedNode(cx, node, "without a definition");
}
