/** `x * y`, wrapped for integers. */
import type { DType } from "../dtype.js";
import type { Kernel } from "./kernel.js";

export const product = (dtype: DType): Kernel =>
  dtype.kind === "int"
    ? (x, y) => {
        const exact = x * y;
        return Number.isSafeInteger(exact) ? exact : wrapProduct(dtype, x, y);
      }
    : (x, y) => x * y;

function wrapProduct(dtype: DType, x: number, y: number): number {
  const bits = 8 * dtype.itemsize;
  const wrapped = dtype.isSigned
    ? BigInt.asIntN(bits, BigInt(x) * BigInt(y))
    : BigInt.asUintN(bits, BigInt(x) * BigInt(y));
  return Number.isSafeInteger(Number(wrapped)) ? Number(wrapped) : Infinity;
}
