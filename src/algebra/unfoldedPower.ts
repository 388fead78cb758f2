/** ½ · 2**i is written as `2**(i - 1)`. */
import { callAtom } from "./atom.js";
import type { Formula, Term } from "./expression.js";
import { fraction, isInteger, multiplyFractions } from "./fraction.js";
import { isPower, monomial } from "./monomial.js";
import { integer, isConstant, subtract } from "./polynomial.js";

/**
 * The term with a fraction moved into the exponent of a power in it, for display.
 *
 * @param isSafe whether the lower exponent is not negative, so that the power is still an int
 */
export function unfoldedPower(
  item: Term,
  isSafe: (exponent: Formula) => boolean,
): Term {
  if (isInteger(item.coefficient)) return item;
  for (const factor of item.monomial.factors) {
    const { atom } = factor;
    if (!isPower(atom) || factor.exponent !== 1) continue;
    const [base, exponent] = atom.args;
    const number = isConstant(base);
    if (number === undefined || number < 2n) continue;
    let { coefficient } = item;
    let down = 0;
    while (!isInteger(coefficient) && down < 64) {
      coefficient = multiplyFractions(coefficient, fraction(number));
      down++;
    }
    const lower = subtract(exponent, integer(down));
    if (!isInteger(coefficient) || !isSafe(lower)) continue;
    const others = item.monomial.factors.filter((other) => other !== factor);
    return {
      coefficient,
      monomial: monomial([
        ...others,
        { atom: callAtom("pow", [base, lower]), exponent: 1 },
      ]),
    };
  }
  return item;
}
