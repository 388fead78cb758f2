/** A value that numel does not know, and why. */
import type { Reason } from "../../messages.js";
import { unknownType } from "./basicTypes.js";
import { PyObject } from "./value.js";

/**
 * The third level of value (DESIGN.md 6): every operation on it gives another unknown with the same root reasons.
 * Made only by `unknown()` in operations/unknown.ts.
 */
export class PyUnknown extends PyObject {
  constructor(
    /** How the value is reached, as written: `timm.create_model(…)`, `config.hidden_size`. */
    readonly expression: string,
    /** Root reasons, never empty. */
    readonly reasons: readonly Reason[],
  ) {
    super(unknownType);
  }
}
