/** Statements as pieces: put in, taken out (`pass` stays), or replaced whole. */
import type { Context } from "./context.js";
import { describeStatement } from "./describe.js";
import type { Edit, Piece } from "./piece.js";
import { placed } from "./placed.js";
import type { ComparedNode } from "./syntaxNode.js";

/** A definition begins at its first decorator. */
export function startOf(node: ComparedNode, text: string): number {
  const decorators = node.fields.find(({ name }) => name === "decorators");
  const first = decorators?.nodes?.[0];
  return first === undefined ? node.start : text.lastIndexOf("@", first.start);
}

/** The statement's text, indented for where it is put. */
function textFor(node: ComparedNode, text: string, indent: string): string {
  const start = startOf(node, text);
  const own = indentAt(text, start) ?? "";
  const code = text.slice(start, node.end);
  if (own === indent) return code;
  return code
    .split("\n")
    .map((line, i) =>
      i > 0 && line.startsWith(own) ? indent + line.slice(own.length) : line,
    )
    .join("\n");
}

/** The blanks before an offset; null where something else stands on its line before it. */
function indentAt(text: string, offset: number): string | null {
  const line = Math.max(
    text.lastIndexOf("\n", offset - 1),
    text.lastIndexOf("\r", offset - 1),
  );
  const before = text.slice(line + 1, offset);
  return /^[ \t\f]*$/.test(before) ? before : null;
}

export function removedStatement(node: ComparedNode, context: Context): Piece {
  const { text } = context.files.base;
  const edit: Edit = {
    start: startOf(node, text),
    end: node.end,
    text: "pass",
  };
  const before = describeStatement(node, text);
  return placed(context, edit, node, null, {
    text: `− ${before}`,
    before,
    after: null,
  });
}

/**
 * @param previous the statement before it in the base's block; null: it comes first, before `next`
 * @returns null where the base's block has no place for it
 */
export function addedStatement(
  node: ComparedNode,
  {
    previous,
    next,
  }: { previous: ComparedNode | null; next: ComparedNode | null },
  context: Context,
): Piece | null {
  const edit = insertion(node, previous, next, context);
  if (edit === null) return null;
  const after = describeStatement(node, context.files.head.text);
  return placed(context, edit, null, node, {
    text: `+ ${after}`,
    before: null,
    after,
  });
}

function insertion(
  node: ComparedNode,
  previous: ComparedNode | null,
  next: ComparedNode | null,
  { files }: Context,
): Edit | null {
  const { text } = files.base;
  if (previous !== null) {
    const indent = indentAt(text, startOf(previous, text));
    if (indent === null) return null;
    const rest = /[\r\n]/.exec(text.slice(previous.end));
    const at = rest === null ? text.length : previous.end + rest.index;
    const code = textFor(node, files.head.text, indent);
    return { start: at, end: at, text: `\n${indent}${code}` };
  }
  if (next === null) return null;
  const start = startOf(next, text);
  const indent = indentAt(text, start);
  if (indent === null) return null;
  const code = textFor(node, files.head.text, indent);
  return { start, end: start, text: `${code}\n${indent}` };
}

/** @returns null for an `elif`: its text does not hold all that belongs to it */
export function replacedStatement(
  base: ComparedNode,
  head: ComparedNode,
  context: Context,
): Piece | null {
  const { files } = context;
  if (isElif(base, files.base.text) || isElif(head, files.head.text))
    return null;
  const start = startOf(base, files.base.text);
  const indent = indentAt(files.base.text, start);
  if (
    indent === null &&
    /[\r\n]/.test(files.head.text.slice(head.start, head.end))
  ) {
    return null;
  }
  const code = textFor(head, files.head.text, indent ?? "");
  const edit: Edit = { start, end: base.end, text: code };
  const before = describeStatement(base, files.base.text);
  const after = describeStatement(head, files.head.text);
  return placed(context, edit, base, head, {
    text: before === after ? `${before} changed` : `${before} → ${after}`,
    before,
    after,
  });
}

export function isElif(node: ComparedNode, text: string): boolean {
  return node.kind === "If" && text.startsWith("elif", node.start);
}
