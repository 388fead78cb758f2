/** Taking a text apart: at white space, at a separator, at line ends. */
import { isSpace } from "./characters.js";

/** `text.split(None, max)`: runs of white space separate; what is left beyond `max` keeps its own. */
export function splitAtSpace(
  text: string,
  max: number,
  fromRight: boolean,
): string[] {
  return fromRight ? splitFromRight(text, max) : splitFromLeft(text, max);
}

function splitFromLeft(text: string, max: number): string[] {
  const pieces: string[] = [];
  let start = skipSpace(text, 0);
  while (start < text.length && pieces.length < max) {
    let end = start;
    while (end < text.length && !isSpace(text[end] as string)) end++;
    pieces.push(text.slice(start, end));
    start = skipSpace(text, end);
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text[at] as string)) at++;
  return at;
}

function splitFromRight(text: string, max: number): string[] {
  const pieces: string[] = [];
  let end = skipSpaceBack(text, text.length);
  while (end > 0 && pieces.length < max) {
    let start = end;
    while (start > 0 && !isSpace(text[start - 1] as string)) start--;
    pieces.push(text.slice(start, end));
    end = skipSpaceBack(text, start);
  }
  if (end > 0) pieces.push(text.slice(0, end));
  return pieces.reverse();
}

function skipSpaceBack(text: string, end: number): number {
  let at = end;
  while (at > 0 && isSpace(text[at - 1] as string)) at--;
  return at;
}

/** `text.split(separator, max)` */
export function splitAtText(
  text: string,
  separator: string,
  max: number,
  fromRight: boolean,
): string[] {
  const pieces = text.split(separator);
  if (pieces.length <= max + 1) {
    // Overlapping separators are found from the other end.
    if (!fromRight) return pieces;
  }
  if (!fromRight) {
    return [...pieces.slice(0, max), pieces.slice(max).join(separator)];
  }
  const result: string[] = [];
  let end = text.length;
  while (result.length < max) {
    const at =
      end < separator.length
        ? -1
        : text.lastIndexOf(separator, end - separator.length);
    if (at < 0) break;
    result.push(text.slice(at + separator.length, end));
    end = at;
  }
  result.push(text.slice(0, end));
  return result.reverse();
}

// eslint-disable-next-line no-control-regex -- Python's line ends
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** `text.splitlines(keepEnds)` */
export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let start = 0;
  for (const match of text.matchAll(lineEnd)) {
    const end = match.index + match[0].length;
    lines.push(text.slice(start, keepEnds ? end : match.index));
    start = end;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}
