/** The error for a header without a block. */
import type { PythonSyntaxError } from "../pythonSyntaxError.js";
import { type Lowering, syntaxError } from "./lowering.js";
import { skipBlank } from "./skipBlank.js";

/** `header`: where the statement begins; `at`: where its block should; the error points at what stands there instead. */
export function expectedBlock(
  cx: Lowering,
  header: { start: number },
  at: number,
  what: string,
): PythonSyntaxError {
  const { line } = cx.source.position(header.start);
  const start = skipBlank(cx.text, at);
  return syntaxError(
    cx,
    { start },
    `expected an indented block after ${what} on line ${line}`,
  );
}
