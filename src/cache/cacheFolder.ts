/**
 * The folder that remembers answers. Every file in it is written beside its place and then put there in one step, so that
 * runs that are interrupted, or that run side by side, leave whole files only; and each begins with a checksum of what
 * follows, so that a file that was damaged otherwise is as good as none. Where nothing can be written nothing is
 * remembered, and nobody is told: the answers are the same.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

const magic = "numel cache 1 ";
const tag = `Signature: 8a477f597d28d172789f06886806bc55
# What numel counted before; it may be removed at any time. See https://bford.info/cachedir/
`;

export class CacheFolder {
  #isMarked = false;
  #isReadOnly = false;
  #written = 0;

  /** @param folder absolute; made when something is written */
  constructor(readonly folder: string) {}

  /** The content of a file; undefined where there is none that is whole. */
  read(name: string): Buffer | undefined {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(this.folder, name));
    } catch {
      return undefined;
    }
    const end = bytes.indexOf(10);
    const content = bytes.subarray(end + 1);
    const head = bytes.toString("latin1", 0, Math.max(end, 0));
    return head === magic + checksum(content) ? content : undefined;
  }

  write(name: string, content: Uint8Array): void {
    if (this.#isReadOnly) return;
    const path = join(this.folder, name);
    const temporary = `${path}.${process.pid}-${process.hrtime.bigint()}.tmp`;
    try {
      this.#mark();
      mkdirSync(dirname(path), { recursive: true });
      const head = Buffer.from(`${magic}${checksum(content)}\n`);
      writeFileSync(temporary, Buffer.concat([head, content]));
      renameSync(temporary, path);
      this.#written++;
    } catch {
      this.#isReadOnly = true;
      try {
        rmSync(temporary, { force: true });
      } catch {
        // It could not be made either.
      }
    }
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }

  /** How many files were written by this run. */
  get written(): number {
    return this.#written;
  }

  /** Tells backup programs, and git, to leave the folder alone. */
  #mark(): void {
    if (this.#isMarked) return;
    this.#isMarked = true;
    mkdirSync(this.folder, { recursive: true });
    const marks = { "CACHEDIR.TAG": tag, ".gitignore": "*\n" };
    for (const [name, text] of Object.entries(marks)) {
      const path = join(this.folder, name);
      if (!existsSync(path)) writeFileSync(path, text);
    }
  }
}

function checksum(content: Uint8Array): string {
  return createHash("sha1").update(content).digest("hex");
}
