/** Width, fill, sign and digit groups: what all numbers' formatting shares. */
import type { Budget } from "../../budget.js";
import { pointCount } from "../text/codePoints.js";
import type { FormatSpec } from "./formatSpec.js";

/** `text` in the spec's width. */
export function padText(
  budget: Budget,
  spec: FormatSpec,
  text: string,
): string {
  const missing = spec.width - pointCount(text);
  if (missing <= 0) return text;
  budget.size(spec.width, "a str");
  const left =
    spec.align === "^"
      ? Math.floor(missing / 2)
      : spec.align === "<"
        ? 0
        : missing;
  return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
}

/** The parts of a number's text, in order. */
export interface NumberText {
  negative: boolean;
  /** `0x` and its like. */
  prefix: string;
  /** The digits that are grouped: those before the point. */
  whole: string;
  /** Point, fraction, exponent, percent sign: what follows them. */
  rest: string;
}

/** A number in the spec's width, with sign and groups; with fill `0` and align `=`, the zeros are grouped too. */
export function padNumber(
  budget: Budget,
  spec: FormatSpec,
  number: NumberText,
): string {
  const sign = number.negative
    ? "-"
    : spec.sign === "+" || spec.sign === " "
      ? spec.sign
      : "";
  const start = sign + number.prefix;
  const others = start.length + number.rest.length;
  if (spec.width > 0) budget.size(spec.width, "a str");
  const zeroPadded = spec.fill === "0" && spec.align === "=";
  const whole = group(
    number.whole,
    spec.grouping,
    spec.type !== "" && "boxX".includes(spec.type) ? 4 : 3,
    zeroPadded ? spec.width - others : 0,
  );
  if (spec.align === "=") {
    const missing = spec.width - others - whole.length;
    return start + spec.fill.repeat(Math.max(0, missing)) + whole + number.rest;
  }
  return padText(budget, spec, start + whole + number.rest);
}

/** Digits in groups from the right, filled up with zeros to `width`; a separator never comes first. */
function group(
  digits: string,
  separator: string | null,
  size: number,
  width: number,
): string {
  // No digits: `inf` and `nan` stand in the rest, and zeros before them are not grouped.
  if (digits === "") return "";
  if (separator === null) return digits.padStart(width, "0");
  const groups: string[] = [];
  let left = digits;
  let room = width;
  for (;;) {
    const length = Math.min(size, Math.max(left.length, room, 1));
    const cut = Math.max(0, left.length - length);
    groups.unshift(left.slice(cut).padStart(length, "0"));
    left = left.slice(0, cut);
    room -= length;
    if (left === "" && room <= 0) return groups.join(separator);
    room -= separator.length;
  }
}
