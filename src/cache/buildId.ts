/** Which build of numel this is: an answer of another is not taken over. */
import { readFileSync } from "node:fs";

/** A hash of all that is shipped, made by scripts/build.js; null where numel runs from its sources, which may change. */
export function buildId(): string | null {
  try {
    const text = readFileSync(new URL("build-id", import.meta.url), "utf8");
    return /^[0-9a-f]{16}$/.test(text) ? text : null;
  } catch {
    return null;
  }
}
