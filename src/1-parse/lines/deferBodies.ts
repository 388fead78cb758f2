/**
 * Takes the bodies of functions out of a file's text, so that they are parsed when they are first called: two thirds of
 * a library's text stand in functions, and most of them never run while a model is built.
 */
import { skipString } from "./skipString.js";

/** A body that was taken out: offsets of its first statement and behind its last one. */
export interface DeferredBody {
  start: number;
  end: number;
  /** The lines it stands in, with the indentation of the first and the comments behind the last. */
  lines: { start: number; end: number };
}

export interface Deferred {
  /** The text with a placeholder for each body. */
  text: string;
  /** The offset in the source for an offset in `text`. */
  toSource: (offset: number) => number;
  /** The bodies by where their blocks begin in the source. */
  bodies: ReadonlyMap<number, DeferredBody>;
}

/** Shorter bodies are parsed with the rest: a parse of their own would cost more. */
const SHORTEST = 80;

const TAB = 0x09;
const NEWLINE = 0x0a;
const FORM_FEED = 0x0c;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/**
 * The text without the bodies of its outermost functions and methods; docstrings stay. null where the lines do not
 * show for certain where bodies begin and end (tabs, unclosed brackets or strings): then the whole is to be parsed.
 * @param text whose line breaks are `\n` or `\r\n`
 */
export function deferBodies(text: string): Deferred | null {
  const bodies = findBodies(text);
  if (bodies === null || bodies.length === 0) return null;
  const parts: string[] = [];
  const byStart = new Map<number, DeferredBody>();
  const behind: number[] = [];
  const shifts: number[] = [];
  let from = 0;
  let length = 0;
  for (const { body, placeAt, indentation } of bodies) {
    const placeholder = `${indentation}0`;
    parts.push(text.slice(from, placeAt), placeholder);
    length += placeAt - from + placeholder.length;
    behind.push(length);
    shifts.push(body.end - length);
    byStart.set(body.start, body);
    from = body.end;
  }
  parts.push(text.slice(from));
  return {
    text: parts.join(""),
    toSource: (offset) => offset + shiftAt(offset, behind, shifts),
    bodies: byStart,
  };
}

/** How far what stands at `offset` was moved: as what stands behind the last placeholder before it. */
function shiftAt(
  offset: number,
  behind: readonly number[],
  shifts: readonly number[],
): number {
  let low = 0;
  let high = behind.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((behind[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : (shifts[low - 1] as number);
}

interface Found {
  body: DeferredBody;
  /** Where the placeholder begins: behind the docstring, or where the body begins. */
  placeAt: number;
  /** What has to stand before the placeholder: the line break behind a docstring and the body's indentation. */
  indentation: string;
}

/** A logical line: one statement, or several with `;`, or the header of a block. */
interface LogicalLine {
  lineStart: number;
  start: number;
  /** Behind its last token, comments aside. */
  end: number;
  /** Where the next line begins. */
  next: number;
}

function findBodies(text: string): Found[] | null {
  const found: Found[] = [];
  let line = readLine(text, 0);
  while (line !== undefined) {
    if (line === null) return null;
    if (!isFunctionHeader(text, line)) {
      line = readLine(text, line.next);
      continue;
    }
    const margin = line.start - line.lineStart;
    const first = readLine(text, line.next);
    let next = first;
    let end = 0;
    while (next && next.start - next.lineStart > margin) {
      end = next.end;
      next = readLine(text, next.next);
    }
    if (next === null) return null;
    if (first && end > 0) {
      const lines = {
        start: first.lineStart,
        end: next?.lineStart ?? text.length,
      };
      const body = { start: first.start, end, lines };
      const keepsFirst = mayBeDocstring(text, first.start);
      const placeAt = keepsFirst ? first.end : first.start;
      if (end - placeAt >= SHORTEST) {
        found.push({
          body,
          placeAt,
          indentation: keepsFirst
            ? `\n${text.slice(first.lineStart, first.start)}`
            : "",
        });
      }
    }
    line = next;
  }
  return found;
}

/** `def` or `async def`, with a block in the lines below. */
function isFunctionHeader(text: string, line: LogicalLine): boolean {
  return (
    text.charCodeAt(line.end - 1) === COLON &&
    /^(?:async[ ]+)?def[ ]/.test(text.slice(line.start, line.start + 24))
  );
}

/** Whether a body's first statement may be a docstring, in parentheses even. */
function mayBeDocstring(text: string, start: number): boolean {
  return /^(?:[a-zA-Z]{0,2}["']|\()/.test(text.slice(start, start + 3));
}

/** The next logical line; undefined at the end of the text, null where it cannot be told. */
function readLine(text: string, from: number): LogicalLine | null | undefined {
  let lineStart = from;
  let at = from;
  for (;;) {
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === TAB || code === FORM_FEED) return null;
    if (code === HASH) at = endOfLine(text, at);
    else if (code !== NEWLINE && code !== RETURN) break;
    if (text.charCodeAt(at) === RETURN) at++;
    if (at >= text.length) return undefined;
    lineStart = ++at;
  }
  if (at >= text.length) return undefined;
  return readTokens(text, lineStart, at);
}

function readTokens(
  text: string,
  lineStart: number,
  start: number,
): LogicalLine | null {
  let depth = 0;
  let end = start;
  for (let at = start; at < text.length;) {
    const code = text.charCodeAt(at);
    switch (code) {
      case NEWLINE:
        at++;
        if (depth === 0) return { lineStart, start, end, next: at };
        break;
      case SPACE:
      case TAB:
      case FORM_FEED:
      case RETURN:
        at++;
        break;
      case HASH:
        at = endOfLine(text, at);
        break;
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
        at = stringEnd(text, start, at, code);
        if (at < 0) return null;
        end = at;
        break;
      case BACKSLASH:
        at = text.charCodeAt(at + 1) === RETURN ? at + 3 : at + 2;
        break;
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        depth++;
        end = ++at;
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        if (--depth < 0) return null;
        end = ++at;
        break;
      default:
        end = ++at;
    }
  }
  return depth === 0 ? { lineStart, start, end, next: text.length } : null;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Behind the string whose quote stands at `at`; −1 where it has no end. */
function stringEnd(
  text: string,
  lineStart: number,
  at: number,
  quote: number,
): number {
  const prefix = formatPrefix(text, lineStart, at);
  if (prefix > 0) {
    const skipped = skipString(text, at - prefix);
    return skipped === null || skipped.problem !== null ? -1 : skipped.end;
  }
  if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) {
    return tripleEnd(text, at);
  }
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === NEWLINE) return -1;
    if (code === BACKSLASH) i += text.charCodeAt(i + 1) === RETURN ? 2 : 1;
  }
  return -1;
}

function tripleEnd(text: string, at: number): number {
  const closing = text.slice(at, at + 3);
  for (let from = at + 3; ;) {
    const end = text.indexOf(closing, from);
    if (end < 0) return -1;
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end + 3;
    from = end + 1;
  }
}

/** How long the prefix of a format string (`f`, `rf`, `t`, …) before the quote at `at` is; 0 where it is none. */
function formatPrefix(text: string, lineStart: number, at: number): number {
  let length = 0;
  let isFormat = false;
  for (let i = at - 1; i >= lineStart; i--) {
    const letter = text.charCodeAt(i) | 0x20;
    if (letter < 0x61 || letter > 0x7a) break;
    if (letter === 0x66 || letter === 0x74) isFormat = true;
    length++;
  }
  return isFormat && length <= 2 ? length : 0;
}
