/** The arguments of a call, or of a class's header. */
import type { Expression, Keyword } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { starrable } from "./commaLists.js";
import { child, type Lowering, syntaxError } from "./lowering.js";
import { identifier } from "./names.js";
import type { Scope } from "./scope.js";

export interface Arguments {
  args: Expression[];
  keywords: Keyword[];
}

export function lowerArguments(
  cx: Lowering,
  list: SyntaxNode,
  scope: Scope,
): Arguments {
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  const names = new Set<string>();
  for (const node of list.children) {
    const { start, end } = node;
    if (node.kind === "keyword_argument") {
      const name = identifier(cx, child(node, 0), scope);
      if (names.has(name)) {
        throw syntaxError(cx, node, `keyword argument repeated: ${name}`);
      }
      names.add(name);
      keywords.push({
        name,
        value: cx.expression(child(node, 1), scope),
        start,
        end,
      });
    } else if (node.kind === "dictionary_splat") {
      keywords.push({
        name: null,
        value: cx.expression(child(node, 0), scope),
        start,
        end,
      });
    } else {
      const argument = starrable(cx, node, scope);
      checkPosition(cx, argument, keywords);
      args.push(argument);
    }
  }
  return { args, keywords };
}

function checkPosition(
  cx: Lowering,
  argument: Expression,
  keywords: readonly Keyword[],
): void {
  if (keywords.length === 0) return;
  const hasUnpacking = keywords.some((keyword) => keyword.name === null);
  if (argument.kind === "Starred") {
    if (!hasUnpacking) return;
    throw syntaxError(
      cx,
      argument,
      "iterable argument unpacking follows keyword argument unpacking",
    );
  }
  throw syntaxError(
    cx,
    argument,
    hasUnpacking
      ? "positional argument follows keyword argument unpacking"
      : "positional argument follows keyword argument",
  );
}
