/** Indentation, to Python's rules (https://docs.python.org/3/reference/lexical_analysis.html#indentation). */
import type { LogicalLine } from "./scanLines.js";

/** CPython's limit (`MAXINDENT` of its tokenizer). */
const MAX_LEVELS = 100;

/** The first line whose indentation does not fit, or null. `isComplete`: no line follows the last one given. */
export function checkIndentation(
  text: string,
  lines: readonly LogicalLine[],
  isComplete: boolean,
  lineNumber: (offset: number) => number,
): { message: string; offset: number } | null {
  const blocks: string[] = [""];
  let header: LogicalLine | null = null;
  for (const line of lines) {
    const current = blocks.at(-1) as string;
    const deeper = compare(line.indentation, current);
    if (header) {
      if (deeper !== "deeper") {
        const what = describeHeader(text.slice(header.start, header.end));
        return {
          message: `expected an indented block after ${what} on line ${lineNumber(header.start)}`,
          offset: line.start,
        };
      }
      blocks.push(line.indentation);
      if (blocks.length > MAX_LEVELS) {
        return {
          message: "too many levels of indentation",
          offset: line.start,
        };
      }
    } else if (deeper === "deeper")
      return { message: "unexpected indent", offset: line.start };
    else if (deeper === "mixed") {
      return {
        message: "inconsistent use of tabs and spaces in indentation",
        offset: line.start,
      };
    } else {
      while (
        blocks.length > 1 &&
        compare(line.indentation, blocks.at(-1) as string) === "shallower"
      )
        blocks.pop();
      if (compare(line.indentation, blocks.at(-1) as string) !== "equal") {
        return {
          message: "unindent does not match any outer indentation level",
          offset: line.start,
        };
      }
    }
    header = text[line.end - 1] === ":" ? line : null;
  }
  if (!header || !isComplete) return null;
  const what = describeHeader(text.slice(header.start, header.end));
  return {
    message: `expected an indented block after ${what} on line ${lineNumber(header.start)}`,
    offset: header.end,
  };
}

type Depth = "deeper" | "equal" | "shallower" | "mixed";

/** Python measures with tabs of 8 and of 1; where the two disagree, tabs and spaces are mixed. */
function compare(indentation: string, other: string): Depth {
  if (indentation === other) return "equal";
  const wide = Math.sign(width(indentation, 8) - width(other, 8));
  const narrow = Math.sign(width(indentation, 1) - width(other, 1));
  if (wide !== narrow) return "mixed";
  return wide > 0 ? "deeper" : wide < 0 ? "shallower" : "equal";
}

function width(indentation: string, tab: number): number {
  let column = 0;
  for (const char of indentation)
    column = char === "\t" ? (Math.floor(column / tab) + 1) * tab : column + 1;
  return column;
}

function describeHeader(header: string): string {
  const word = /^(?:async\s+)?([a-z]+)/.exec(header)?.[1] ?? "";
  if (word === "def") return "function definition";
  if (word === "class") return "class definition";
  return `'${word}' statement`;
}
