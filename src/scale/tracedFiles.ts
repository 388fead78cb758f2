/** Files that remember what was asked of them. */
import type { Files } from "../files.js";
import { blobId, listId } from "./contentId.js";
import type { Questions } from "./questions.js";

interface Sink {
  own: Map<string, string>;
  shared: Questions[];
}

export class TracedFiles implements Files {
  readonly #files: Files;
  readonly #answers = new Map<string, string>();
  readonly #lists = new Map<string, string[]>();
  readonly #reads = new Map<string, string>();
  #sink: Sink = { own: new Map(), shared: [] };
  /** A file had another content when it was read again: what was found out belongs to neither. */
  isTorn = false;

  constructor(
    files: Files,
    /** Whether contents are identified, too: without a cache nobody asks. */
    readonly identifies = false,
  ) {
    this.#files = files;
  }

  /** What is asked while `run` runs. */
  trace(run: () => void): Questions {
    const outer = this.#sink;
    const sink: Sink = { own: new Map(), shared: [] };
    this.#sink = sink;
    try {
      run();
    } finally {
      this.#sink = outer;
    }
    return sink;
  }

  /** Counts questions that were asked before as asked now. */
  note(questions: Questions): void {
    this.#sink.shared.push(questions);
  }

  kind(path: string): "file" | "folder" | undefined {
    const answer = this.#ask(
      `kind ${path}`,
      () => this.#files.kind(path) ?? "",
    );
    return answer === "" ? undefined : (answer as "file" | "folder");
  }

  read(path: string): Uint8Array | undefined {
    const bytes = this.#files.read(path);
    if (this.identifies) {
      const id =
        bytes === undefined ? "" : (this.#files.id?.(path) ?? blobId(bytes));
      const before = this.#reads.get(path);
      if (before !== undefined && before !== id) this.isTorn = true;
      this.#reads.set(path, id);
      this.#sink.own.set(`read ${path}`, id);
    }
    return bytes;
  }

  size(path: string): number {
    return Number(this.#ask(`size ${path}`, () => `${this.#files.size(path)}`));
  }

  list(path: string): string[] {
    const names = this.#names(path);
    if (this.identifies) this.#ask(`list ${path}`, () => listId(names));
    return names;
  }

  beginning(path: string, text: string): string[] {
    const names = this.#names(path).filter((name) => name.startsWith(text));
    this.#sink.own.set(`begin ${text} ${path}`, names.join("/"));
    return names;
  }

  #names(path: string): string[] {
    let names = this.#lists.get(path);
    if (names === undefined) {
      this.#lists.set(path, (names = this.#files.list(path)));
    }
    return names;
  }

  real(path: string): string {
    return this.#ask(`real ${path}`, () => this.#files.real(path));
  }

  /** The same question has the same answer for the whole of a run. */
  #ask(question: string, answer: () => string): string {
    let known = this.#answers.get(question);
    if (known === undefined) this.#answers.set(question, (known = answer()));
    this.#sink.own.set(question, known);
    return known;
  }
}
