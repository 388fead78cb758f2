/** IEEE half-precision floats as bits. */

/** The bits of the half nearest to a float, halves to even. */
export function halfToBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  if (Number.isNaN(value)) return 0x7e00;
  const size = Math.abs(value);
  if (size >= 65520) return sign | 0x7c00;
  // Below 2⁻¹⁴, halves are multiples of 2⁻²⁴; above, the step grows with the exponent.
  const exponent = Math.max(Math.floor(Math.log2(size)), -14);
  const units = roundHalfEven(size / 2 ** (exponent - 10));
  const bits = exponent > -14 ? (exponent + 14) * 1024 + units : units;
  return sign | (size === 0 ? 0 : bits);
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

export function halfFromBits(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
