/** Functions and lambdas. Their bodies are lowered when they are first called. */
import type {
  Code,
  Expression,
  FunctionDef,
  Lambda,
  Parameter,
  Statement,
} from "../ast.js";
import { lazy } from "../lazy.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { docstring, withoutDocstring } from "./docstrings.js";
import { expectedBlock } from "./emptyBlock.js";
import { child, childOfKind, lastChild, type Lowering } from "./lowering.js";
import { bindName, identifier } from "./names.js";
import { lowerParameters } from "./parameters.js";
import { Scope } from "./scope.js";
import { declareTypeParameters, withTypeParameters } from "./typeParameters.js";
import { lowerType } from "./types.js";

export function lowerFunction(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
  decorators: Expression[] = [],
): Statement[] {
  const nameNode = childOfKind(node, "identifier") ?? child(node, 0);
  const declared = declareTypeParameters(
    cx,
    childOfKind(node, "type_parameter"),
    identifier(cx, nameNode, scope),
    scope,
  );
  const name = bindName(cx, nameNode, scope);
  const { parameters, returns } = withTypeParameters(
    scope,
    declared.hidden,
    () => {
      const returnType = childOfKind(node, "type");
      return {
        parameters: lowerParameters(cx, childOfKind(node, "parameters"), scope),
        returns: returnType ? lowerType(cx, returnType, scope) : null,
      };
    },
  );
  const block = lastChild(node);
  if (block.kind !== "block" || block.start === block.end) {
    throw expectedBlock(cx, node, block.start, "function definition");
  }
  const isAsync = child(node, 0).kind === "async";
  const doc = docstring(cx, block, scope);
  const definition: FunctionDef = {
    kind: "FunctionDef",
    name,
    decorators,
    parameters,
    returns,
    typeParameters: declared.names,
    doc,
    isAsync,
    code: lazy(() =>
      lowerCode(scope, parameters, isAsync, declared.hidden, (inner) => {
        const body = cx.statements(block, inner);
        return doc === null ? body : withoutDocstring(body);
      }),
    ),
    start: node.start,
    end: node.end,
  };
  return [...declared.statements, definition];
}

export function lowerLambda(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Lambda {
  const parameters = lowerParameters(
    cx,
    childOfKind(node, "lambda_parameters"),
    scope,
  );
  const body = lastChild(node);
  const { start, end } = node;
  const code = lazy(() =>
    lowerCode(scope, parameters, false, null, (inner) => [
      {
        kind: "Return",
        value: cx.expression(body, inner),
        start: body.start,
        end: body.end,
      },
    ]),
  );
  return { kind: "Lambda", parameters, code, start, end };
}

function lowerCode(
  enclosing: Scope,
  parameters: readonly Parameter[],
  isAsync: boolean,
  typeParameters: Map<string, string> | null,
  lowerBody: (inner: Scope) => Statement[],
): Code {
  const inner = new Scope("function", enclosing, enclosing.privateClass);
  inner.typeParameters = typeParameters;
  for (const parameter of parameters) inner.bind(parameter.name);
  const body = lowerBody(inner);
  inner.finish();
  return {
    locals: inner.locals,
    body,
    isGenerator: inner.isGenerator,
    isAsync,
  };
}
