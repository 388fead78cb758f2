/** Large units in chunks: which there are is known once the first was counted. */
import type { Unit, UnitResult } from "./unit.js";

/** Models that are built in one go: the rest of a large file can be done elsewhere. */
const MOST_BUILDS = 16;

export function firstChunk(unit: Unit): Unit {
  return { ...unit, from: 0, to: MOST_BUILDS };
}

/** What the first chunk's result leaves to do. */
export function otherChunks(first: Unit, { size }: UnitResult): Unit[] {
  const chunks: Unit[] = [];
  for (let from = MOST_BUILDS; from < size; from += MOST_BUILDS) {
    chunks.push({ ...first, from, to: from + MOST_BUILDS });
  }
  return chunks;
}

/** The chunks' results as that of the whole; the first failure, where there is one. */
export function joinChunks(parts: readonly UnitResult[]): UnitResult {
  const [first] = parts;
  if (first === undefined) throw new Error("internal: a unit without chunks");
  const broken = parts.find(({ failure }) => failure !== null);
  if (broken !== undefined) return broken;
  return {
    ...first,
    offers: parts.flatMap(({ offers }) => offers),
    ranOut: parts.some(({ ranOut }) => ranOut),
  };
}
