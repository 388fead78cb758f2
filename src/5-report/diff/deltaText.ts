/** Differences as they are printed: always with their sign, exact, and never a percentage of nothing. */
import { grouped } from "../text/numbers.js";

/** `+28,351,488`, `−102,144`, `0`; `?` for what is not known. */
export function signed(delta: bigint | null): string {
  if (delta === null) return "?";
  if (delta === 0n) return "0";
  return delta > 0n ? `+${grouped(delta)}` : `−${grouped(-delta)}`;
}

/** `+22.78%`, rounded half away from zero; "" where there is no base, or nothing changed. */
export function signedPercent(
  base: bigint | null,
  delta: bigint | null,
): string {
  if (base === null || delta === null || base === 0n || delta === 0n) return "";
  const size = delta < 0n ? -delta : delta;
  const hundredths = (size * 20_000n + base) / (base * 2n);
  const sign = delta < 0n ? "−" : "+";
  const cents = String(hundredths % 100n).padStart(2, "0");
  return `${sign}${grouped(hundredths / 100n)}.${cents}%`;
}
