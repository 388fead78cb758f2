/** ½ · 2**i is written as `2**(i - 1)`. */
import { callAtom } from "./atom.js";
import type { Term } from "./expression.js";
import { fraction, isInteger, multiplyFractions } from "./fraction.js";
import { isPower, monomial } from "./monomial.js";
import { integer, isConstant, subtract } from "./polynomial.js";

/** The term with a fraction moved into the exponent of a power in it, for display. */
export function unfoldedPower(item: Term): Term {
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
    if (!isInteger(coefficient)) continue;
    const lower = callAtom("pow", [base, subtract(exponent, integer(down))]);
    const others = item.monomial.factors.filter((other) => other !== factor);
    return {
      coefficient,
      monomial: monomial([...others, { atom: lower, exponent: 1 }]),
    };
  }
  return item;
}
