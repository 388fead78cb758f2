/** `repr` and `ascii` of strings and bytes: Python's choice of quotes, and its escapes. */
import { isPrintable } from "./characters.js";

const named: Record<string, string> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** `repr(text)` */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  if (/^[ !#-&(-[\]-~]*$/.test(text)) return mark + text + mark;
  let result = mark;
  for (const char of text) {
    result += char === mark ? `\\${mark}` : escapeChar(char, isPrintable);
  }
  return result + mark;
}

/** `ascii(text)`; also what is left of any `repr` once everything beyond ASCII is escaped. */
export function escapeNonAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, escapeCode);
}

function escapeChar(char: string, isShown: (char: string) => boolean): string {
  return named[char] ?? (isShown(char) ? char : escapeCode(char));
}

/** `\x7f`, `\u2028`, `\U000e0001` */
export function escapeCode(char: string): string {
  const code = char.codePointAt(0) as number;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff
    ? `\\u${hex.padStart(4, "0")}`
    : `\\U${hex.padStart(8, "0")}`;
}

/** `repr` of bytes: `b'a\x00'`. */
export function quoteBytes(data: Uint8Array): string {
  const text = Buffer.from(data).toString("latin1");
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = `b${mark}`;
  for (const char of text) {
    result +=
      char === mark
        ? `\\${mark}`
        : escapeChar(char, (shown) => shown >= " " && shown <= "~");
  }
  return result + mark;
}
