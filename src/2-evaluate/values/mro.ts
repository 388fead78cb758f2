/** C3 linearization (https://docs.python.org/3.11/howto/mro.html). */
import type { PyType } from "./type.js";

/** No order keeps every base's own order; Python's `TypeError: Cannot create a consistent method resolution order`. */
export class MroConflict extends Error {
  constructor(readonly bases: PyType[]) {
    super(
      `Cannot create a consistent method resolution order (MRO) for bases ${bases.map((base) => base.name).join(", ")}`,
    );
  }
}

/**
 * The method resolution order of a class about to be made over `bases`.
 * @throws {MroConflict} where Python raises TypeError
 */
export function linearize(type: PyType, bases: PyType[]): PyType[] {
  if (bases.length === 1) return [type, ...(bases[0] as PyType).mro];
  const sequences = [...bases.map((base) => [...base.mro]), [...bases]];
  const result = [type];
  for (;;) {
    const rest = sequences.filter((sequence) => sequence.length > 0);
    if (rest.length === 0) return result;
    const next = rest
      .map((sequence) => sequence[0] as PyType)
      .find((head) =>
        rest.every((sequence) => sequence.indexOf(head, 1) === -1),
      );
    if (next === undefined) throw new MroConflict(bases);
    result.push(next);
    for (const sequence of rest) if (sequence[0] === next) sequence.shift();
  }
}
