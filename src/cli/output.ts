/** Writing to standard output and standard error: the only place that does. */
import { fstatSync, writeSync } from "node:fs";

/** Writes a result to standard output. */
export function print(text: string): void {
  write(1, text);
}

/** Writes a message to standard error. */
export function complain(text: string): void {
  write(2, text);
}

/**
 * Node's streams take milliseconds to load, and only a terminal needs them: everything else is written as it is. Who reads
 * the other end of a pipe may have seen enough (`numel … | head`): then there is nothing more to do.
 */
function write(descriptor: 1 | 2, text: string): void {
  if (isTerminal(descriptor)) {
    streamOf(descriptor).write(text);
    return;
  }
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") process.exit();
      if (code !== "EAGAIN") throw error;
      // A pipe that is full and does not wait by itself.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Ends the process; V8 would otherwise tidy up its memory before it lets go. */
export function exitWhenWritten(): void {
  const exit = () => process.exit();
  if (isTerminal(1)) process.stdout.write("", exit);
  else exit();
}

/** Whether a person sees what is written there. */
export function isTerminal(descriptor: 1 | 2): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  // Through a pipe `isTTY` is not false but missing.
  return streamOf(descriptor).isTTY === true;
}

function streamOf(descriptor: 1 | 2): NodeJS.WriteStream {
  return descriptor === 1 ? process.stdout : process.stderr;
}
