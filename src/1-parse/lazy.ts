/** A value that is made on first use. */
import type { Lazy } from "./ast.js";

/** A thunk that calls `make` once; if `make` throws, the next call tries again. */
export function lazy<T extends object>(make: () => T): Lazy<T> {
  let pending: (() => T) | undefined = make;
  let value: T | undefined;
  return () => {
    if (pending) {
      value = pending();
      pending = undefined; // what it held (a part of the syntax tree) can go
    }
    return value as T;
  };
}
