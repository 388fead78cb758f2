/** Where the user's own code stands. */
import type { Frame } from "../frame.js";
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
