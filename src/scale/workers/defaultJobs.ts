/** How many threads count unless a person says otherwise. */
import { availableParallelism } from "node:os";

/** More threads than this read the same packages once more than they save. */
const MOST = 8;

export function defaultJobs(): number {
  return Math.min(availableParallelism(), MOST);
}
