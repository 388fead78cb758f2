/** What the main thread and the counting threads tell each other. */
import type { CacheSettings } from "../../cache/countCache.js";
import type { PackedResult } from "../packed.js";
import type { Unit } from "../unit.js";

/** What a thread is started with. */
export interface WorkerData {
  symbolic: readonly string[];
  pythonPath: readonly string[];
  sitePackages: readonly string[];
  cwd: string;
  arguments: boolean;
  cache: CacheSettings | null;
  /** Threads that compute at the same time: where only the whole process's time can be told, its share is taken of it. */
  jobs: number;
}

/** To a thread: chunks to count. */
export type Order = readonly Unit[];

/** From a thread. */
export type Message =
  | { kind: "started"; path: string; index: number }
  | { kind: "counted"; results: PackedResult[] };
