/** A file's text and where things stand in it; every phase refers to code through these two types. */

/** One file that was read (or a string given to `eval`): its text and the starts of its lines. */
export class Source {
  readonly path: string;
  readonly text: string;
  /** The library's own stubs are never blamed in messages: a frame in one points at its caller instead. */
  readonly isStub: boolean;
  #lineStarts: number[] | undefined;

  constructor(path: string, text: string, isStub = false) {
    this.path = path;
    this.text = text;
    this.isStub = isStub;
  }

  /** Line (from 1) and column (from 1, in UTF-16 units) of an offset into `text`. */
  position(offset: number): { line: number; column: number } {
    const starts = (this.#lineStarts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  }

  /** The text of line `line` (from 1), without its line break. */
  lineText(line: number): string {
    const starts = (this.#lineStarts ??= lineStarts(this.text));
    const start = starts[line - 1] ?? this.text.length;
    const end = starts[line] ?? this.text.length;
    return this.text.slice(start, end).replace(/[\r\n]+$/, "");
  }
}

/** A stretch of a source: `start` and `end` are UTF-16 offsets, `end` exclusive. */
export interface Span {
  source: Source;
  start: number;
  end: number;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      starts.push(i + 1);
    }
  }
  return starts;
}
