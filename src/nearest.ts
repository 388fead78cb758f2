/** The name that a person may have meant. */

/** The closest of `names`, if it is close at all: at most one edit in three characters. */
export function nearest(
  wanted: string,
  names: Iterable<string>,
): string | null {
  let best: string | null = null;
  let fewest = Math.floor(Math.max(wanted.length, 3) / 3) + 1;
  for (const name of names) {
    const edits =
      name.toLowerCase() === wanted.toLowerCase() ? 0 : distance(wanted, name);
    if (edits < fewest) {
      best = name;
      fewest = edits;
    }
  }
  return best;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] as number;
}
