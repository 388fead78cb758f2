/** Nodes that stand for one given character, and for a place. */
import { caseVariants } from "./caseVariants.js";
import { IGNORECASE, UNICODE } from "./flags.js";
import type { CharTest, Node, PositionTest } from "./nodes.js";

export function isAsciiOnly(flags: number): boolean {
  return (flags & UNICODE) === 0;
}

/** One given character, or what is the same when case is ignored. */
export function literal(code: number, flags: number): Node {
  if ((flags & IGNORECASE) === 0) return exactly(code);
  const variants = caseVariants(code, isAsciiOnly(flags));
  if (variants.length === 1) return exactly(code);
  return { kind: "char", test: (candidate) => variants.includes(candidate) };
}

function exactly(code: number): Node {
  return { kind: "char", test: (candidate) => candidate === code };
}

export function position(test: PositionTest): Node {
  return { kind: "position", test };
}

export const textStart: PositionTest = (_, at) => at === 0;
export const textEnd: PositionTest = (_, at, end) => at === end;
export const lineStart: PositionTest = (codes, at) =>
  at === 0 || codes[at - 1] === 10;
export const lineEnd: PositionTest = (codes, at, end) =>
  at === end || codes[at] === 10;
/** The end, or before a line break that ends the text. */
export const lastLineEnd: PositionTest = (codes, at, end) =>
  at === end || (at + 1 === end && codes[at] === 10);

export function wordBoundary(isWord: CharTest): PositionTest {
  return (codes, at, end) => {
    const before = at > 0 && isWord(codes[at - 1] as number);
    const after = at < end && isWord(codes[at] as number);
    return before !== after;
  };
}
