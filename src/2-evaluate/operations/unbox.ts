/** From a user's subclass of int or str to the plain value. */
import { PyBoxed } from "../values/simple.js";
import type { Value } from "../values/value.js";

export function unbox(value: Value): Value {
  return value instanceof PyBoxed ? value.value : value;
}
