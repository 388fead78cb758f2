/** Where unknown values are born, and how they spread. */
import type { Reason } from "../../messages.js";
import { PyUnknown } from "../values/unknown.js";

export { derived } from "../values/unknown.js";
import type { Vm } from "../vm.js";
import { userPlace } from "./userPlace.js";

/** A new unknown: `text` is a row of `reasons` in messages.ts, `expression` how the value is written. */
export function unknown(
  vm: Vm,
  text: Omit<Reason, "file" | "line">,
  expression: string,
): PyUnknown {
  return new PyUnknown(expression, [{ ...text, ...userPlace(vm) }]);
}
