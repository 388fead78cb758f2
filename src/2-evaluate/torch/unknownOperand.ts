/** How an operation on tensors gives up: something it needs is not known. */
import type { PyUnknown } from "../values/unknown.js";

/** Thrown inside an operation, and answered by its row (`ops/rows.ts`) with an unknown value derived from `unknown`. */
export class UnknownOperand {
  constructor(readonly unknown: PyUnknown) {}
}
