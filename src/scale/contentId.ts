/** Names for contents: git's own for a file, so that what git knows need not be read. */
import { createHash } from "node:crypto";

/** The id that git gives a file of these bytes (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects). */
export function blobId(bytes: Uint8Array): string {
  return createHash("sha1")
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest("hex");
}

/** For the names in a folder. */
export function listId(names: readonly string[]): string {
  return createHash("sha1").update(names.join("\0")).digest("hex");
}
