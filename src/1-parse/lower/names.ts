/** Identifiers: private names are mangled, type parameters stand for the hidden names that hold them. */
import type { Name } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import type { Lowering } from "./lowering.js";
import type { Scope } from "./scope.js";

/** `__x` inside class `C` is `_C__x` (https://docs.python.org/3/reference/expressions.html#private-name-mangling). */
export function mangle(id: string, privateClass: string | null): string {
  if (
    privateClass === null ||
    !id.startsWith("__") ||
    id.endsWith("__") ||
    id.includes(".")
  )
    return id;
  const className = privateClass.replace(/^_+/, "");
  return className === "" ? id : `_${className}${id}`;
}

/** The identifier that `node` spells, mangled where needed: for attributes, keywords, parameters and imports. */
export function identifier(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): string {
  const id = cx.identifierText(node);
  return scope.privateClass === null ? id : mangle(id, scope.privateClass);
}

/** A name that is read (or deleted, where `bindName` was called too). */
export function lowerName(cx: Lowering, node: SyntaxNode, scope: Scope): Name {
  return scope.name(
    typeParameter(identifier(cx, node, scope), scope),
    node.start,
    node.end,
  );
}

/** A name that is assigned, and so belongs to `scope`. */
export function bindName(cx: Lowering, node: SyntaxNode, scope: Scope): Name {
  const id = identifier(cx, node, scope);
  scope.bind(id);
  return scope.name(id, node.start, node.end);
}

function typeParameter(id: string, scope: Scope): string {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const hidden = at.typeParameters?.get(id);
    if (hidden !== undefined) return hidden;
    if (at.kind === "function" && at.isBound(id)) return id;
  }
  return id;
}
