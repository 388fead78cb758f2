/** Counts chunks in this thread, several in one go. */
import type { CountCache } from "../cache/countCache.js";
import type { CountOptions } from "../pipeline.js";
import { Session } from "../session.js";
import type { Counter } from "./countUnits.js";
import { Desk, type Finished } from "./desk.js";
import type { Unit, UnitResult } from "./unit.js";

interface Waiting {
  chunk: Unit;
  resolve(result: UnitResult): void;
  reject(error: unknown): void;
}

const chunksAtOnce = 16;

export class LocalCounter implements Counter {
  readonly #session: Session;
  readonly #desk: Desk;
  readonly #cache: CountCache | null;
  #waiting: Waiting[] = [];

  private constructor(session: Session, options: CountOptions) {
    this.#session = session;
    this.#desk = new Desk(session, options);
    this.#cache = options.cache ?? null;
  }

  static async create(
    options: CountOptions,
    isSingle = false,
  ): Promise<LocalCounter> {
    const identifies = (options.cache ?? null) !== null;
    const session = await Session.create({ ...options, isSingle, identifies });
    return new LocalCounter(session, options);
  }

  count(chunk: Unit): Promise<UnitResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ chunk, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#next());
    });
  }

  /** Counts chunks now, and remembers what they came to. */
  countNow(chunks: readonly Unit[]): UnitResult[] {
    const finished = this.#desk.count(chunks);
    chunks.forEach((chunk, i) =>
      this.#remember(chunk, finished[i] as Finished),
    );
    return finished.map(({ result }) => result);
  }

  #remember(chunk: Unit, { result, questions }: Finished): void {
    if (this.#session.files.isTorn) return;
    this.#cache?.store(chunk, result, questions);
  }

  #next(): void {
    const batch = this.#waiting.slice(0, chunksAtOnce);
    try {
      const results = this.countNow(batch.map(({ chunk }) => chunk));
      batch.forEach(({ resolve }, i) => resolve(results[i] as UnitResult));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    this.#waiting = this.#waiting.slice(batch.length);
    if (this.#waiting.length > 0) setImmediate(() => this.#next());
  }

  close(): void {
    this.#waiting = [];
  }
}
