/** The parameters of functions and lambdas. */
import type { Expression, Parameter, ParameterKind } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import {
  child,
  lastChild,
  type Lowering,
  syntaxError,
  unexpectedNode,
} from "./lowering.js";
import { identifier } from "./names.js";
import type { Scope } from "./scope.js";
import { lowerType } from "./types.js";

/**
 * Parameters in order. Defaults and annotations belong to `scope`, the one around the function; names are mangled
 * there too, and bound in the function's own scope when its body is lowered.
 */
export function lowerParameters(
  cx: Lowering,
  list: SyntaxNode | undefined,
  scope: Scope,
): Parameter[] {
  const parameters: Parameter[] = [];
  if (!list) return parameters;
  let isKeywordOnly = false;
  for (const node of list.children) {
    if (node.kind === "positional_separator") {
      markPositionalOnly(cx, node, parameters, isKeywordOnly);
    } else if (node.kind === "keyword_separator") {
      if (isKeywordOnly)
        throw syntaxError(cx, node, "* argument may appear only once");
      isKeywordOnly = true;
      if (
        node === lastChild(list) ||
        /^dict/.test(child(list, list.children.indexOf(node) + 1).kind)
      ) {
        throw syntaxError(cx, node, "named arguments must follow bare *");
      }
    } else {
      const parameter = lowerParameter(
        cx,
        node,
        scope,
        isKeywordOnly ? "keyword-only" : "positional",
      );
      check(cx, parameter, parameters, isKeywordOnly);
      if (parameter.kind === "var-positional") isKeywordOnly = true;
      parameters.push(parameter);
    }
  }
  return parameters;
}

function lowerParameter(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
  kind: ParameterKind,
): Parameter {
  switch (node.kind) {
    case "identifier":
      return parameter(cx, node, node, scope, kind, null, null);
    case "default_parameter":
      return parameter(
        cx,
        node,
        child(node, 0),
        scope,
        kind,
        cx.expression(child(node, 1), scope),
        null,
      );
    case "typed_default_parameter": {
      const annotation = lowerType(cx, child(node, 1), scope);
      return parameter(
        cx,
        node,
        child(node, 0),
        scope,
        kind,
        cx.expression(child(node, 2), scope),
        annotation,
      );
    }
    case "typed_parameter":
      return parameter(
        cx,
        node,
        child(node, 0),
        scope,
        kind,
        null,
        lowerType(cx, child(node, 1), scope),
      );
    case "list_splat_pattern":
    case "dictionary_splat_pattern":
      return parameter(cx, node, node, scope, kind, null, null);
    case "tuple_pattern":
      throw syntaxError(
        cx,
        node,
        "Function parameters cannot be parenthesized",
      );
    default:
      throw unexpectedNode(cx, node, "as a parameter");
  }
}

function parameter(
  cx: Lowering,
  at: SyntaxNode,
  nameNode: SyntaxNode,
  scope: Scope,
  kind: ParameterKind,
  defaultValue: Expression | null,
  annotation: Expression | null,
): Parameter {
  let name = nameNode;
  if (nameNode.kind === "list_splat_pattern") {
    kind = "var-positional";
    name = child(nameNode, 0);
  } else if (nameNode.kind === "dictionary_splat_pattern") {
    kind = "var-keyword";
    name = child(nameNode, 0);
  }
  if (name.kind !== "identifier") throw syntaxError(cx, name, "invalid syntax");
  return {
    name: identifier(cx, name, scope),
    kind,
    default: defaultValue,
    annotation,
    start: at.start,
    end: at.end,
  };
}

function markPositionalOnly(
  cx: Lowering,
  slash: SyntaxNode,
  parameters: readonly Parameter[],
  isKeywordOnly: boolean,
): void {
  if (parameters.length === 0)
    throw syntaxError(cx, slash, "at least one argument must precede /");
  if (isKeywordOnly) throw syntaxError(cx, slash, "/ must be ahead of *");
  if (parameters[0]?.kind === "positional-only")
    throw syntaxError(cx, slash, "/ may appear only once");
  for (const parameter of parameters) parameter.kind = "positional-only";
}

function check(
  cx: Lowering,
  parameter: Parameter,
  before: readonly Parameter[],
  isKeywordOnly: boolean,
): void {
  const { name, kind } = parameter;
  const previous = before.at(-1);
  if (before.some((other) => other.name === name)) {
    throw syntaxError(
      cx,
      parameter,
      `duplicate argument '${name}' in function definition`,
    );
  }
  if (previous?.kind === "var-keyword")
    throw syntaxError(
      cx,
      parameter,
      "arguments cannot follow var-keyword argument",
    );
  if (kind === "var-positional" && isKeywordOnly) {
    throw syntaxError(cx, parameter, "* argument may appear only once");
  }
  if (
    kind === "positional" &&
    parameter.default === null &&
    previous?.default
  ) {
    throw syntaxError(
      cx,
      parameter,
      "non-default argument follows default argument",
    );
  }
}
