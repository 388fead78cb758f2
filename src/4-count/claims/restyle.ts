/** A count written as a person wrote another: same separators, same unit, as many digits behind the point. */
import { type Found, roundedDigits } from "../quantity.js";

/** Each unit in the spellings that are kept: `M` goes with `K` and `B`, `million` with `thousand`. */
const spellings: readonly (readonly string[])[] = [
  ["", "K", "M", "B", "T"],
  ["", "k", "m", "b", "t"],
  ["", "thousand", "million", "billion", "trillion"],
  ["", "Thousand", "Million", "Billion", "Trillion"],
];

/**
 * `124,475,904` for a count in the style of `123,000,000`, `152.8 M` in the style of `124.5 M`. Where the unit does not fit
 * the count any more (`0.3B`, `12400K`), the one that does is taken, with at least as many digits in all.
 */
export function restyle(style: Found, count: bigint): string {
  const { exponent, decimals } = fitting(style, count);
  const digits = String(roundedDigits(count, { exponent, decimals })).padStart(
    decimals + 1,
    "0",
  );
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const unit = unitFor(style.unit, exponent);
  return (
    grouped(whole, separatorOf(style)) +
    (decimals === 0 ? "" : `.${fraction}`) +
    (unit === "" ? "" : style.gap + unit)
  );
}

function fitting(
  style: Found,
  count: bigint,
): { exponent: number; decimals: number } {
  const { exponent, decimals, digits } = style;
  if (exponent === 0) return { exponent, decimals: 0 };
  const units = (at: number) => count / 10n ** BigInt(at);
  const wasInThousands = digits / 10n ** BigInt(decimals) >= 1000n;
  const isTooSmall = units(exponent) === 0n;
  const isTooLarge = units(exponent) >= 1000n && !wasInThousands;
  if (!isTooSmall && !isTooLarge) return { exponent, decimals };
  let fit = 0;
  while (fit < 12 && units(fit) >= 1000n) fit += 3;
  if (fit === 0) return { exponent: 0, decimals: 0 };
  const shown = String(digits).length - String(units(fit)).length;
  return { exponent: fit, decimals: Math.max(0, shown) };
}

/** A number too short to show how its writer groups thousands is grouped with commas. */
function separatorOf({ separator, text, unit }: Found): string {
  if (separator !== "" || unit !== "") return separator;
  return /\d{4}/.test(text) ? "" : ",";
}

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

function unitFor(written: string, exponent: number): string {
  const row =
    spellings.find((units) => written !== "" && units.includes(written)) ??
    (/^[a-z]{2,}$/i.test(written) ? spellings[2] : spellings[0]);
  return row?.[exponent / 3] ?? "";
}
