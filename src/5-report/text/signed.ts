/** Differences for people: always with a sign, and U+2212 for minus. */
import { grouped } from "./numbers.js";

/** `+28,351,488`, `−102,144`, `0` */
export function signed(value: bigint): string {
  if (value === 0n) return "0";
  return value < 0n ? `−${grouped(-value)}` : `+${grouped(value)}`;
}

/** `+22.78 %`, `−0.08 %`, rounded half away from zero; "" of nothing, where no share makes sense. */
export function signedPercent(delta: bigint, base: bigint): string {
  if (base <= 0n) return "";
  const size = delta < 0n ? -delta : delta;
  const hundredths = (size * 20_000n + base) / (base * 2n);
  const digits = String(hundredths).padStart(3, "0");
  const text = `${grouped(BigInt(digits.slice(0, -2)))}.${digits.slice(-2)} %`;
  if (delta === 0n) return "0.00 %";
  return `${delta < 0n ? "−" : "+"}${text}`;
}
