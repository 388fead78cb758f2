/** The error for a header without a block. */
import type { PythonSyntaxError } from "../pythonSyntaxError.js";
import { type Lowering, syntaxError } from "./lowering.js";

/** `header`: where the statement begins; `at`: where its block should; the error points at what stands there instead. */
export function expectedBlock(
  cx: Lowering,
  header: { start: number },
  at: number,
  what: string,
): PythonSyntaxError {
  const { line } = cx.source.position(header.start);
  const next = /(?:\s|#[^\r\n]*)*/y;
  next.lastIndex = at;
  const start = Math.min(
    at + (next.exec(cx.text)?.[0].length ?? 0),
    cx.text.length,
  );
  return syntaxError(
    cx,
    { start },
    `expected an indented block after ${what} on line ${line}`,
  );
}
