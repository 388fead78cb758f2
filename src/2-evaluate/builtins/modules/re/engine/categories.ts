/** `\d`, `\w`, `\s` and their opposites: by Unicode, or ASCII only. */
import {
  isAlphanumeric,
  isDecimal,
  isSpace,
} from "../../../text/characters.js";
import type { CharTest } from "./nodes.js";

const isAsciiDigit: CharTest = (code) => code >= 48 && code <= 57;
const isAsciiSpace: CharTest = (code) =>
  code === 32 || (code >= 9 && code <= 13);
const isAsciiWord: CharTest = (code) =>
  isAsciiDigit(code) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 95;

/** Characters beyond ASCII are asked as text. */
const extended =
  (ascii: CharTest, other: (char: string) => boolean): CharTest =>
  (code) =>
    code < 128 ? ascii(code) : other(String.fromCodePoint(code));

const isUnicodeDigit = extended(isAsciiDigit, isDecimal);
// U+001C to U+001F are white space to Unicode strings.
const isUnicodeSpace = extended(
  (code) => isAsciiSpace(code) || (code >= 28 && code <= 31),
  isSpace,
);
const isUnicodeWord = extended(isAsciiWord, isAlphanumeric);

/** @param letter one of `d`, `D`, `s`, `S`, `w`, `W` */
export function category(letter: string, isAscii: boolean): CharTest {
  const tests: Record<string, [CharTest, CharTest]> = {
    d: [isUnicodeDigit, isAsciiDigit],
    s: [isUnicodeSpace, isAsciiSpace],
    w: [isUnicodeWord, isAsciiWord],
  };
  const lower = letter.toLowerCase();
  const [unicode, ascii] = tests[lower] as [CharTest, CharTest];
  const test = isAscii ? ascii : unicode;
  return letter === lower ? test : (code) => !test(code);
}
