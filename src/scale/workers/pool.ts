/** Counting threads, fed from one queue. */
import { existsSync } from "node:fs";
import { totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { diskFiles } from "../../files.js";
import { errors } from "../../messages.js";
import type { CountOptions } from "../../pipeline.js";
import type { Counter } from "../countUnits.js";
import { unpack } from "../packed.js";
import type { Unit, UnitResult } from "../unit.js";
import type { Message, Order, WorkerData } from "./protocol.js";

interface Job {
  chunk: Unit;
  /** It was the one that a thread died of: it is tried once more, alone. */
  isSuspect: boolean;
  resolve(result: UnitResult): void;
}

/** A thread, and what it is doing. */
interface Thread {
  worker: Worker;
  jobs: Job[];
  /** Which of its jobs it has begun last. */
  at: number;
}

/** Chunks that a thread is given at a time, at most: neighbours share what they import. */
const MOST_AT_ONCE = 8;

/** undefined where there are no threads to be had: other files than the disk's, or numel runs from its sources. */
export function startPool(
  options: CountOptions,
  jobs: number,
): Counter | undefined {
  const file = fileURLToPath(new URL("launchWorker.cjs", import.meta.url));
  return options.files === diskFiles && existsSync(file)
    ? new Pool(file, options, jobs)
    : undefined;
}

class Pool implements Counter {
  readonly #file: string;
  readonly #options: CountOptions;
  readonly #size: number;
  readonly #threads = new Set<Thread>();
  #queue: Job[] = [];
  #isClosed = false;

  constructor(file: string, options: CountOptions, size: number) {
    this.#file = file;
    this.#options = options;
    this.#size = size;
  }

  count(chunk: Unit): Promise<UnitResult> {
    return new Promise((resolve) => {
      const job = { chunk, isSuspect: false, resolve };
      // What a file leaves to do comes first: a thread that has read it is waiting.
      if (chunk.from > 0) this.#queue.unshift(job);
      else this.#queue.push(job);
      setImmediate(() => this.#feed());
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const { worker } of this.#threads) void worker.terminate();
  }

  #feed(): void {
    if (this.#isClosed) return;
    for (const thread of this.#threads) {
      if (thread.jobs.length === 0) this.#give(thread);
    }
    while (this.#queue.length > 0 && this.#threads.size < this.#size) {
      this.#give(this.#start());
    }
  }

  #give(thread: Thread): void {
    const [first] = this.#queue;
    if (first === undefined) return;
    const share = Math.ceil(this.#queue.length / (4 * this.#size));
    const count = first.isSuspect ? 1 : Math.min(share, MOST_AT_ONCE);
    thread.jobs = this.#queue.splice(0, count);
    thread.at = 0;
    const order: Order = thread.jobs.map(({ chunk }) => chunk);
    thread.worker.postMessage(order);
  }

  #start(): Thread {
    const { symbolic, pythonPath, sitePackages, cwd, cache } = this.#options;
    const data: WorkerData = {
      symbolic,
      pythonPath,
      sitePackages,
      cwd,
      arguments: this.#options.arguments === true,
      cache: cache?.settings ?? null,
      jobs: this.#size,
    };
    const worker = new Worker(this.#file, {
      workerData: data,
      resourceLimits: limitsFor(this.#size),
    });
    const thread: Thread = { worker, jobs: [], at: 0 };
    this.#threads.add(thread);
    worker.on("message", (message: Message) => this.#hear(thread, message));
    worker.on("error", (error) => this.#bury(thread, error));
    worker.on("exit", () => this.#bury(thread, null));
    return thread;
  }

  #hear(thread: Thread, message: Message): void {
    if (message.kind === "started") {
      thread.at = message.index;
      this.#options.onFile?.(message.path);
      return;
    }
    const { jobs } = thread;
    thread.jobs = [];
    this.#feed();
    jobs.forEach(({ resolve }, i) => {
      const packed = message.results[i];
      if (packed !== undefined) resolve(unpack(packed));
    });
  }

  /** A thread has ended: what it was given is done by others, but for a chunk that ends every thread. */
  #bury(thread: Thread, error: Error | null): void {
    if (!this.#threads.delete(thread) || this.#isClosed) return;
    const guilty = thread.jobs[Math.min(thread.at, thread.jobs.length - 1)];
    if (guilty?.isSuspect === true) {
      const { place } = guilty.chunk;
      const message = errors.threadDied(place.name, causeOf(error));
      guilty.resolve({
        failure: { target: place.name, message },
        size: 0,
        offers: [],
        ranOut: true,
      });
    } else if (guilty !== undefined) {
      guilty.isSuspect = true;
      this.#queue.push(guilty);
    }
    this.#queue.unshift(...thread.jobs.filter((job) => job !== guilty));
    this.#feed();
  }
}

function causeOf(error: Error | null): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return "it took too much memory";
  return error?.message ?? "its thread ended";
}

/**
 * Memory for one of so many threads; the stack is the main thread's (984 kB, and what Node keeps back), so that what is
 * nested too deeply for the one is so for the other.
 */
function limitsFor(threads: number): {
  maxOldGenerationSizeMb: number;
  stackSizeMb: number;
} {
  const memory = Math.min(
    totalmem(),
    process.constrainedMemory?.() || Infinity,
  );
  const share = Math.floor((memory / 2 ** 20) * (0.75 / threads));
  return {
    maxOldGenerationSizeMb: Math.min(Math.max(share, 512), 4096),
    stackSizeMb: (984 + 192) / 1024,
  };
}
