/** `round()` of ints and floats (https://docs.python.org/3.11/library/functions.html#round). */
import { raise } from "../../operations/raise.js";
import { overflowErrorType } from "../../values/exceptionTypes.js";
import { normalize } from "../../values/integer.js";
import { divideHalfEven, scaledDigits } from "../../../floats/exactFloat.js";
import { integerFromFloat } from "./integerFromFloat.js";

/** The places beyond which rounding a float changes nothing, or leaves zero. */
const MOST_PLACES = 323;
const FEWEST_PLACES = -308;

/** `round(value)`: to the nearest int, halves to even. */
export function roundToInteger(value: number): number | bigint {
  if (!Number.isFinite(value)) return integerFromFloat(value);
  const floor = Math.floor(value);
  const rest = value - floor;
  const isUp = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return integerFromFloat(isUp ? floor + 1 : floor);
}

/** `round(value, places)`: correctly rounded from the float's exact value, unlike scaling and rounding back. */
export function roundFloat(value: number, places: number | bigint): number {
  if (!Number.isFinite(value) || places > MOST_PLACES) return value;
  if (places < FEWEST_PLACES) return 0 * value;
  const digits = scaledDigits(value, Number(places));
  const rounded = Number(`${digits}e${-Number(places)}`);
  if (!Number.isFinite(rounded)) {
    raise(overflowErrorType, "rounded value too large to represent");
  }
  return rounded === 0 ? 0 * Math.sign(value) : rounded;
}

/** `round(value, places)` of an int: only negative places change it. */
export function roundInteger(
  value: number | bigint,
  places: number | bigint,
): number | bigint {
  if (places >= 0) return value;
  // Beyond the number's own digits the answer is 0, and 10^-places need not be made.
  if (-places > String(value).length) return 0;
  const unit = 10n ** BigInt(-places);
  return normalize(divideHalfEven(BigInt(value), unit) * unit);
}
