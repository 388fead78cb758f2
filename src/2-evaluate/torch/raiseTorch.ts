/** Raising the exceptions that PyTorch's operations raise. */
import { raise } from "../operations/raise.js";
import {
  indexErrorType,
  runtimeErrorType,
  valueErrorType,
} from "../values/exceptionTypes.js";

/** `RuntimeError`, which PyTorch uses for shapes and dtypes that do not fit. */
export function raiseRuntime(message: string): never {
  raise(runtimeErrorType, message);
}

export function raiseValue(message: string): never {
  raise(valueErrorType, message);
}

export function raiseIndex(message: string): never {
  raise(indexErrorType, message);
}

/** A shape in the words of PyTorch's messages: `[2, 3]`. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
