/** Why a formula has no value. All are errors of the numbers put in, or of what was asked; none is thrown for lack of a rule. */

export class AlgebraError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** Python raises ZeroDivisionError here. */
export class DivisionByZero extends AlgebraError {}

/** The value is not an integer: a fact that the formula rests on (a divisibility, an exponent ≥ 0) does not hold. */
export class NotAnInteger extends AlgebraError {}

/** A symbol has no value. */
export class UnboundSymbol extends AlgebraError {
  constructor(readonly symbol: string) {
    super(`no value for ${symbol}`);
  }
}

/** Python raises OverflowError or ValueError here: an infinity or NaN, the logarithm of a negative number. */
export class NotANumber extends AlgebraError {}

/** Working it out would take too long: a sum over millions of values, a power with millions of digits. */
export class TooLarge extends AlgebraError {}

/** The text is not a formula. */
export class FormulaSyntaxError extends AlgebraError {}
