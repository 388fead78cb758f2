/** The contents of blobs, read from the object store in batches and kept: a blob never changes. */
import { GitError, type Git } from "./runGit.js";

const lineEnd = 10;

export class Blobs {
  readonly #git: Git;
  readonly #contents = new Map<string, Uint8Array>();

  constructor(git: Git) {
    this.#git = git;
  }

  /**
   * The content of one blob. One process each, so what is foreseen should be read ahead.
   * @throws {GitError} where the object is missing
   */
  read(id: string): Uint8Array {
    this.readAhead([id]);
    return this.#contents.get(id) as Uint8Array;
  }

  has(id: string): boolean {
    return this.#contents.has(id);
  }

  /** Reads all of them with one `git cat-file --batch`. */
  readAhead(ids: Iterable<string>): void {
    const wanted = [...new Set(ids)].filter((id) => !this.#contents.has(id));
    if (wanted.length === 0) return;
    const output = this.#git.run(
      ["cat-file", "--batch"],
      wanted.map((id) => `${id}\n`).join(""),
    );
    let at = 0;
    for (const id of wanted) {
      const end = output.indexOf(lineEnd, at);
      const header = output.toString("latin1", at, end);
      const [, type, size] = header.split(" ");
      if (end < 0 || type !== "blob") {
        throw new GitError(
          `object ${id} is missing from the repository: run git fsck, or fetch again`,
        );
      }
      const start = end + 1;
      at = start + Number(size) + 1;
      this.#contents.set(id, output.subarray(start, at - 1));
    }
  }
}
