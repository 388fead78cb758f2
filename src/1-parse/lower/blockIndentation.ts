/** The statements of a block stand in one column; the grammar lets them stray. */
import { checkIndentation } from "../lines/indentation.js";
import { scanLines } from "../lines/scanLines.js";
import type { PythonSyntaxError } from "../pythonSyntaxError.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { type Lowering, syntaxError } from "./lowering.js";

/**
 * @param margin the indentation that the block must have, or null for that of its first statement
 * @throws PythonSyntaxError for a line that is indented otherwise
 */
export function checkBlockIndentation(
  cx: Lowering,
  nodes: readonly SyntaxNode[],
  margin: string | null,
): void {
  let expected = margin;
  for (const node of nodes) {
    const indentation = indentationBefore(cx.text, node.start);
    if (indentation === null) continue;
    expected ??= indentation;
    if (indentation === expected) continue;
    throw indentationError(cx, node);
  }
}

/** The white space before `start` on its line; null where something else stands there. */
function indentationBefore(text: string, start: number): string | null {
  for (let i = start - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (code === 0x20 || code === 0x09) continue;
    // A form feed sets the column back to 0.
    return code === 0x0a || code === 0x0d || code === 0x0c
      ? text.slice(i + 1, start)
      : null;
  }
  return text.slice(0, start);
}

/** The first line of the source that is out of place: Python would stop there. */
function indentationError(cx: Lowering, node: SyntaxNode): PythonSyntaxError {
  const { lines } = scanLines(cx.text);
  const problem = checkIndentation(
    cx.text,
    lines,
    true,
    (offset) => cx.source.position(offset).line,
  );
  if (problem)
    return syntaxError(cx, { start: problem.offset }, problem.message);
  return syntaxError(cx, node, "unexpected indent");
}
