/** Numbers for people: exact with separators first, rounded ones in powers of 1,000. */

/** `61,706` */
export function grouped(value: bigint | number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A share in percent with one decimal, rounded half up: `31.0`; "" of nothing. */
export function percent(part: bigint, whole: bigint): string {
  return whole === 0n ? "" : oneDecimal(part * 100n, whole);
}

/** `124.5 M`: K, M, B, T; below 1,000 and from 10¹⁵ on as it is. */
export function compact(value: bigint): string {
  return scaled(value, ["K", "M", "B", "T"]) ?? grouped(value);
}

/** `246.8 kB`: powers of 1,000; `512 bytes` below. */
export function byteSize(bytes: bigint): string {
  if (bytes === 1n) return "1 byte";
  return (
    scaled(bytes, ["kB", "MB", "GB", "TB", "PB", "EB"]) ??
    `${grouped(bytes)} bytes`
  );
}

function scaled(value: bigint, units: readonly string[]): string | null {
  if (value < 1000n) return null;
  let scale = 1000n;
  for (const unit of units) {
    const text = oneDecimal(value, scale);
    if (text.length <= "999.9".length) return `${text} ${unit}`;
    scale *= 1000n;
  }
  return null;
}

function oneDecimal(value: bigint, by: bigint): string {
  const tenths = (value * 20n + by) / (by * 2n);
  return `${tenths / 10n}.${tenths % 10n}`;
}
