/** Where an exception came through. */
import type { Frame } from "../frame.js";
import { Raised } from "../values/exceptions.js";

/** Notes on an exception that it is leaving a frame; anything else thrown is left alone. */
export function recordTraceback(error: unknown, frame: Frame): void {
  if (!(error instanceof Raised)) return;
  const { source, at, name } = frame;
  error.exception.traceback.push({
    file: source.path,
    line: source.position(at.start).line,
    name,
    isStub: source.isStub,
  });
}
