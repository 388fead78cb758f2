/** Texts that numbers with symbols in them are part of. */
import { Formula } from "../../algebra/expression.js";
import { PySymbolic, PySymbolicText, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import { numericOf } from "./symbolic.js";

/** The parts of a text: of a plain one, of a symbolic one, or of `str(number)`; undefined for anything else. */
export function textParts(
  value: Value,
): readonly (string | Formula)[] | undefined {
  if (typeof value === "string") return [value];
  if (value instanceof PySymbolicText) return value.parts;
  if (typeof value === "number") return [String(value)];
  if (!(value instanceof PySymbolic) || value.asWritten !== null) {
    return undefined;
  }
  const quantity = numericOf(value)?.quantity;
  return quantity instanceof Formula ? [quantity] : undefined;
}

/** These pieces as one text; undefined where one is none. */
export function joinedText(pieces: readonly Value[]): Value | undefined {
  const parts = pieces.map(textParts);
  if (parts.some((part) => part === undefined)) return undefined;
  const from = pieces.filter((piece) => piece instanceof PyUnknown);
  const { reasons } = from[0] ?? { reasons: [] };
  return new PySymbolicText(
    parts.flatMap((part) => part ?? []),
    reasons,
  );
}
