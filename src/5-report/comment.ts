/**
 * Markdown as a comment on a pull request: a marker to find it again by, and short enough for the forge. What is too long
 * loses rows, never half of one.
 */

/** GitHub takes bodies of up to 65,536 characters. */
export const mostCharacters = 65_535;

/** `<!-- numel:default -->` */
export function marker(key: string): string {
  return `<!-- numel:${key} -->`;
}

/** Lines that belong together; `rows` may be cut from the end, the others stay. */
export interface Block {
  before?: readonly string[];
  rows?: readonly string[];
  after?: readonly string[];
  /** The line that stands for rows which were cut. */
  more?(count: number): string;
}

/** The lines of all blocks, each ended by a line break. */
export function joinBlocks(blocks: readonly Block[]): string {
  return blocks
    .flatMap(({ before = [], rows = [], after = [] }) => [
      ...before,
      ...rows,
      ...after,
    ])
    .map((line) => `${line}\n`)
    .join("");
}

/** The same, cut to a length: rows of the last block go first. */
export function fitBlocks(
  blocks: readonly Block[],
  limit = mostCharacters,
): string {
  let text = joinBlocks(blocks);
  const kept = [...blocks];
  for (let i = kept.length - 1; i >= 0 && text.length > limit; i--) {
    const block = kept[i] as Block;
    const { rows = [], more } = block;
    if (more === undefined || rows.length === 0) continue;
    let count = rows.length;
    // The line that counts what is missing takes its room, too.
    let excess = text.length - limit + more(rows.length).length + 1;
    while (count > 0 && excess > 0) {
      count--;
      excess -= (rows[count] as string).length + 1;
    }
    const missing = rows.length - count;
    kept[i] = { ...block, rows: [...rows.slice(0, count), more(missing)] };
    text = joinBlocks(kept);
  }
  return text;
}

/** `| … 12 more rows in the artifact | | |` */
export function moreRows(columns: number): (count: number) => string {
  return (count) =>
    `| … ${count} more ${count === 1 ? "row" : "rows"} in the artifact ${"| ".repeat(columns)}`.trimEnd();
}

/** `- … and 12 more in the artifact` */
export function moreItems(count: number): string {
  return `- … and ${count} more in the artifact`;
}
