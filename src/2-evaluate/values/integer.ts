/** Exact ints over two JavaScript representations. */

/** Gives a bigint its one representation: a number where it fits, else itself. */
export function normalize(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) &&
    value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;
}
