/** Why a model is not exact, by root reason, with the place and what one can do. */
import type { Affected, GroupedReason } from "../4-count/counted.js";
import { placeOf } from "./heading.js";
import type { Look } from "./text/look.js";
import { oneLine, manyLines } from "./text/printable.js";
import { shortenEnd } from "./text/shorten.js";
import { textWidth } from "./text/textWidth.js";
import { paragraph } from "./text/wrap.js";

/** More places of one reason than this are counted. */
const mostPlaces = 5;

/** Indented lines, none wider than the look allows. */
export function reasonLines(
  reasons: readonly GroupedReason[],
  look: Look,
  margin = "    ",
): string[] {
  return reasons.flatMap((one) => [
    ...reasonHead(one, look, margin),
    ...affected(one, look, margin),
    ...reasonFix(one, look, margin),
  ]);
}

/** The message, its place and its kind. */
export function reasonHead(
  { reason }: GroupedReason,
  look: Look,
  margin: string,
): string[] {
  const isRaised = reason.code === "raised";
  const message = manyLines(reason.message);
  const place = placeOf(reason);
  const where = [place, isRaised ? "" : reason.code].filter(Boolean).join(", ");
  const rest = `${margin}  `;
  const lines = paragraph(look.signs(message), look.width, margin, rest);
  if (where !== "") {
    const last = `${lines.at(-1)}  (${where})`;
    if (textWidth(last) <= look.width) lines.splice(-1, 1, last);
    else lines.push(...paragraph(`(${where})`, look.width, rest, rest));
  }
  const style = isRaised ? "red" : "yellow";
  return lines.map((line) => look.paint(style, line));
}

/** What one can do about it. */
export function reasonFix(
  { reason }: GroupedReason,
  look: Look,
  margin: string,
): string[] {
  if (reason.fix === "") return [];
  return paragraph(
    look.signs(oneLine(reason.fix)),
    look.width,
    `${margin}  fix: `,
    `${margin}       `,
  );
}

function affected(
  { affects }: GroupedReason,
  look: Look,
  margin: string,
): string[] {
  const lines = affects.slice(0, mostPlaces).map((place) => {
    const text = `${margin}  ${affectedText(place)}`;
    return shortenEnd(text, look.width, look.ellipsis);
  });
  const more = affects.length - mostPlaces;
  if (more > 0) lines.push(`${margin}  and ${more} more places`);
  return lines.map((line) => look.paint("dim", line));
}

/** `backbone = timm.create_model(name)`; about a whole layer `encoder: Base`. */
function affectedText({ path, expression, isAssigned }: Affected): string {
  const place = oneLine(path) || "the model itself";
  const written = oneLine(expression);
  if (isAssigned) return `${place} = ${written}`;
  return written === "" ? place : `${place}: ${written}`;
}
