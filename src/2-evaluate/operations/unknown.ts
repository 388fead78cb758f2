/** Where unknown values are born, and how they spread. */
import type { Reason } from "../../messages.js";
import type { Frame } from "../frame.js";
import { PyUnknown } from "../values/unknown.js";

export { derived } from "../values/unknown.js";
import type { Vm } from "../vm.js";

/** The nearest place in the user's own files: stub frames are never blamed. */
export function userPlace(vm: Vm): {
  file: string | null;
  line: number | null;
} {
  const frame = userFrame(vm);
  return frame === null
    ? { file: null, line: null }
    : {
        file: frame.source.path,
        line: frame.source.position(frame.at.start).line,
      };
}

/** The innermost running frame that is not a stub's. */
export function userFrame(vm: Vm): Frame | null {
  let frame = vm.frame;
  while (frame?.source.isStub) frame = frame.caller;
  return frame;
}

/** A new unknown: `text` is a row of `reasons` in messages.ts, `expression` how the value is written. */
export function unknown(
  vm: Vm,
  text: Omit<Reason, "file" | "line">,
  expression: string,
): PyUnknown {
  return new PyUnknown(expression, [{ ...text, ...userPlace(vm) }]);
}
