/** Which elements of two lists belong together. */

/** A pair, or an element of one list alone (`null` on the other side), in the order of both. */
export type Aligned<T> = readonly [T | null, T | null];

/** Longer lists than this (product of lengths) are paired from both ends alone. */
const mostWork = 4_000_000;

/**
 * Equal elements first (as many as can be in order); between them those with equal keys; then, where as many are left on both
 * sides and of the same sort, by position.
 */
export function align<T>(
  base: readonly T[],
  head: readonly T[],
  by: {
    number: (one: T) => number;
    key: (one: T) => string;
    sort: (one: T) => string;
  },
): Aligned<T>[] {
  const equal = commonPairs(base.map(by.number), head.map(by.number));
  const result: Aligned<T>[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...equal, [base.length, head.length] as const]) {
    result.push(...alignGap(base.slice(i, x), head.slice(j, y), by));
    const [a, b] = [base[x], head[y]];
    if (a !== undefined && b !== undefined) result.push([a, b]);
    [i, j] = [x + 1, y + 1];
  }
  return result;
}

function alignGap<T>(
  base: readonly T[],
  head: readonly T[],
  by: { key: (one: T) => string; sort: (one: T) => string },
): Aligned<T>[] {
  const keys = new Map<string, number>();
  const numbers = (list: readonly T[]) =>
    list.map((one) => {
      const key = by.key(one);
      const number = keys.get(key) ?? keys.size;
      keys.set(key, number);
      return number;
    });
  const pairs = commonPairs(numbers(base), numbers(head));
  const result: Aligned<T>[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [base.length, head.length] as const]) {
    const [left, right] = [base.slice(i, x), head.slice(j, y)];
    const isAlike =
      left.length === right.length &&
      left.every((one, n) => by.sort(one) === by.sort(right[n] as T));
    if (isAlike) {
      result.push(...left.map((one, n) => [one, right[n] as T] as const));
    } else {
      result.push(...left.map((one) => [one, null] as const));
      result.push(...right.map((one) => [null, one] as const));
    }
    const [a, b] = [base[x], head[y]];
    if (a !== undefined && b !== undefined) result.push([a, b]);
    [i, j] = [x + 1, y + 1];
  }
  return result;
}

/** Positions of a longest common subsequence. */
function commonPairs(
  base: readonly number[],
  head: readonly number[],
): (readonly [number, number])[] {
  let start = 0;
  while (
    start < base.length &&
    start < head.length &&
    base[start] === head[start]
  ) {
    start += 1;
  }
  let end = 0;
  while (
    end < base.length - start &&
    end < head.length - start &&
    base[base.length - 1 - end] === head[head.length - 1 - end]
  ) {
    end += 1;
  }
  const pairs: (readonly [number, number])[] = [];
  for (let n = 0; n < start; n++) pairs.push([n, n]);
  const inner = commonInner(
    base.slice(start, base.length - end),
    head.slice(start, head.length - end),
  );
  for (const [i, j] of inner) pairs.push([i + start, j + start]);
  for (let n = end; n > 0; n--) pairs.push([base.length - n, head.length - n]);
  return pairs;
}

function commonInner(
  base: readonly number[],
  head: readonly number[],
): (readonly [number, number])[] {
  const [n, m] = [base.length, head.length];
  if (n === 0 || m === 0 || n * m > mostWork) return [];
  const width = m + 1;
  const lengths = new Uint32Array((n + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      lengths[i * width + j] =
        base[i] === head[j]
          ? at(i + 1, j + 1) + 1
          : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < n && j < m;) {
    if (base[i] === head[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
