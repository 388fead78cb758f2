/** The form of an elementwise function of two numbers. */
import type { DType } from "../dtype.js";

export type Kernel = (x: number, y: number) => number;

export const isFloat = (dtype: DType) => dtype.kind === "float";
