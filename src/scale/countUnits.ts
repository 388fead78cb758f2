/**
 * Counts units in their order: what the cache knows is taken from there, the rest is evaluated, here or in several threads.
 * The parser and the evaluator are loaded when the first unit needs them.
 */
import type { CountOptions } from "../pipeline.js";
import { firstChunk, joinChunks, otherChunks } from "./chunks.js";
import type { Unit, UnitResult } from "./unit.js";

/** Evaluates chunks, in whatever order suits it. */
export interface Counter {
  count(chunk: Unit): Promise<UnitResult>;
  close(): void;
}

/** With fewer units to evaluate, threads take longer to start than they save. */
const FEWEST_FOR_THREADS = 16;
/** Units that are looked up, and may be under way, at a time: bounds what is kept of those that are done. */
const BLOCK = 64;

export async function* countUnits(
  units: readonly Unit[],
  options: CountOptions,
): AsyncGenerator<UnitResult, void, void> {
  const [only] = units;
  const isSingle = units.length === 1;
  // Looking one file up takes as long as counting most of them: hashing alone costs a start-up some milliseconds.
  const isQuick = isSingle && only?.place.kind === "file";
  const run = new Run(
    isQuick ? { ...options, cache: null } : options,
    isSingle,
  );
  try {
    const blocks: Promise<UnitResult>[][] = [];
    let done = 0;
    for (let at = 0; at < units.length || blocks.length > 0;) {
      // One block ahead, so that no thread waits for the last unit of a block.
      while (blocks.length < 2 && at < units.length) {
        blocks.push(run.start(units.slice(at, at + BLOCK)));
        at += BLOCK;
      }
      for (const result of blocks.shift() ?? []) {
        yield await result;
        options.onDone?.(++done, units.length);
      }
    }
  } finally {
    run.close();
  }
}

class Run {
  readonly #options: CountOptions;
  readonly #isSingle: boolean;
  #here: Promise<Counter> | undefined;
  #threads: Promise<Counter> | undefined;

  constructor(options: CountOptions, isSingle: boolean) {
    this.#options = options;
    this.#isSingle = isSingle;
  }

  start(units: readonly Unit[]): Promise<UnitResult>[] {
    const chunks = units.map(firstChunk);
    const known = chunks.map((chunk) => this.#find(chunk));
    const missing = known.filter((result) => result === undefined).length;
    return chunks.map(async (chunk, i) => {
      const first = known[i] ?? (await this.#count(chunk, missing));
      const others = otherChunks(chunk, first).map(
        (other) => this.#find(other) ?? this.#count(other, missing),
      );
      return joinChunks([first, ...(await Promise.all(others))]);
    });
  }

  #find(chunk: Unit): UnitResult | undefined {
    const { cache, files } = this.#options;
    return cache?.find(chunk, files);
  }

  async #count(chunk: Unit, missing: number): Promise<UnitResult> {
    return (await this.#counter(missing)).count(chunk);
  }

  #counter(missing: number): Promise<Counter> {
    const { jobs = 1 } = this.#options;
    if (jobs > 1 && missing >= FEWEST_FOR_THREADS) {
      this.#threads ??= this.#startThreads(jobs);
    }
    return this.#threads ?? (this.#here ??= this.#startHere());
  }

  async #startHere(): Promise<Counter> {
    const { LocalCounter } = await import("./localCounter.js");
    return LocalCounter.create(this.#options, this.#isSingle);
  }

  async #startThreads(jobs: number): Promise<Counter> {
    const { startPool } = await import("./workers/pool.js");
    return startPool(this.#options, jobs) ?? (this.#here ??= this.#startHere());
  }

  close(): void {
    void this.#threads?.then((counter) => counter.close());
    this.#options.cache?.close();
  }
}
