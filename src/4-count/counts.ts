/** Adding up `Counts`. */
import type { Counts } from "./counted.js";

export function noCounts(): Counts {
  return { total: 0n, trainable: 0n, frozen: 0n, buffers: 0n };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    total: a.total + b.total,
    trainable: a.trainable + b.trainable,
    frozen: a.frozen + b.frozen,
    buffers: a.buffers + b.buffers,
  };
}
