/** Steps over names, numbers and string literals in source text. */

export interface Skipped {
  end: number;
  /** Why the string has no end, or null. */
  problem: string | null;
}

const WORD = /[\p{L}\p{N}_]+/uy;

/**
 * The end of the string literal that starts at `at` (with its prefix), or of a word; null where neither starts.
 * Replacement fields of f-strings may hold strings with the same quotes (Python 3.12).
 */
export function skipString(text: string, at: number): Skipped | null {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? "";
  const quote = text[at + word.length];
  if (quote !== '"' && quote !== "'")
    return word === "" ? null : { end: at + word.length, problem: null };
  if (!/^[rbuft]{0,2}$/i.test(word))
    return { end: at + word.length, problem: null };
  const start = at + word.length;
  const closing = text.startsWith(quote.repeat(3), start)
    ? quote.repeat(3)
    : quote;
  if (/[ft]/i.test(word)) {
    const end = formatStringEnd(text, start + closing.length, closing);
    if (end !== null) return { end, problem: null };
  }
  return plainString(text, start + closing.length, closing);
}

function plainString(text: string, from: number, closing: string): Skipped {
  const isTriple = closing.length === 3;
  for (let i = from; i < text.length; i++) {
    if (text.startsWith(closing, i))
      return { end: i + closing.length, problem: null };
    const char = text[i];
    if (char === "\\") i += text.startsWith("\r\n", i + 1) ? 2 : 1;
    else if (!isTriple && (char === "\n" || char === "\r")) {
      return { end: i, problem: "unterminated string literal" };
    }
  }
  const what = isTriple
    ? "unterminated triple-quoted string literal"
    : "unterminated string literal";
  return { end: text.length, problem: what };
}

/** The end of an f-string whose inside starts at `from`, or null where its braces do not work out. */
function formatStringEnd(
  text: string,
  from: number,
  closing: string,
): number | null {
  for (let i = from; i < text.length; i++) {
    if (text.startsWith(closing, i)) return i + closing.length;
    const char = text[i];
    if (char === "\\") i++;
    else if ((char === "\n" || char === "\r") && closing.length === 1)
      return null;
    else if (char === "{") {
      if (text[i + 1] === "{") i++;
      else {
        const end = fieldEnd(text, i + 1);
        if (end === null) return null;
        i = end - 1;
      }
    }
  }
  return null;
}

/** The end of the replacement field whose inside starts at `from`. */
function fieldEnd(text: string, from: number): number | null {
  let depth = 1;
  for (let i = from; i < text.length;) {
    const skipped = skipString(text, i);
    if (skipped?.problem) return null;
    if (skipped) {
      i = skipped.end;
      continue;
    }
    const char = text[i++] as string;
    if ("([{".includes(char)) depth++;
    else if (")]}".includes(char) && --depth === 0) return i;
  }
  return null;
}
