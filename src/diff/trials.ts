/** Trying changes out: some pieces applied to the base in memory, the models counted again. Each answer is kept. */
import { join } from "node:path";
import { decodeSource } from "../1-parse/decode.js";
import type { CountedModel } from "../4-count/counted.js";
import { fingerprint } from "../4-count/diff/fingerprint.js";
import type { Files } from "../files.js";
import type { Counter } from "./counter.js";
import { overlayFiles } from "./overlayFiles.js";
import { applyEdits, type Edit, type Piece } from "./pieces/piece.js";
import type { SideModel } from "./countSide.js";
import { fileOf } from "./countSide.js";

/** A model that is exact on both sides and differs. */
export interface Subject {
  base: SideModel;
  head: SideModel;
  /** What each side comes to: see fingerprint.ts. */
  before: string;
  after: string;
}

/** What becomes of a model with some pieces applied; undefined: it cannot be counted exactly. */
export interface Trial {
  model: CountedModel;
  print: string;
}

export interface TrialsOptions {
  top: string;
  base: Files;
  counter: Counter;
  subjects: readonly Subject[];
  /** How often models may be counted again. */
  most: number;
  /** How much of the processor that may take. */
  milliseconds: number;
}

export class Trials {
  readonly #options: TrialsOptions;
  readonly #known = new Map<string, Map<Subject, Trial | undefined>>();
  readonly #numbers = new Map<Piece, number>();
  readonly #started = process.cpuUsage();
  #count = 0;
  /** Whether something was left out for lack of time. */
  isExhausted = false;

  constructor(options: TrialsOptions) {
    this.#options = options;
  }

  /** @returns null where there is no time left to find out */
  async of(
    pieces: readonly Piece[],
    subject: Subject,
  ): Promise<Trial | undefined | null> {
    const key = this.#key(pieces);
    let known = this.#known.get(key);
    if (known === undefined) {
      if (this.#isOver()) {
        this.isExhausted = true;
        return null;
      }
      this.#count += 1;
      known = await this.#run(pieces);
      this.#known.set(key, known);
    }
    return known.get(subject);
  }

  #isOver(): boolean {
    const { user, system } = process.cpuUsage(this.#started);
    const { most, milliseconds } = this.#options;
    return this.#count >= most || (user + system) / 1000 > milliseconds;
  }

  #key(pieces: readonly Piece[]): string {
    const numbers = pieces.map((piece) => {
      const number = this.#numbers.get(piece) ?? this.#numbers.size;
      this.#numbers.set(piece, number);
      return number;
    });
    return numbers.sort((a, b) => a - b).join(",");
  }

  async #run(
    pieces: readonly Piece[],
  ): Promise<Map<Subject, Trial | undefined>> {
    const { base, counter, subjects } = this.#options;
    const files = overlayFiles(base, this.#contents(pieces));
    const result = new Map<Subject, Trial | undefined>();
    const bySet = new Map<string, Subject[]>();
    for (const subject of subjects) {
      if (!pieces.some((piece) => this.isAbout(subject, piece))) {
        const { model } = subject.base;
        result.set(subject, { model, print: subject.before });
        continue;
      }
      const set = JSON.stringify(settingsOf(subject, pieces));
      bySet.set(set, [...(bySet.get(set) ?? []), subject]);
    }
    for (const some of bySet.values()) {
      const [one] = some;
      const set = one === undefined ? [] : settingsOf(one, pieces);
      const targets = [
        ...new Set(some.map(({ base: one }) => one.model.target)),
      ];
      const models = await counter.tryOut(files, targets, set);
      const missing = some.filter(
        ({ base }) => find(models, base) === undefined,
      );
      // A renamed class goes by its new name as soon as the name is changed.
      const renamed = missing.flatMap((one) => newName(one) ?? []);
      if (renamed.length > 0) {
        models.push(...(await counter.tryOut(files, renamed, set)));
      }
      for (const subject of some) {
        const name = newName(subject);
        const model =
          find(models, subject.base) ??
          models.find(({ target }) => target === name);
        result.set(
          subject,
          model?.status === "exact"
            ? { model, print: fingerprint(model) }
            : undefined,
        );
      }
    }
    return result;
  }

  /** Whether a piece can matter to a model: it looked at the path on either side, or is set otherwise. */
  isAbout({ base, head }: Subject, { path, settings }: Piece): boolean {
    if (settings === true) {
      return JSON.stringify(base.asked.set) !== JSON.stringify(head.asked.set);
    }
    const absolute = join(this.#options.top, path);
    return base.looked.has(absolute) || head.looked.has(absolute);
  }

  #contents(pieces: readonly Piece[]): Map<string, Uint8Array | null> {
    const { top, base } = this.#options;
    const edits = new Map<string, Edit[]>();
    const contents = new Map<string, Uint8Array | null>();
    for (const { path, edit, content, settings } of pieces) {
      if (settings === true) continue;
      if (edit === null) contents.set(join(top, path), content);
      else edits.set(path, [...(edits.get(path) ?? []), edit]);
    }
    for (const [path, list] of edits) {
      const absolute = join(top, path);
      if (contents.has(absolute)) continue;
      const bytes = base.read(absolute) ?? new Uint8Array();
      const text = path.endsWith(".py")
        ? decodeSource(bytes, path).text
        : Buffer.from(bytes).toString("utf8");
      contents.set(absolute, Buffer.from(applyEdits(text, list)));
    }
    return contents;
  }
}

function settingsOf(
  { base, head }: Subject,
  pieces: readonly Piece[],
): readonly string[] {
  const isHead = pieces.some(({ settings }) => settings === true);
  return (isHead ? head : base).asked.set;
}

/** Several settings of one target differ in their calls. */
function find(
  models: readonly CountedModel[],
  { model }: SideModel,
): CountedModel | undefined {
  const some = models.filter(({ target }) => target === model.target);
  return some.length > 1
    ? (some.find(({ call }) => call === model.call) ?? some[0])
    : some[0];
}

/** The head's name in the base's file, if it is another one. */
function newName({ base, head }: Subject): string | undefined {
  const [from, to] = [base.model.target, head.model.target];
  const name = to.slice(fileOf(to).length);
  const target = fileOf(from) + name;
  return target === from ? undefined : target;
}
