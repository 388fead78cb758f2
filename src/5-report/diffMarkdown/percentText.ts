/** Shares as Markdown has them: with a space before the sign. */
import { signedPercent } from "../diff/deltaText.js";

/** `+22.78 %`; "" where there is no base, or nothing changed. */
export function percentText(base: bigint | null, delta: bigint | null): string {
  return signedPercent(base, delta).replace("%", " %");
}
