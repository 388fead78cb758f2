/** Paths as messages and reports name them. */
import { isAbsolute, relative, resolve } from "node:path";

/** Relative to where numel was started, if it lies below. */
export function shownPath(file: string, cwd: string): string {
  if (!isAbsolute(file)) return file;
  const short = relative(cwd, file);
  return short.startsWith("..") || isAbsolute(short) ? resolve(file) : short;
}
