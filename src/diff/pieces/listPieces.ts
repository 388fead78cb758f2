/** Elements of lists with commas (arguments, parameters, list displays) as pieces: put in, taken out, or replaced as a stretch. */
import type { Aligned } from "./align.js";
import type { Context } from "./context.js";
import { describeChange, shownCode } from "./describe.js";
import { expressionText } from "./expressionText.js";
import type { Edit, Piece } from "./piece.js";
import { placed } from "./placed.js";
import type { ComparedNode } from "./syntaxNode.js";

/** A stretch of elements that have no partners, and what stands on both sides of it in the base. */
interface Gap {
  previous: ComparedNode | null;
  base: ComparedNode[];
  head: ComparedNode[];
  next: ComparedNode | null;
}

/**
 * The elements without partners as pieces, one for each stretch of them.
 * @param node the call or display in the base, which ends in a bracket
 * @returns null where the commas are not where they are thought to be
 */
export function listPieces(
  aligned: readonly Aligned<ComparedNode>[],
  node: ComparedNode,
  context: Context,
): Piece[] | null {
  const pieces: Piece[] = [];
  for (const gap of gapsOf(aligned)) {
    const edit = editOf(gap, node, context);
    if (edit === null) return null;
    pieces.push(pieceOf(gap, edit, node, context));
  }
  return pieces;
}

function gapsOf(aligned: readonly Aligned<ComparedNode>[]): Gap[] {
  const gaps: Gap[] = [];
  let gap: Gap = { previous: null, base: [], head: [], next: null };
  const close = (next: ComparedNode | null) => {
    gap.next = next;
    if (gap.base.length + gap.head.length > 0) gaps.push(gap);
    gap = { previous: next, base: [], head: [], next: null };
  };
  for (const [base, head] of aligned) {
    if (base !== null && head !== null) close(base);
    else if (base !== null) gap.base.push(base);
    else if (head !== null) gap.head.push(head);
  }
  close(null);
  return gaps;
}

function editOf(gap: Gap, node: ComparedNode, { files }: Context): Edit | null {
  const { previous, base, head, next } = gap;
  const { text } = files.base;
  const code = head
    .map((one) => expressionText(one, files.head.text))
    .join(", ");
  const [first, last] = [base[0], base.at(-1)];
  if (first !== undefined && last !== undefined) {
    if (head.length > 0)
      return { start: first.start, end: last.end, text: code };
    if (previous !== null) {
      const isPlain = isComma(text.slice(previous.end, first.start));
      return isPlain ? { start: previous.end, end: last.end, text: "" } : null;
    }
    if (next === null) return { start: first.start, end: last.end, text: "" };
    const isPlain = isComma(text.slice(last.end, next.start));
    return isPlain ? { start: first.start, end: next.start, text: "" } : null;
  }
  if (previous !== null) {
    return insertAfter(previous, next, text, code);
  }
  if (next !== null) {
    // A bracket around the element would have to stay outside.
    return /[,([{]\s*$/.test(text.slice(node.start, next.start)) &&
      !/\(\s*\(\s*$/.test(text.slice(node.start, next.start))
      ? { start: next.start, end: next.start, text: `${code}, ` }
      : null;
  }
  const at = node.end - 1;
  return /[)\]}]/.test(text[at] ?? "")
    ? { start: at, end: at, text: code }
    : null;
}

/** Behind an element; null where a bracket around it may come first. */
function insertAfter(
  previous: ComparedNode,
  next: ComparedNode | null,
  text: string,
  code: string,
): Edit | null {
  const at = previous.end;
  if (next !== null && !isComma(text.slice(at, next.start))) return null;
  return { start: at, end: at, text: `, ${code}` };
}

/** Nothing but a comma, blanks and comments. */
const isComma = (text: string) =>
  /^\s*,\s*$/.test(text.replace(/#[^\r\n]*/g, ""));

function pieceOf(
  { base, head }: Gap,
  edit: Edit,
  node: ComparedNode,
  context: Context,
): Piece {
  const { files, around } = context;
  const shown = (nodes: readonly ComparedNode[], text: string) =>
    nodes
      .map((one) => shownCode(text.slice(one.start, one.end), true))
      .join(", ");
  const [before, after] = [
    shown(base, files.base.text),
    shown(head, files.head.text),
  ];
  const inner = around ?? { base: node, head: node, name: null };
  const whole = describeChange(inner, [files.base.text, files.head.text], edit);
  const isLong = whole.before.endsWith("…") || whole.after.endsWith("…");
  const text = !isLong
    ? whole.text
    : before === ""
      ? `+ ${after}`
      : after === ""
        ? `− ${before}`
        : `${before} → ${after}`;
  return placed(context, edit, base[0] ?? node, head[0] ?? null, {
    text,
    before: isLong ? before || null : whole.before,
    after: isLong ? after || null : whole.after,
  });
}
