/**
 * What of the disk a program may see: files and folders inside the import roots, links resolved. Nothing in a source file
 * can make numel look elsewhere.
 */
import { posix } from "node:path";
import type { Files } from "../files.js";

/** What stands at a path, as far as a program may know. */
export type Found =
  | { kind: "file" | "folder"; path: string }
  /** Inside the roots, and certainly not there. */
  | { kind: "absent"; path: string }
  /** Only the person's own run can tell: outside the roots, or one of several. */
  | { kind: "hidden" };

/** Larger files are data, not settings: a program that reads one gets an unknown. */
const MOST_BYTES = 16 * 2 ** 20;

export class ReadableFiles {
  readonly #process: { workingDirectory: string | null } = {
    workingDirectory: null,
  };
  /** Absolute paths that the program has written or removed itself: the disk does not say what is there. */
  readonly #written = new Set<string>();
  readonly #files: Files;
  #roots: readonly string[];
  /** Whether a program asked for anything: what it was told depends on the roots. */
  wasAsked = false;

  constructor(files: Files, roots: readonly string[]) {
    this.#files = files;
    this.#roots = roots;
  }

  get roots(): readonly string[] {
    this.wasAsked = true;
    return this.#roots;
  }

  setRoots(roots: readonly string[]): void {
    this.#roots = roots;
  }

  /** What `os.chdir` said; null: relative paths are looked up in the roots, as imports are. */
  get workingDirectory(): string | null {
    return this.#process.workingDirectory;
  }

  set workingDirectory(folder: string | null) {
    this.#process.workingDirectory = folder;
  }

  /** What a program changes here. */
  get heapRoots(): object[] {
    return [this.#process, this.#written];
  }

  /**
   * Looks a path up. A relative one is taken to be meant for the root that has it: people start their programs where
   * their files are. Where two roots have it, nobody can tell which is meant.
   */
  find(path: string): Found {
    if (path.includes("\0")) return { kind: "hidden" };
    if (posix.isAbsolute(path)) return this.#at(posix.normalize(path));
    if (this.workingDirectory !== null) {
      return this.#at(posix.join(this.workingDirectory, path));
    }
    const found = new Map<string, Found>();
    for (const root of this.roots) {
      if (/(site|dist)-packages\/?$/.test(root)) continue;
      const at = this.#at(posix.join(root, path));
      if (at.kind === "file" || at.kind === "folder") {
        found.set(this.#files.real(at.path), at);
      }
    }
    const [first] = found.values();
    return found.size === 1 && first !== undefined ? first : { kind: "hidden" };
  }

  /** The bytes of a file; undefined where a program may not see them. */
  read(path: string): Uint8Array | undefined {
    const found = this.find(path);
    if (found.kind !== "file" || this.#files.size(found.path) > MOST_BYTES) {
      return undefined;
    }
    return this.#files.read(found.path);
  }

  /** The names in a folder, sorted; undefined where a program may not see them. */
  list(path: string): string[] | undefined {
    const found = this.find(path);
    return found.kind === "folder" ? this.#files.list(found.path) : undefined;
  }

  /** Notes that the program writes or removes what is at a path. */
  noteWritten(path: string): void {
    const folders =
      this.workingDirectory === null ? this.roots : [this.workingDirectory];
    for (const folder of folders) {
      this.#written.add(
        posix.isAbsolute(path)
          ? posix.normalize(path)
          : posix.join(folder, path),
      );
    }
  }

  /** The path with links resolved; undefined where a program may not see it. */
  real(path: string): string | undefined {
    const found = this.find(path);
    return found.kind === "hidden" ? undefined : this.#realOf(found.path);
  }

  #at(path: string): Found {
    // Links decide where a path really leads; `..` has been taken out before.
    const real = this.#realOf(path);
    if (!this.#isInside(real) || this.#isWritten(path)) {
      return { kind: "hidden" };
    }
    const kind = this.#files.kind(real);
    return kind === undefined ? { kind: "absent", path } : { kind, path };
  }

  /** The path with links resolved, those on the way to something that is not there included. */
  #realOf(path: string): string {
    if (path === "/" || this.#files.kind(path) !== undefined) {
      return this.#files.real(path);
    }
    return posix.join(this.#realOf(posix.dirname(path)), posix.basename(path));
  }

  /** Whether the program wrote or removed it, or the folder it is in. */
  #isWritten(path: string): boolean {
    for (const written of this.#written) {
      if (written === path || path.startsWith(`${written}/`)) return true;
    }
    return false;
  }

  #isInside(path: string): boolean {
    return this.roots
      .map((root) => this.#files.real(root))
      .some(
        (root) => path === root || path.startsWith(`${root}/`) || root === "/",
      );
  }
}
