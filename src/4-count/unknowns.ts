/** What of a layer is not known: parts that have a name in it, or the layer as a whole. */
import type { UnknownIr } from "../3-layers/ir.js";
import type { CountedLayer } from "./counted.js";

/** Parts: `backbone = timm.create_model(name)`. */
export function namedUnknowns({ unknowns }: CountedLayer): UnknownIr[] {
  return unknowns.filter(({ name }) => name !== "");
}

/**
 * Whether the layer may hold more than what is listed, under names that nobody knows: a base class that cannot be read, or
 * a call that may change it.
 */
export function isOpen({ unknowns }: CountedLayer): boolean {
  return unknowns.some(({ name }) => name === "");
}
