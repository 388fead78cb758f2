/** Holding a claim against the count: it is held to the digits it shows. */
import type { CountedModel } from "../counted.js";
import { floorOf, roundedDigits } from "../quantity.js";
import { type Claim, exactly, type JudgedClaim } from "./claim.js";

/** A lower bound that is above what is claimed refutes it; nothing but an exact count confirms it. */
export function judgeClaim(claim: Claim, model: CountedModel): JudgedClaim {
  const { number, of } = claim;
  const count = exactly(model, of);
  if (count !== null) {
    const holds = roundedDigits(count, number) === number.digits;
    return { claim, count, state: holds ? "holds" : "differs" };
  }
  const hasBound = model.status === "partial" && of !== "stored";
  // Half of the last digit shown may be rounding.
  const most = floorOf({ ...number, digits: number.digits + 1n });
  const isRefuted = hasBound && model.counts[of as "total"] > most;
  return { claim, count, state: isRefuted ? "differs" : "unknown" };
}
