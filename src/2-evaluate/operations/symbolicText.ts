/** Texts that numbers with symbols in them are part of. */
import { Formula } from "../../algebra/expression.js";
import { PyTuple } from "../values/containers.js";
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

/** `template % values` of the plainest kind (`%d`, `%i`, `%s`, `%%`); undefined for any other, or where a piece is no text. */
export function percentText(
  template: string,
  values: Value,
): Value | undefined {
  const given = values instanceof PyTuple ? [...values.items] : [values];
  const pieces: Value[] = [];
  for (const part of template.split(/(%.?)/u)) {
    if (!part.startsWith("%")) {
      pieces.push(part);
      continue;
    }
    if (part === "%%") {
      pieces.push("%");
      continue;
    }
    const value = given.shift();
    if (value === undefined || !/^%[dis]$/u.test(part)) return undefined;
    if (
      part !== "%s" &&
      (typeof value === "string" || value instanceof PySymbolicText)
    ) {
      return undefined;
    }
    pieces.push(value);
  }
  return given.length === 0 ? joinedText(pieces) : undefined;
}

/** `template.format(*values)` where all its fields are plain `{}`; undefined for any other. */
export function formatText(
  template: string,
  values: PyTuple,
): Value | undefined {
  const isPlain = !/[{}%]/u.test(template.replaceAll("{}", ""));
  return isPlain && values.items.some((each) => each instanceof PyUnknown)
    ? percentText(template.replaceAll("{}", "%s"), values)
    : undefined;
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
