/** Layers of a list by their numbers: `h.0 … h.11`, `block1, block2`. */

/** `layer12` → `["layer", 12]`, `3` → `["", 3]`; null where no number ends the name. */
export function numbered(name: string): [stem: string, number: number | null] {
  const digits = /(?:0|[1-9]\d{0,8})$/.exec(name)?.[0];
  if (digits === undefined) return [name, null];
  return [name.slice(0, -digits.length), Number(digits)];
}

/** Whether `next` is the name that follows `name`. */
export function follows(name: string, next: string): boolean {
  const [stem, number] = numbered(name);
  const [nextStem, nextNumber] = numbered(next);
  return number !== null && nextNumber === number + 1 && stem === nextStem;
}

/** `h[0..11]`, `block1..3` or the plain name, below `parent` ("" for none). */
export function runPath(parent: string, first: string, last: string): string {
  const prefix = parent === "" ? "" : `${parent}.`;
  if (first === last) return prefix + first;
  const [stem, from] = numbered(first);
  const [, to] = numbered(last);
  return stem === ""
    ? `${parent}[${from ?? ""}..${to ?? ""}]`
    : `${prefix}${first}..${to ?? ""}`;
}
