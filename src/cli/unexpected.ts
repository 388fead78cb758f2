/** A defect of numel itself: told as one, without a stack trace unless it is asked for. */
import { complain } from "./output.js";

/** @returns the exit code */
export function unexpected(error: unknown): 2 {
  const message = error instanceof Error ? error.message : String(error);
  complain(
    `numel: internal error: ${message}\n  This is a defect of numel, not of your code. Please report it; NUMEL_DEBUG=1 shows where it happened.\n`,
  );
  if (process.env.NUMEL_DEBUG && error instanceof Error) {
    complain(`${error.stack ?? ""}\n`);
  }
  return 2;
}
