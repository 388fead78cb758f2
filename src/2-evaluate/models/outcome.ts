/** How an evaluation that did not end well is told. */
import { messageOf } from "../builtins/exceptions.js";
import type { Frame } from "../frame.js";
import { Halt } from "../halt.js";
import { userPlace } from "../operations/userPlace.js";
import { reasons } from "../../messages.js";
import { Raised, type TracebackEntry } from "../values/exceptions.js";
import type { Vm } from "../vm.js";

/** A Python exception in words: `ValueError: …` and the user's line that it came from. */
export interface RaisedDescription {
  message: string;
  file: string | null;
  line: number | null;
}

/** @param frame where it was caught: the place if no frame of the user's own is in the traceback */
export function describeRaised(
  vm: Vm,
  error: Raised,
  frame: Frame | null,
): RaisedDescription {
  const { exception } = error;
  const text = safeMessage(vm, error);
  const name = exception.type.name;
  const message = text === "" ? name : `${name}: ${text}`;
  const entry: TracebackEntry | undefined = exception.traceback.find(
    ({ isStub }) => !isStub,
  );
  if (entry !== undefined)
    return { message, file: entry.file, line: entry.line };
  if (frame === null) return { message, file: null, line: null };
  const { line } = frame.source.position(frame.at.start);
  return { message, file: frame.source.path, line };
}

function safeMessage(vm: Vm, error: Raised): string {
  try {
    return messageOf(vm, error.exception);
  } catch {
    return "";
  }
}

/** JavaScript's own stack ran out: the same to a person as any other budget. Anything else is given back as it is. */
export function toHalt(vm: Vm, error: unknown): unknown {
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return new Halt({
      ...reasons.budget("calls are nested too deeply"),
      ...userPlace(vm),
    });
  }
  if (error instanceof Halt && error.reason.file === null) {
    return new Halt({ ...error.reason, ...userPlace(vm) });
  }
  return error;
}
