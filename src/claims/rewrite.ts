/** Brings the numbers of a text up to date, and changes nothing else. */
import type { JudgedClaim } from "../4-count/claims/claim.js";
import { restyle } from "../4-count/claims/restyle.js";

export interface Rewritten {
  text: string;
  /** `README.md:12  124M → 153M` */
  changes: string[];
}

/** @param claims those of this text; of these, the ones that differ from a count that is known are written anew */
export function rewrite(
  text: string,
  claims: readonly JudgedClaim[],
): Rewritten {
  const changes: string[] = [];
  let result = text;
  // From the end, so that the places before stay where they are.
  for (const { claim, count, state } of claims.toReversed()) {
    if (state !== "differs" || count === null) continue;
    const { number, textStart, file, line } = claim;
    const start = textStart + number.index;
    const written = restyle(number, count);
    result =
      result.slice(0, start) +
      written +
      result.slice(start + number.text.length);
    changes.unshift(`${file}:${line}  ${number.text} → ${written}`);
  }
  return { text: result, changes };
}
