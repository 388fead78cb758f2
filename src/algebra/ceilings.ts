/** Rounding up: people read `ceil(a / b)` where Python, without imports, has `-(-a // b)`. */
import { callAtom } from "./atom.js";
import {
  FloatFormula,
  type Atom,
  type CallAtom,
  type Formula,
  type Term,
} from "./expression.js";
import { floatOperation } from "./floats.js";
import { negateFraction } from "./fraction.js";
import { monomial } from "./monomial.js";
import { negate } from "./polynomial.js";

/** The term with `ceil(a / b)` for `-(-a // b)`, for display only. */
export function withCeilings(item: Term): Term {
  return mirrored(item, (atom) => {
    if (atom.function !== "floordiv") return undefined;
    const [dividend, divisor] = atom.args as [Formula, Formula];
    const varying = [...dividend.terms.values()].filter(
      ({ monomial }) => monomial.factors.length,
    );
    if (!varying.length) return undefined;
    if (varying.some(({ coefficient }) => coefficient.numerator > 0n))
      return undefined;
    return callAtom("ceil", [floatOperation("/", negate(dividend), divisor)]);
  });
}

/** The term with `-floor(-y)` for `ceil(y)`, for display only. */
export function withFloors(item: Term): Term {
  return mirrored(item, (atom) =>
    atom.function === "ceil"
      ? callAtom("floor", [
          new FloatFormula({ kind: "negate", operand: atom.args[0]! }),
        ])
      : undefined,
  );
}

/** The term with `-f(…)` for the factors that have such a form. */
function mirrored(
  item: Term,
  mirror: (atom: CallAtom) => Atom | undefined,
): Term {
  let { coefficient } = item;
  const factors = item.monomial.factors.map((factor) => {
    const { atom, exponent } = factor;
    const other = atom.kind === "call" ? mirror(atom) : undefined;
    if (!other) return factor;
    if (exponent % 2 !== 0) coefficient = negateFraction(coefficient);
    return { atom: other, exponent };
  });
  return { coefficient, monomial: monomial(factors) };
}
