/** Which two states `numel diff` is to compare, in the words that git users know (https://git-scm.com/docs/git-diff). */

/** The base: a revision, or where the histories of two revisions part. */
export type BaseName =
  | { kind: "revision"; name: string }
  | { kind: "merge base"; names: readonly [string, string] };

/** What it is compared with. */
export type HeadName =
  { kind: "revision"; name: string } | { kind: "index" | "working tree" };

export interface Range {
  base: BaseName;
  head: HeadName;
}

export interface RangeOptions {
  /** The index instead of the working tree. */
  staged: boolean;
  /** The merge base of the base and HEAD (or the head) instead of the base. */
  mergeBase: boolean;
}

/**
 * - nothing: HEAD and the working tree · `A`: A and the working tree · `A B`, `A..B`: two revisions · `A...B`: B and where it
 *   parted from A; what is left out of a range is HEAD
 * @returns a message where that makes no sense
 */
export function parseRange(
  names: readonly string[],
  { staged, mergeBase }: RangeOptions,
): Range | { message: string } {
  const [first, second, ...rest] = names;
  const option = names.find((name) => name.startsWith("-"));
  if (option !== undefined) return { message: `no such option: ${option}` };
  if (rest.length > 0) {
    return {
      message: `at most two revisions can be compared; put paths and targets behind '--'`,
    };
  }
  const range = /^(.*?)(\.{2,3})(.*)$/s.exec(first ?? "");
  if (range !== null || second !== undefined) {
    if (staged) {
      return {
        message:
          "--staged compares one revision with the index: name one revision, or none",
      };
    }
    if (range !== null && second !== undefined) {
      return {
        message: `${first ?? ""} is a range already: leave ${second} out`,
      };
    }
  }
  const from = range === null ? (first ?? "HEAD") : (range[1] ?? "");
  const to = range === null ? second : (range[3] ?? "");
  const base = from === "" ? "HEAD" : from;
  const head: HeadName =
    to === undefined
      ? { kind: staged ? "index" : "working tree" }
      : { kind: "revision", name: to === "" ? "HEAD" : to };
  const other = head.kind === "revision" ? head.name : "HEAD";
  return {
    base:
      mergeBase || range?.[2] === "..."
        ? { kind: "merge base", names: [base, other] }
        : { kind: "revision", name: base },
    head,
  };
}
