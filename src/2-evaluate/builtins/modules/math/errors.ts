/** The two errors of math's functions. */
import { raise } from "../../../operations/raise.js";
import {
  overflowErrorType,
  valueErrorType,
} from "../../../values/exceptionTypes.js";

export function raiseDomain(): never {
  raise(valueErrorType, "math domain error");
}

export function raiseRange(): never {
  raise(overflowErrorType, "math range error");
}
