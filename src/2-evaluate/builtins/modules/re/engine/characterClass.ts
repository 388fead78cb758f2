/** `[…]`: reading it, and the test that it stands for. */
import { caseVariants } from "./caseVariants.js";
import { category } from "./categories.js";
import { classEscape } from "./escapes.js";
import { IGNORECASE, UNICODE } from "./flags.js";
import type { CharTest } from "./nodes.js";
import { PatternError } from "./patternError.js";
import type { PatternReader } from "./reader.js";

/** A code, a range of codes, or the letter of a category (`d`, `W`, …). */
export type ClassItem = number | [from: number, to: number] | string;

/** Reads a class; its opening bracket is passed already, and stands at `start`. */
export function parseClass(
  reader: PatternReader,
  start: number,
): { items: ClassItem[]; negative: boolean } {
  const negative = reader.match("^");
  const items: ClassItem[] = [];
  const unterminated = () =>
    new PatternError("unterminated character set", start);
  for (let isFirst = true; ; isFirst = false) {
    const token = reader.get();
    if (token === undefined) throw unterminated();
    if (token === "]" && !isFirst) return { items, negative };
    const low = classItem(reader, token);
    if (!reader.match("-")) {
      items.push(low);
      continue;
    }
    const end = reader.get();
    if (end === undefined) throw unterminated();
    if (end === "]") {
      items.push(low, 45);
      return { items, negative };
    }
    const high = classItem(reader, end);
    if (typeof low !== "number" || typeof high !== "number" || high < low) {
      throw reader.error(
        `bad character range ${token}-${end}`,
        [...token, ...end].length + 1,
      );
    }
    items.push([low, high]);
  }
}

function classItem(reader: PatternReader, token: string): number | string {
  if (!token.startsWith("\\")) return token.codePointAt(0) as number;
  return /^\\[dDsSwW]$/.test(token)
    ? token.slice(1)
    : classEscape(reader, token);
}

/** Whether a character is in the class. */
export function testOf(
  items: readonly ClassItem[],
  negative: boolean,
  flags: number,
): CharTest {
  const isAscii = (flags & UNICODE) === 0;
  const tests = items.map((item): CharTest => {
    if (typeof item === "number") return (code) => code === item;
    if (typeof item === "string") return category(item, isAscii);
    const [from, to] = item;
    return (code) => code >= from && code <= to;
  });
  const holds: CharTest = (code) => tests.some((test) => test(code));
  const matches: CharTest =
    (flags & IGNORECASE) === 0
      ? holds
      : (code) => caseVariants(code, isAscii).some(holds);
  return negative ? (code) => !matches(code) : matches;
}
