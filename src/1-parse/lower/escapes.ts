/** Backslash escapes of string and bytes literals
 * (https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences). */
import { type Lowering, syntaxError, unsupportedSyntax } from "./lowering.js";

const SIMPLE: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const UNICODE_ERROR =
  "(unicode error) 'unicodeescape' codec can't decode bytes";

/** Line breaks in a literal are `\n`, however the file writes them. */
export function normalizeLineBreaks(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/**
 * The value of `text`, the inside of a literal that is not raw. `start` is where it stands in the source.
 * @throws PythonSyntaxError for a truncated or out-of-range escape, and for `\N{name}` (not read)
 */
export function decodeEscapes(
  cx: Lowering,
  text: string,
  start: number,
  isBytes: boolean,
): string {
  let from = 0;
  let backslash = text.indexOf("\\");
  if (backslash < 0) return text;
  let value = "";
  while (backslash >= 0) {
    value += text.slice(from, backslash);
    const escape = decodeOne(cx, text, backslash, start, isBytes);
    value += escape.value;
    from = escape.end;
    backslash = text.indexOf("\\", from);
  }
  return value + text.slice(from);
}

function decodeOne(
  cx: Lowering,
  text: string,
  at: number,
  start: number,
  isBytes: boolean,
): { value: string; end: number } {
  const letter = text[at + 1] ?? "";
  const simple = SIMPLE[letter];
  if (simple !== undefined && letter !== "")
    return { value: simple, end: at + 2 };
  if (letter >= "0" && letter <= "7") {
    const digits = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0] ?? "";
    const code = parseInt(digits, 8);
    return {
      value: String.fromCharCode(isBytes ? code & 0xff : code),
      end: at + 1 + digits.length,
    };
  }
  if (letter === "x" || (!isBytes && (letter === "u" || letter === "U"))) {
    return decodeHex(cx, text, at, start, letter, isBytes);
  }
  if (letter === "N" && !isBytes) {
    const name = /^\{([^}]+)\}/.exec(text.slice(at + 2))?.[1];
    if (name === undefined) {
      throw syntaxError(
        cx,
        { start: start + at },
        `${UNICODE_ERROR} in position ${at}-${at + 1}: malformed \\N character escape`,
      );
    }
    throw unsupportedSyntax(
      cx,
      { start: start + at },
      `the character name escape \\N{${name}} is not read`,
    );
  }
  return { value: `\\${letter}`, end: at + 1 + letter.length };
}

function decodeHex(
  cx: Lowering,
  text: string,
  at: number,
  start: number,
  letter: string,
  isBytes: boolean,
): { value: string; end: number } {
  const length = HEX_LENGTH[letter] as number;
  const digits = text.slice(at + 2, at + 2 + length);
  const valid = /^[0-9a-fA-F]*/.exec(digits)?.[0].length ?? 0;
  if (valid < length) {
    throw syntaxError(
      cx,
      { start: start + at },
      isBytes
        ? `(value error) invalid \\x escape at position ${at}`
        : `${UNICODE_ERROR} in position ${at}-${at + 1 + valid}: truncated \\${letter}${"X".repeat(length)} escape`,
    );
  }
  const code = parseInt(digits, 16);
  if (code > 0x10ffff) {
    throw syntaxError(
      cx,
      { start: start + at },
      `${UNICODE_ERROR} in position ${at}-${at + 1 + length}: illegal Unicode character`,
    );
  }
  return { value: String.fromCodePoint(code), end: at + 2 + length };
}
