/**
 * Numbers as people write them: `124,475,904`, `124_475_904`, `124M`, `1.2 billion`. K, M, B and T are powers of 1000
 * (COUNTING 25); `G` is not read, because half of those who write it mean bytes.
 */

/** A number exactly as it is written: `124.5M` is 1245 · 10^(6 − 1). */
export interface Quantity {
  /** All digits shown, without point, separators and leading zeros. */
  digits: bigint;
  /** How many of them stand behind the point. */
  decimals: number;
  /** Of ten: 0, 3, 6, 9 or 12. */
  exponent: number;
}

/** Units by their exponent of ten; the first letter is what numel writes itself. */
const exponents: readonly (readonly [pattern: string, exponent: number])[] = [
  ["K|thousand", 3],
  ["M|million", 6],
  ["B|billion", 9],
  ["T|trillion", 12],
];

const groups =
  "\\d{1,3}(?<separator>[,_'\\u0020\\u00a0\\u2009\\u202f])\\d{3}(?:\\k<separator>\\d{3})*";
const units = exponents.map(([pattern]) => pattern).join("|");

/**
 * One number: separator of thousands, fraction, gap before the unit, unit. Neither part of a word (`conv2d`) nor of a
 * longer number (`1.2.3`).
 */
const number = `(?<![\\p{L}\\p{N}_.,])(?<whole>${groups}|\\d+)(?:\\.(?<fraction>\\d+))?(?:(?<gap>[ \\u00a0\\u2009\\u202f]?)(?<unit>${units})(?![\\p{L}\\p{N}_]))?(?![\\p{L}\\p{N}_]|[.,]\\d)`;

/** What the pattern's groups hold. */
interface Groups extends Record<string, string | undefined> {
  whole: string;
}

/** A number found in a text, with its style. */
export interface Found extends Quantity {
  /** Where it starts in the text, and how long it is. */
  index: number;
  text: string;
  /** Between groups of thousands: `,`; "" where there is none. */
  separator: string;
  /** Between number and unit. */
  gap: string;
  /** As written: `M`, `million`; "" for a plain number. */
  unit: string;
}

/** All numbers in a text. */
export function findQuantities(text: string): Found[] {
  return [...text.matchAll(new RegExp(number, "giu"))].map((match) => {
    const { whole, fraction, separator, gap, unit } = match.groups as Groups;
    return {
      index: match.index,
      text: match[0],
      digits: BigInt(whole.replace(/\D/g, "") + (fraction ?? "")),
      decimals: fraction?.length ?? 0,
      exponent: exponentOf(unit ?? ""),
      separator: separator ?? "",
      gap: gap ?? "",
      unit: unit ?? "",
    };
  });
}

/** @returns undefined where the text is not exactly one number */
export function readQuantity(text: string): Found | undefined {
  const [found, ...more] = findQuantities(text.trim());
  return more.length === 0 && found?.text === text.trim() ? found : undefined;
}

/** The largest integer not above a quantity. */
export function floorOf({ digits, decimals, exponent }: Quantity): bigint {
  const shift = exponent - decimals;
  return shift >= 0
    ? digits * 10n ** BigInt(shift)
    : digits / 10n ** BigInt(-shift);
}

/**
 * The digits that a count shows with so many decimals of a unit, rounded half up: 124,475,904 with none of M is 124.
 */
export function roundedDigits(
  count: bigint,
  { decimals, exponent }: Pick<Quantity, "decimals" | "exponent">,
): bigint {
  const shift = exponent - decimals;
  if (shift <= 0) return count * 10n ** BigInt(-shift);
  const unit = 10n ** BigInt(shift);
  return (count + unit / 2n) / unit;
}

function exponentOf(unit: string): number {
  const found = exponents.find(([pattern]) =>
    new RegExp(`^(?:${pattern})$`, "i").test(unit),
  );
  return found?.[1] ?? 0;
}
