/**
 * A tree of git's as `Files`: what lies below the repository's top is what the tree holds, with its links; everything else (site-
 * packages, folders of `--python-path` outside) is on the disk, for both sides of a comparison alike.
 */
import { posix } from "node:path";
import type { Files } from "../files.js";
import type { Blobs } from "./objects.js";
import type { Tree } from "./tree.js";

/** What a path leads to once links are followed. */
type Found =
  | { kind: "file"; path: string; id: string }
  | { kind: "folder"; path: string }
  | { kind: "submodule"; path: string; id: string; rest: string }
  /** Not in the repository: an absolute path, for the disk. */
  | { kind: "outside"; path: string };

export interface TreeFilesOptions {
  /** Absolute path of the repository's top. */
  top: string;
  tree: Tree;
  blobs: Blobs;
  /** For what is outside. */
  disk: Files;
  /** Folders below the top that are read from the disk all the same: site-packages. */
  onDisk: readonly string[];
  /** The files of a submodule at a commit; undefined where they are not here. */
  submodule?(path: string, commit: string): Files | undefined;
}

/** As the kernel: more links than this are a circle. */
const mostLinks = 40;

export class TreeFiles implements Files {
  readonly #options: TreeFilesOptions;
  /** Names in every folder, by its path; "" is the top. */
  readonly #folders = new Map<string, Set<string>>([["", new Set()]]);
  readonly #submodules = new Map<string, Files | undefined>();
  /** Only then can a path lead elsewhere. */
  readonly #hasLinks: boolean;

  constructor(options: TreeFilesOptions) {
    this.#options = options;
    let hasLinks = false;
    for (const [path, { kind }] of options.tree) {
      hasLinks ||= kind !== "file";
      this.#addToFolder(path);
    }
    this.#hasLinks = hasLinks;
  }

  #addToFolder(path: string): void {
    const slash = path.lastIndexOf("/");
    const folder = slash < 0 ? "" : path.slice(0, slash);
    let names = this.#folders.get(folder);
    if (names === undefined) {
      names = new Set();
      this.#folders.set(folder, names);
      this.#addToFolder(folder);
    }
    names.add(path.slice(slash + 1));
  }

  kind(path: string): "file" | "folder" | undefined {
    const found = this.#find(path);
    switch (found?.kind) {
      case "outside":
        return this.#options.disk.kind(found.path);
      case "submodule":
        return found.rest === ""
          ? "folder"
          : this.#inSubmodule(found)?.kind(path);
      default:
        return found?.kind;
    }
  }

  read(path: string): Uint8Array | undefined {
    const found = this.#find(path);
    switch (found?.kind) {
      case "outside":
        return this.#options.disk.read(found.path);
      case "submodule":
        return this.#inSubmodule(found)?.read(path);
      case "file":
        return this.#options.blobs.read(found.id);
      default:
        return undefined;
    }
  }

  id(path: string): string | undefined {
    const found = this.#find(path);
    return found?.kind === "file" ? found.id : undefined;
  }

  size(path: string): number {
    return this.read(path)?.length ?? 0;
  }

  list(path: string): string[] {
    const found = this.#find(path);
    switch (found?.kind) {
      case "outside":
        return this.#options.disk.list(found.path);
      case "submodule":
        return this.#inSubmodule(found)?.list(path) ?? [];
      case "folder":
        return [...(this.#folders.get(found.path) ?? [])].sort();
      default:
        return [];
    }
  }

  real(path: string): string {
    const found = this.#find(path);
    if (found === undefined) return path;
    switch (found.kind) {
      case "outside":
        return this.#options.disk.real(found.path);
      case "submodule":
        return posix.join(this.#options.top, found.path, found.rest);
      default:
        return this.#absolute(found.path);
    }
  }

  /** The id of the blob that a path leads to; undefined where it is no file of the tree. */
  idOf(path: string): string | undefined {
    const found = this.#find(path);
    return found?.kind === "file" ? found.id : undefined;
  }

  #absolute(path: string): string {
    return path === "" ? this.#options.top : `${this.#options.top}/${path}`;
  }

  /** The path relative to the top; undefined for what is not to be looked up in the tree. */
  #relative(path: string): string | undefined {
    const { top, onDisk } = this.#options;
    const normal = posix.normalize(path).replace(/(?<=.)\/$/, "");
    if (normal === top) return "";
    if (!normal.startsWith(`${top}/`)) return undefined;
    const isOnDisk = onDisk.some(
      (folder) => normal === folder || normal.startsWith(`${folder}/`),
    );
    return isOnDisk ? undefined : normal.slice(top.length + 1);
  }

  #find(path: string): Found | undefined {
    const relative = this.#relative(path);
    if (relative === undefined) return { kind: "outside", path };
    // Import roots end at a `.git`: no tree holds one.
    if (relative === ".git") return { kind: "folder", path: relative };
    return this.#hasLinks ? this.#follow(relative) : this.#direct(relative);
  }

  #direct(path: string): Found | undefined {
    const entry = this.#options.tree.get(path);
    if (entry?.kind === "file") return { kind: "file", path, id: entry.id };
    return this.#folders.has(path) ? { kind: "folder", path } : undefined;
  }

  /** Follows links and enters submodules, part by part. */
  #follow(path: string): Found | undefined {
    const { tree, blobs } = this.#options;
    let done = "";
    let rest = path === "" ? [] : path.split("/");
    for (let links = 0; rest.length > 0;) {
      const [name, ...after] = rest as [string, ...string[]];
      const next = done === "" ? name : `${done}/${name}`;
      const entry = tree.get(next);
      if (entry?.kind === "submodule") {
        const below = after.join("/");
        return { kind: "submodule", path: next, id: entry.id, rest: below };
      }
      if (entry?.kind === "link") {
        if (++links > mostLinks) return undefined;
        const target = Buffer.from(blobs.read(entry.id)).toString("utf8");
        const from = this.#absolute(done);
        const there = posix.join(posix.resolve(from, target), ...after);
        const relative = this.#relative(there);
        if (relative === undefined) return { kind: "outside", path: there };
        done = "";
        rest = relative === "" ? [] : relative.split("/");
        continue;
      }
      if (entry !== undefined && after.length > 0) return undefined;
      done = next;
      rest = after;
    }
    return this.#direct(done);
  }

  #inSubmodule({ path, id }: { path: string; id: string }): Files | undefined {
    if (!this.#submodules.has(path)) {
      this.#submodules.set(path, this.#options.submodule?.(path, id));
    }
    return this.#submodules.get(path);
  }
}
