/**
 * What units came to before. An entry is found by what was asked for: the unit, the options that matter, numel's own build;
 * it holds as long as every question about files that was asked while it was counted has the answer that it had then:
 * which file is there and which is not, what is in it, which names are in a folder. So no answer can be out of date.
 *
 * One thing asked for may have several answers, for several states of the files: branches, or the two sides of a comparison.
 */
import { createHash } from "node:crypto";
import type { Files } from "../files.js";
import { NotPlainData } from "../scale/codec.js";
import { pack, type PackedResult, unpack } from "../scale/packed.js";
import type { Answers, Questions } from "../scale/questions.js";
import type { Unit, UnitResult } from "../scale/unit.js";
import { Answerer } from "./answerer.js";
import { CacheFolder } from "./cacheFolder.js";
import { StatIndex } from "./statIndex.js";

/** What an answer depends on besides files. */
export interface CacheSettings {
  /** Absolute. */
  folder: string;
  /** Of numel itself. */
  build: string;
  symbolic: readonly string[];
  pythonPath: readonly string[];
  sitePackages: readonly string[];
  cwd: string;
  arguments: boolean;
}

/** A result of an earlier run. */
export interface Remembered {
  result: UnitResult;
  /** Absolute paths that were read, listed or looked for. */
  looked(): Set<string>;
}

interface Variant {
  own: string[];
  /** Names of files that hold questions many answers share. */
  shared: string[];
  /** Bytes of the result's parts, in their order. */
  sizes: number[];
}

/** States of the files that one thing asked for has answers for. */
const mostVariants = 4;

export class CountCache {
  readonly folder: CacheFolder;
  readonly #settings: CacheSettings;
  readonly #index: StatIndex;
  readonly #answerers = new Map<Files, Answerer>();
  readonly #holds = new Map<string, boolean>();
  readonly #names = new Map<Questions, string>();

  constructor(settings: CacheSettings) {
    this.#settings = settings;
    this.folder = new CacheFolder(settings.folder);
    this.#index = new StatIndex(this.folder);
  }

  get settings(): CacheSettings {
    return this.#settings;
  }

  /** The unit's result, if it was counted before and nothing has changed since. */
  find(unit: Unit, files: Files): UnitResult | undefined {
    return this.remembered(unit, files)?.result;
  }

  /** As `find`, with the paths that the answer depends on. */
  remembered(unit: Unit, files: Files): Remembered | undefined {
    for (const { variant, parts } of this.#variants(this.#entry(unit))) {
      const [head, ...bodies] = parts;
      if (head !== undefined && this.#isValid(variant, files)) {
        const result = unpack({ head, bodies });
        return { result, looked: () => this.#looked(variant) };
      }
    }
    return undefined;
  }

  #looked({ own, shared }: Variant): Set<string> {
    const lists = shared.map((name) => this.#sharedQuestions(name) ?? []);
    return new Set([own, ...lists].flatMap(pathsOf));
  }

  #sharedQuestions(name: string): string[] | undefined {
    const content = this.folder.read(this.#sharedEntry(name));
    return content && (JSON.parse(content.toString()) as string[]);
  }

  /**
   * Remembers a result; nothing of one that ran out of time, which it might not on the next run. Steps, sizes and the stack are
   * the same every time.
   */
  store(unit: Unit, result: UnitResult, questions: Questions): void {
    if (result.ranOut) return;
    let packed: PackedResult;
    try {
      packed = pack(result);
    } catch (error) {
      if (error instanceof NotPlainData) return;
      throw error;
    }
    const parts = [packed.head, ...packed.bodies];
    const variant: Variant = {
      own: flat(questions.own),
      shared: questions.shared.map((shared) => this.#storeShared(shared)),
      sizes: parts.map(({ length }) => length),
    };
    const entry = this.#entry(unit);
    const text = JSON.stringify(variant);
    const others = [...this.#variants(entry)].filter(
      (other) =>
        JSON.stringify({ ...other.variant, sizes: variant.sizes }) !== text,
    );
    const kept = [{ variant, parts }, ...others].slice(0, mostVariants);
    const head = Buffer.from(
      `${JSON.stringify(kept.map((each) => each.variant))}\n`,
    );
    this.folder.write(
      entry,
      Buffer.concat([head, ...kept.flatMap((each) => each.parts)]),
    );
  }

  /** Keeps what was found out about files. */
  close(): void {
    this.#index.save();
  }

  #entry(unit: Unit): string {
    const { build } = this.#settings;
    const key = hash(JSON.stringify([unit, { ...this.#settings, folder: "" }]));
    return `${build}/${key.slice(0, 2)}/${key.slice(2)}`;
  }

  *#variants(
    entry: string,
  ): Generator<{ variant: Variant; parts: Uint8Array[] }, void, void> {
    const content = this.folder.read(entry);
    if (content === undefined) return;
    const end = content.indexOf(10);
    let at = end + 1;
    for (const variant of JSON.parse(
      content.toString("utf8", 0, end),
    ) as Variant[]) {
      const parts = variant.sizes.map((size) =>
        content.subarray(at, (at += size)),
      );
      yield { variant, parts };
    }
  }

  #isValid({ own, shared }: Variant, files: Files): boolean {
    const answerer = this.#answererOf(files);
    return (
      shared.every((name) => this.#sharedHolds(name, files, answerer)) &&
      hold(own, answerer)
    );
  }

  #answererOf(files: Files): Answerer {
    let answerer = this.#answerers.get(files);
    if (answerer === undefined) {
      this.#answerers.set(files, (answerer = new Answerer(files, this.#index)));
    }
    return answerer;
  }

  #sharedHolds(name: string, files: Files, answerer: Answerer): boolean {
    const key = `${[...this.#answerers.keys()].indexOf(files)} ${name}`;
    let holds = this.#holds.get(key);
    if (holds === undefined) {
      const questions = this.#sharedQuestions(name);
      holds = questions !== undefined && hold(questions, answerer);
      this.#holds.set(key, holds);
    }
    return holds;
  }

  #storeShared(questions: Questions): string {
    let name = this.#names.get(questions);
    if (name === undefined) {
      const text = JSON.stringify(flat(questions.own));
      name = hash(text);
      const entry = this.#sharedEntry(name);
      if (!this.folder.has(entry)) this.folder.write(entry, Buffer.from(text));
      this.#names.set(questions, name);
    }
    return name;
  }

  #sharedEntry(name: string): string {
    return `${this.#settings.build}/shared/${name}`;
  }
}

/** Question, answer, question, answer; contents last, because whether a file is there is quicker asked. */
function flat(answers: Answers): string[] {
  return [...answers].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).flat();
}

/** Absolute paths that questions are about. */
function pathsOf(questions: readonly string[]): string[] {
  return questions
    .filter((_, i) => i % 2 === 0)
    .map((question) => question.slice(question.indexOf(" /") + 1));
}

function hold(questions: readonly string[], answerer: Answerer): boolean {
  for (let i = 0; i < questions.length; i += 2) {
    if (answerer.answer(questions[i] as string) !== questions[i + 1]) {
      return false;
    }
  }
  return true;
}

function hash(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}
