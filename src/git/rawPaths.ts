/**
 * Paths as git gives them with `-z`: bytes that need not be UTF-8. They become strings, in which bytes that are no text stand as
 * U+FFFD; the bytes themselves are kept aside for the disk, which wants them as they are.
 */
import { isUtf8 } from "node:buffer";

/** The parts of `-z` output, in order. */
export function splitZ(output: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(0, at);
    const stop = end < 0 ? output.length : end;
    parts.push(output.subarray(at, stop));
    at = stop + 1;
  }
  return parts;
}

/** Strings for paths, and the way back for those that are not UTF-8. */
export class RawPaths {
  readonly #bytes = new Map<string, Buffer>();

  text(raw: Buffer): string {
    const text = raw.toString("utf8");
    if (!isUtf8(raw)) this.#bytes.set(text, raw);
    return text;
  }

  /** The bytes behind a path (relative to the repository's top) that is not UTF-8. */
  bytes(path: string): Buffer | undefined {
    return this.#bytes.get(path);
  }

  get isEmpty(): boolean {
    return this.#bytes.size === 0;
  }
}
