/** The parts of f-strings (https://docs.python.org/3/reference/lexical_analysis.html#f-strings). */
import type { Expression, FormattedValue, JoinedStr } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { commaList } from "./commaLists.js";
import { decodeEscapes, normalizeLineBreaks } from "./escapes.js";
import { type Lowering, syntaxError, textOf } from "./lowering.js";
import type { Scope } from "./scope.js";
import type { StringPrefix } from "./stringPrefix.js";

/** Literal texts and replacement fields of one f-string, in order (texts may be empty or adjacent). */
export function formatStringParts(
  cx: Lowering,
  node: SyntaxNode,
  prefix: StringPrefix,
  scope: Scope,
): (string | FormattedValue)[] {
  const parts: (string | FormattedValue)[] = [];
  let from = prefix.contentStart;
  for (const field of node.children) {
    if (field.kind !== "interpolation") continue;
    parts.push(literalText(cx, from, field.start, prefix.isRaw, true));
    parts.push(...replacementField(cx, field, prefix.isRaw, scope));
    from = field.end;
  }
  parts.push(literalText(cx, from, prefix.contentEnd, prefix.isRaw, true));
  return parts;
}

/** A field, preceded by its own text where it is written `{x=}`. */
function replacementField(
  cx: Lowering,
  node: SyntaxNode,
  isRaw: boolean,
  scope: Scope,
): (string | FormattedValue)[] {
  const values: SyntaxNode[] = [];
  let conversion: FormattedValue["conversion"] = null;
  let format: JoinedStr | null = null;
  let debugText: string | null = null;
  for (const part of node.children) {
    if (part.kind === "type_conversion") conversion = lowerConversion(cx, part);
    else if (part.kind === "format_specifier")
      format = lowerFormat(cx, part, isRaw, scope);
    else if (part.kind === "=")
      debugText = debugPrefix(cx, node.start + 1, part.end);
    else values.push(part);
  }
  const first = values[0];
  if (!first)
    throw syntaxError(cx, node, "f-string: empty expression not allowed");
  const value: Expression =
    values.length > 1 || node.hasComma
      ? commaList(cx, node, values, scope)
      : commaList(cx, first, [first], scope, false);
  if (debugText !== null && conversion === null && format === null)
    conversion = "r";
  const field: FormattedValue = {
    kind: "FormattedValue",
    value,
    conversion,
    format,
    start: node.start,
    end: node.end,
  };
  return debugText === null ? [field] : [debugText, field];
}

/** What `{ x = }` shows: all from the brace to the expression's end, the `=` and the space after it. */
function debugPrefix(cx: Lowering, start: number, equalsEnd: number): string {
  let end = equalsEnd;
  while (/\s/.test(cx.text[end] ?? "")) end++;
  return normalizeLineBreaks(cx.text.slice(start, end));
}

function lowerConversion(cx: Lowering, node: SyntaxNode): "s" | "r" | "a" {
  const letter = textOf(cx, node).slice(1);
  if (letter === "s" || letter === "r" || letter === "a") return letter;
  throw syntaxError(
    cx,
    node,
    `f-string: invalid conversion character: expected 's', 'r', or 'a'`,
  );
}

function lowerFormat(
  cx: Lowering,
  node: SyntaxNode,
  isRaw: boolean,
  scope: Scope,
): JoinedStr {
  const values: (string | FormattedValue)[] = [];
  let from = node.start + 1; // after the colon
  for (const field of node.children) {
    if (field.kind !== "format_expression" && field.kind !== "interpolation")
      continue;
    values.push(
      literalText(cx, from, field.start, isRaw, false),
      ...replacementField(cx, field, isRaw, scope),
    );
    from = field.end;
  }
  values.push(literalText(cx, from, node.end, isRaw, false));
  return {
    kind: "JoinedStr",
    values: values.filter((value) => value !== ""),
    start: node.start,
    end: node.end,
  };
}

function literalText(
  cx: Lowering,
  start: number,
  end: number,
  isRaw: boolean,
  hasBraces: boolean,
): string {
  if (start >= end) return "";
  let text = normalizeLineBreaks(cx.text.slice(start, end));
  if (!isRaw) text = decodeEscapes(cx, text, start, false);
  if (!hasBraces) return text;
  return text.replace(/\{\{|\}\}/g, (braces) => braces[0] as string);
}
