/**
 * A source's logical lines, found without a grammar: only brackets, strings, comments and indentation are looked at
 * (https://docs.python.org/3/reference/lexical_analysis.html#line-structure). Used where tree-sitter reports an error,
 * to say where it is, and to join lines that it cannot.
 */
import { skipString } from "./skipString.js";

/** One logical line; offsets are those of its first character and of its end, comment and line break excluded. */
export interface LogicalLine {
  start: number;
  end: number;
  /** The white space before it. */
  indentation: string;
}

export interface LineScan {
  lines: LogicalLine[];
  /** Stretches without meaning: comments and line breaks inside brackets, backslash continuations. */
  gaps: { start: number; end: number }[];
  /** What the tokens themselves have wrong: an unclosed bracket or string. Lines before it are complete. */
  problem: { message: string; offset: number } | null;
}

const CLOSING: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
};

export function scanLines(text: string): LineScan {
  const lines: LogicalLine[] = [];
  const gaps: LineScan["gaps"] = [];
  const brackets: { open: string; offset: number }[] = [];
  const scan: LineScan = { lines, gaps, problem: null };
  let line: LogicalLine | null = null;
  let lineStart = 0;
  let at = 0;
  while (at < text.length) {
    const char = text[at] as string;
    if (char === "\n" || char === "\r") {
      const width = char === "\r" && text[at + 1] === "\n" ? 2 : 1;
      if (brackets.length > 0) gaps.push({ start: at, end: at + width });
      else {
        if (line) lines.push(line);
        line = null;
      }
      at += width;
      lineStart = at;
    } else if (char === " " || char === "\t" || char === "\f") {
      at++;
      if (char === "\f" && !line) lineStart = at;
    } else if (char === "#") {
      const end = endOfLine(text, at);
      if (brackets.length > 0) gaps.push({ start: at, end });
      at = end;
    } else if (char === "\\" && /[\r\n]/.test(text[at + 1] ?? "")) {
      const width = text.startsWith("\r\n", at + 1) ? 3 : 2;
      gaps.push({ start: at, end: at + width });
      at += width;
    } else {
      line ??= { start: at, end: at, indentation: text.slice(lineStart, at) };
      const quoted = skipString(text, at);
      if (quoted) {
        if (quoted.problem) {
          scan.problem = { message: quoted.problem, offset: at };
          return scan;
        }
        at = quoted.end;
      } else {
        if (CLOSING[char] !== undefined)
          brackets.push({ open: char, offset: at });
        else if (char === ")" || char === "]" || char === "}") {
          const message = closeBracket(brackets.pop()?.open, char);
          if (message) {
            scan.problem = { message, offset: at };
            return scan;
          }
        }
        at++;
      }
      line.end = at;
    }
  }
  const unclosed = brackets.at(-1);
  if (unclosed)
    scan.problem = {
      message: `'${unclosed.open}' was never closed`,
      offset: unclosed.offset,
    };
  else if (line) lines.push(line);
  return scan;
}

function closeBracket(open: string | undefined, close: string): string | null {
  if (open === undefined) return `unmatched '${close}'`;
  if (CLOSING[open] === close) return null;
  return `closing parenthesis '${close}' does not match opening parenthesis '${open}'`;
}

function endOfLine(text: string, from: number): number {
  const rest = /[\r\n]/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}
