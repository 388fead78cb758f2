/** String and bytes literals; adjacent ones become one (f-strings among them). */
import type { Expression, FormattedValue } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { decodeEscapes, normalizeLineBreaks } from "./escapes.js";
import { formatStringParts } from "./formatStrings.js";
import { type Lowering, syntaxError } from "./lowering.js";
import type { Scope } from "./scope.js";
import { type StringPrefix, stringPrefix } from "./stringPrefix.js";

export function lowerString(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const prefix = stringPrefix(cx, node);
  if (prefix.isFormat)
    return joined([...formatStringParts(cx, node, prefix, scope)], node);
  const value = plainValue(cx, node, prefix);
  if (prefix.isBytes)
    return { kind: "Bytes", latin1: value, start: node.start, end: node.end };
  return { kind: "Literal", value, start: node.start, end: node.end };
}

export function lowerConcatenatedString(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const parts: (string | FormattedValue)[] = [];
  let bytes: boolean | undefined;
  for (const part of node.children) {
    const prefix = stringPrefix(cx, part);
    if (bytes !== undefined && bytes !== prefix.isBytes) {
      throw syntaxError(cx, node, "cannot mix bytes and nonbytes literals");
    }
    bytes = prefix.isBytes;
    if (prefix.isFormat)
      parts.push(...formatStringParts(cx, part, prefix, scope));
    else parts.push(plainValue(cx, part, prefix));
  }
  if (bytes)
    return {
      kind: "Bytes",
      latin1: parts.join(""),
      start: node.start,
      end: node.end,
    };
  return joined(parts, node);
}

function plainValue(
  cx: Lowering,
  node: SyntaxNode,
  prefix: StringPrefix,
): string {
  const text = normalizeLineBreaks(
    cx.text.slice(prefix.contentStart, prefix.contentEnd),
  );
  if (prefix.isBytes && /[\u0080-\uffff]/.test(text)) {
    throw syntaxError(
      cx,
      node,
      "bytes can only contain ASCII literal characters",
    );
  }
  return prefix.isRaw
    ? text
    : decodeEscapes(cx, text, prefix.contentStart, prefix.isBytes);
}

/** An f-string, or a plain literal where it has no replacement field. */
function joined(
  parts: (string | FormattedValue)[],
  at: { start: number; end: number },
): Expression {
  const values: (string | FormattedValue)[] = [];
  for (const part of parts) {
    const previous = values.at(-1);
    if (typeof part !== "string") values.push(part);
    else if (part === "") continue;
    else if (typeof previous === "string")
      values[values.length - 1] = previous + part;
    else values.push(part);
  }
  const { start, end } = at;
  if (values.every((value) => typeof value === "string")) {
    return { kind: "Literal", value: values.join(""), start, end };
  }
  return { kind: "JoinedStr", values, start, end };
}
