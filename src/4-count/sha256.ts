/** SHA-256. Node's module is loaded when it is wanted: most reports for people need none, and would wait at every start. */
import { createRequire } from "node:module";

/** @returns 64 hex digits, of the parts one after the other */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const { createHash } = createRequire(import.meta.url)(
    "node:crypto",
  ) as typeof import("node:crypto");
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
