/** The markers in the docstrings of a Python file. What is fenced or in backticks shows how a claim is written, and is none. */
import { type Marker, markersIn } from "./marker.js";

export function docstringMarkers(source: string): Marker[] {
  return docstrings(source).flatMap(({ start, end }) =>
    markersIn(withoutCode(source.slice(start, end)), start),
  );
}

/** Code replaced by as many blanks. */
function withoutCode(text: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, " ");
  return text
    .replace(/^[ \t]*(```+|~~~+)[^\n]*\n[\s\S]*?^[ \t]*\1[ \t]*$/gm, blank)
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, blank);
}

/**
 * Where the strings are that stand as statements: docstrings of modules, classes and functions, and those that people put
 * below an attribute. Offsets include the quotes.
 */
function docstrings(source: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const token =
    /#[^\n]*|([A-Za-z]{0,2})("""|'''|"|')|[([{]|[)\]}]|\\\r?\n|\r?\n|[^\S\r\n]+|[\p{L}\p{N}_]+|./gsu;
  let depth = 0;
  let isStatementStart = true;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const [text, prefix = "", quote] = match;
    if (quote !== undefined) {
      const end = endOfString(source, token.lastIndex, quote);
      const isText = !/[fbt]/i.test(prefix);
      if (isStatementStart && depth === 0 && isText) {
        found.push({ start: match.index, end });
      }
      token.lastIndex = end;
      isStatementStart = false;
    } else if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text)) depth = Math.max(0, depth - 1);
    if (/^\r?\n$/.test(text)) isStatementStart = true;
    else if (!/^(\s|#)/.test(text)) isStatementStart = false;
  }
  return found;
}

/** Behind the closing quote; a string that is never closed ends with its line, or with the file. */
function endOfString(source: string, from: number, quote: string): number {
  const isLong = quote.length === 3;
  for (let i = from; i < source.length; i++) {
    if (source[i] === "\\") i++;
    else if (source.startsWith(quote, i)) return i + quote.length;
    else if (source[i] === "\n" && !isLong) return i;
  }
  return source.length;
}
