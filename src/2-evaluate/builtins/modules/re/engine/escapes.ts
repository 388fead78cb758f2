/** Backslash escapes that stand for one character, inside and outside of classes. */
import { PatternError, UnsupportedPattern } from "./patternError.js";
import type { PatternReader } from "./reader.js";

const named: Record<string, number> = {
  a: 7,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "\\": 92,
};

/** Digits that `\x`, `\u` and `\U` take. */
const hexLengths: Record<string, number> = { x: 2, u: 4, U: 8 };

/**
 * The code of an escape that is neither a class nor a number.
 * @param token the backslash and the character after it, just read
 */
export function simpleEscape(reader: PatternReader, token: string): number {
  const letter = token.slice(1);
  const code = named[letter];
  if (code !== undefined) return code;
  const length = hexLengths[letter];
  if (length !== undefined && (letter === "x" || !reader.isBytes)) {
    return hexEscape(reader, token, length);
  }
  if (letter === "N" && !reader.isBytes) {
    throw new UnsupportedPattern("a character by its name");
  }
  if (/^[A-Za-z0-9]$/.test(letter)) throw badEscape(reader, token);
  return letter.codePointAt(0) as number;
}

function hexEscape(
  reader: PatternReader,
  token: string,
  length: number,
): number {
  const digits = reader.getWhile(length, /^[0-9A-Fa-f]$/);
  const text = token + digits;
  if (digits.length !== length) {
    throw reader.error(`incomplete escape ${text}`, text.length);
  }
  const code = parseInt(digits, 16);
  if (code > 0x10ffff) throw badEscape(reader, text);
  return code;
}

export function badEscape(reader: PatternReader, text: string): PatternError {
  return reader.error(`bad escape ${text}`, [...text].length);
}

/** `\0`, `\012`, `\123`: the code of an octal number; `\1`, `\12`: a group. */
export function octalOrReference(
  reader: PatternReader,
  token: string,
): { code: number } | { group: number; length: number } {
  let text = token;
  if (token[1] === "0") {
    text += reader.getWhile(2, /^[0-7]$/);
    return { code: parseInt(text.slice(1), 8) };
  }
  const digit = reader.next;
  if (digit !== undefined && /^[0-9]$/.test(digit)) {
    text += reader.get() as string;
    if (/^\\[0-3]?[0-7]{2}$/.test(text) || /^\\[0-7]{2}$/.test(text)) {
      const third = reader.next;
      if (third !== undefined && /^[0-7]$/.test(third)) {
        text += reader.get() as string;
        const code = parseInt(text.slice(1), 8);
        if (code > 0o377) {
          throw reader.error(
            `octal escape value ${text} outside of range 0-0o377`,
            text.length,
          );
        }
        return { code };
      }
    }
  }
  return { group: Number(text.slice(1)), length: text.length };
}

/** An escape inside a class: numbers are octal, `\b` is a backspace. */
export function classEscape(reader: PatternReader, token: string): number {
  const letter = token.slice(1);
  if (letter === "b") return 8;
  if (/^[0-7]$/.test(letter)) {
    const text = token + reader.getWhile(2, /^[0-7]$/);
    const code = parseInt(text.slice(1), 8);
    if (code > 0o377) {
      throw reader.error(
        `octal escape value ${text} outside of range 0-0o377`,
        text.length,
      );
    }
    return code;
  }
  return simpleEscape(reader, token);
}
