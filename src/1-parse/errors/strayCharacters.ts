/** Characters that the grammar passes over as white space, but Python does not. */
import { skipString } from "../lines/skipString.js";

/** The first null, or vertical tab or zero-width character outside strings and comments, or null. */
export function findStrayCharacter(
  text: string,
): { message: string; offset: number } | null {
  const zero = text.indexOf("\0");
  if (zero >= 0)
    return { message: "source code cannot contain null bytes", offset: zero };
  if (!/[\v\u200b\u2060\ufeff]/.test(text)) return null;
  for (let at = 0; at < text.length;) {
    const char = text[at] as string;
    if (/[\v\u200b\u2060\ufeff]/.test(char))
      return { message: nonPrintable(char), offset: at };
    if (char === "#") {
      while (at < text.length && !/[\r\n]/.test(text[at] as string)) at++;
    } else at = skipString(text, at)?.end ?? at + 1;
  }
  return null;
}

export function nonPrintable(char: string): string {
  return `invalid non-printable character U+${codePoint(char)}`;
}

export function codePoint(char: string): string {
  return (char.codePointAt(0) as number)
    .toString(16)
    .toUpperCase()
    .padStart(4, "0");
}
