/**
 * Contents of files on the disk, recognised without reading them, as git's index does it: size, times and inode of a file
 * that was read before say that it is the same. A file that was changed within the clock's resolution of when it was read
 * looks the same, so nothing is believed of one that was younger than a few seconds then: it is read again.
 */
import { readFileSync, statSync } from "node:fs";
import { blobId } from "../scale/contentId.js";
import type { CacheFolder } from "./cacheFolder.js";

/** Coarser than the time stamps of any file system in use (FAT: 2 seconds), with room for clocks that disagree. */
const SETTLED_MS = 4000;
const name = "index";

export class StatIndex {
  readonly #folder: CacheFolder;
  #known: Map<string, string> | undefined;
  #hasNew = false;

  constructor(folder: CacheFolder) {
    this.#folder = folder;
  }

  /** git's id of a file's content; "" where it cannot be read. */
  id(path: string): string {
    const before = stampOf(path);
    if (before === undefined) return "";
    const known = (this.#known ??= this.#load()).get(path);
    if (known?.startsWith(`${before.text} `)) {
      return known.slice(before.text.length + 1);
    }
    const now = Date.now();
    let id: string;
    try {
      id = blobId(readFileSync(path));
    } catch {
      return "";
    }
    const isSettled =
      now - before.changed > SETTLED_MS && stampOf(path)?.text === before.text;
    if (isSettled) {
      this.#known.set(path, `${before.text} ${id}`);
      this.#hasNew = true;
    }
    return id;
  }

  /** Keeps what was found out for the next run. */
  save(): void {
    if (!this.#hasNew || this.#known === undefined) return;
    this.#hasNew = false;
    const entries = [...this.#known].slice(-50_000);
    this.#folder.write(name, Buffer.from(JSON.stringify(entries)));
  }

  #load(): Map<string, string> {
    const content = this.#folder.read(name);
    if (content === undefined) return new Map();
    return new Map(JSON.parse(content.toString()) as [string, string][]);
  }
}

/** What changes whenever a file does; setting a file's own time back changes `ctime`. */
function stampOf(path: string): { text: string; changed: number } | undefined {
  try {
    const stat = statSync(path, { bigint: true });
    const { dev, ino, size, mtimeNs, ctimeNs } = stat;
    const changed = Number(
      stat.mtimeMs > stat.ctimeMs ? stat.mtimeMs : stat.ctimeMs,
    );
    return { text: `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`, changed };
  } catch {
    return undefined;
  }
}
