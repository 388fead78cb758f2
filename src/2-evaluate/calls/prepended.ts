/** Arguments with the one that goes before them: `self`, or the class. */
import type { Value } from "../values/value.js";

/** A new list; spelled out, because spreading a short one costs more. */
export function prepended(first: Value, rest: readonly Value[]): Value[] {
  switch (rest.length) {
    case 0:
      return [first];
    case 1:
      return [first, rest[0] as Value];
    case 2:
      return [first, rest[0] as Value, rest[1] as Value];
    case 3:
      return [first, rest[0] as Value, rest[1] as Value, rest[2] as Value];
    default:
      return [first, ...rest];
  }
}
