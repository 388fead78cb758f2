/** sin, cos, tan and their inverses, correctly rounded. Arguments are finite. */
import { exactRatio } from "../exactFloat.js";
import { bitLength, ratioToFloat } from "../ratioToFloat.js";
import {
  BITS,
  divide,
  multiply,
  nearestInteger,
  ONE,
  piBits,
  squareRoot,
  toFixed,
  toFloat,
} from "./fixedPoint.js";

/** Below it, x³/6 is less than half an ulp of x: sin, tan and their inverses are x itself. */
const SMALL = 2 ** -27;

interface SineCosine {
  sine: bigint;
  cosine: bigint;
}

/** Both of a fixed-point angle, by their series; best for |x| < 1. */
function series(x: bigint): SineCosine {
  let sine = 0n;
  let cosine = 0n;
  let term = ONE;
  for (let n = 0; term !== 0n && term !== -1n; n++) {
    const negative = (n & 2) !== 0;
    if (n & 1) sine += negative ? -term : term;
    else cosine += negative ? -term : term;
    term = multiply(term, x) / BigInt(n + 1);
  }
  return { sine, cosine };
}

/** Both of a float: the angle is first brought within ±π/4 by an exact multiple of π/2. */
function sineCosine(value: number): SineCosine {
  const { numerator, denominator } = exactRatio(value);
  // As many more digits of π as the angle has before the point, and some for angles close to a multiple.
  const size = Math.max(0, bitLength(numerator < 0n ? -numerator : numerator));
  const bits = BITS + BigInt(size) + 64n;
  const halfPi = piBits(bits) >> 1n;
  const angle = (numerator << bits) / denominator;
  const quarter = nearestInteger(angle, halfPi);
  const rest = (angle - quarter * halfPi) >> (bits - BITS);
  const { sine, cosine } = series(rest);
  switch (((quarter % 4n) + 4n) % 4n) {
    case 0n:
      return { sine, cosine };
    case 1n:
      return { sine: cosine, cosine: -sine };
    case 2n:
      return { sine: -sine, cosine: -cosine };
    default:
      return { sine: -cosine, cosine: sine };
  }
}

export function sin(value: number): number {
  return Math.abs(value) < SMALL ? value : toFloat(sineCosine(value).sine);
}

export function cos(value: number): number {
  return toFloat(sineCosine(value).cosine);
}

export function tan(value: number): number {
  if (Math.abs(value) < SMALL) return value;
  const { sine, cosine } = sineCosine(value);
  return cosine < 0n
    ? ratioToFloat(-sine, -cosine)
    : ratioToFloat(sine, cosine);
}

/**
 * The angle of the point (x, y), in fixed point. A double's guess, turned back by it, leaves an angle so small that two
 * terms of the series of arctan do.
 */
function angleOf(y: bigint, x: bigint): bigint {
  const shift = BigInt(
    Math.max(bitLength(abs(y)), bitLength(abs(x))) - Number(BITS),
  );
  const [top, right] =
    shift >= 0n ? [y >> shift, x >> shift] : [y << -shift, x << -shift];
  const guess = toFixed(Math.atan2(toFloat(top), toFloat(right)));
  const { sine, cosine } = series(guess);
  const rest = divide(
    multiply(top, cosine) - multiply(right, sine),
    multiply(right, cosine) + multiply(top, sine),
  );
  return guess + rest - multiply(rest, multiply(rest, rest)) / 3n;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

export function atan(value: number): number {
  if (Math.abs(value) < SMALL) return value;
  return toFloat(angleOf(toFixed(value), ONE));
}

/** Neither argument is zero. */
export function atan2(y: number, x: number): number {
  const a = exactRatio(y);
  const b = exactRatio(x);
  const top = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  // A slope too small for fixed point is its own angle.
  if (x > 0 && bitLength(abs(top)) + 54 < bitLength(right)) {
    return ratioToFloat(top, right);
  }
  return toFloat(angleOf(top, right));
}

/** √(1 − x²) */
function complement(value: number): bigint {
  const x = toFixed(value);
  return squareRoot(ONE - multiply(x, x));
}

export function asin(value: number): number {
  if (Math.abs(value) < SMALL) return value;
  return toFloat(angleOf(toFixed(value), complement(value)));
}

export function acos(value: number): number {
  return value === 1 ? 0 : toFloat(angleOf(complement(value), toFixed(value)));
}
