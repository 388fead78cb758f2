/** `import` and `from … import`. */
import type { Import, ImportFrom, Statement } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import {
  child,
  childOfKind,
  type Lowering,
  syntaxError,
  textOf,
  unexpectedNode,
} from "./lowering.js";
import { bindName, identifier, mangle } from "./names.js";
import type { Scope } from "./scope.js";

export function lowerImport(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const names: Import["names"] = node.children.map((item) => {
    if (item.kind === "aliased_import") {
      const module = dottedName(cx, child(item, 0), scope);
      return {
        module,
        hasAlias: true,
        target: bindName(cx, child(item, 1), scope),
      };
    }
    const module = dottedName(cx, item, scope);
    return {
      module,
      hasAlias: false,
      target: bindName(cx, child(item, 0), scope),
    };
  });
  return { kind: "Import", names, start: node.start, end: node.end };
}

export function lowerImportFrom(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const [from, ...items] = node.children;
  if (!from) throw unexpectedNode(cx, node, "without its module");
  let module = "";
  let level = 0;
  if (from.kind === "relative_import") {
    level = textOf(cx, child(from, 0)).replace(/[^.]/g, "").length;
    const dotted = childOfKind(from, "dotted_name");
    if (dotted) module = dottedName(cx, dotted, scope);
  } else module = dottedName(cx, from, scope);
  const { start, end } = node;
  const isStar = items[0]?.kind === "wildcard_import";
  if (isStar && scope.kind !== "module" && scope.kind !== "dynamic") {
    throw syntaxError(cx, node, "import * only allowed at module level");
  }
  const names: ImportFrom["names"] = isStar
    ? "*"
    : items.map((item) => importedName(cx, item, scope));
  return { kind: "ImportFrom", module, level, names, start, end };
}

/** `from __future__ import …`, which the grammar has a node of its own for. */
export function lowerFutureImport(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const names = node.children.map((item) => importedName(cx, item, scope));
  return {
    kind: "ImportFrom",
    module: "__future__",
    level: 0,
    names,
    start: node.start,
    end: node.end,
  };
}

function importedName(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): { name: string; target: ReturnType<typeof bindName> } {
  const dotted = node.kind === "aliased_import" ? child(node, 0) : node;
  if (dotted.children.length !== 1)
    throw syntaxError(cx, dotted, "invalid syntax");
  const name = identifier(cx, child(dotted, 0), scope);
  const target =
    node.kind === "aliased_import" ? child(node, 1) : child(dotted, 0);
  return { name, target: bindName(cx, target, scope) };
}

/** Python mangles a private module name too, unless it has dots. */
function dottedName(cx: Lowering, node: SyntaxNode, scope: Scope): string {
  return mangle(
    node.children.map((part) => cx.identifierText(part)).join("."),
    scope.privateClass,
  );
}
