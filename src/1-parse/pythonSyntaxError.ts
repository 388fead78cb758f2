/** The error for source text that is not Python, or not Python that numel reads. */
import type { Source } from "../source.js";

/**
 * Python's `SyntaxError` for a place in a source (https://docs.python.org/3/library/exceptions.html#SyntaxError).
 * `line` and `column` count from 1, `text` is the offending line.
 */
export class PythonSyntaxError extends Error {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** Valid Python that numel does not read (a template string, say): our gap, not the author's mistake. */
  readonly isUnsupported: boolean;
  /** Private, so that printing the error does not print the file. */
  readonly #source: Source;

  constructor(
    message: string,
    source: Source,
    offset: number,
    isUnsupported = false,
  ) {
    super(message);
    this.name = "PythonSyntaxError";
    this.#source = source;
    this.offset = offset;
    this.isUnsupported = isUnsupported;
    const { line, column } = source.position(offset);
    this.line = line;
    this.column = column;
    this.text = source.lineText(line);
  }

  get source(): Source {
    return this.#source;
  }
}
