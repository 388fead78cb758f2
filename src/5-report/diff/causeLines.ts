/** Why: each cause with its place, and below it what it does to which layers of which model. */
import type { Cause, DiffReport } from "../../4-count/diff/diffReport.js";
import { placeOf } from "../heading.js";
import type { ReportOptions } from "../options.js";
import type { Look } from "../text/look.js";
import { oneLine } from "../text/printable.js";
import { shortenEnd } from "../text/shorten.js";
import { textWidth } from "../text/textWidth.js";
import { signed } from "./deltaText.js";
import { layerArithmetic, layerName } from "./layerText.js";

/** More layers, models or causes than this are counted. */
const mostLayers = 6;
const mostModels = 6;

export function causeLines(
  { causes, models }: DiffReport,
  { everyRow }: Readonly<ReportOptions>,
  look: Look,
): string[] {
  const isOne = models.length === 1;
  return causes.flatMap((cause, i) => [
    ...(i > 0 ? [""] : []),
    ...oneCause(cause, isOne, everyRow, look),
  ]);
}

function oneCause(
  cause: Cause,
  isOneModel: boolean,
  everyRow: boolean,
  look: Look,
): string[] {
  const place = cause.head ?? cause.base;
  const where = place === null ? "" : `   ${placeOf(place)}`;
  const head = `${look.signs(oneLine(cause.text))}${where}`;
  const room = look.width - margin.length - 5;
  const lines = [
    `${margin}${look.paint("bold", "why")}  ${shortenEnd(head, room, look.ellipsis)}`,
    ...cause.parts.map(
      (part) =>
        `${indent}  ${shortenEnd(look.signs(oneLine(part)), room - 2, look.ellipsis)}`,
    ),
  ];
  const rows = effectRows(cause, isOneModel, everyRow);
  const name = Math.max(0, ...rows.map(([text]) => textWidth(text)));
  const layer = Math.max(0, ...rows.map(([, text]) => textWidth(text)));
  for (const [model, path, arithmetic] of rows) {
    const text = [
      ...(name === 0 ? [] : [pad(model, Math.min(name, 32))]),
      pad(path, Math.min(layer, 44)),
      arithmetic,
    ].join("   ");
    lines.push(indent + shortenEnd(look.signs(text), room, look.ellipsis));
  }
  return lines;
}

const margin = "  ";
const indent = `${margin}     `;

/** model, layer, arithmetic */
function effectRows(
  { effects }: Cause,
  isOneModel: boolean,
  everyRow: boolean,
): [string, string, string][] {
  const rows: [string, string, string][] = [];
  const shown = everyRow ? effects : effects.slice(0, mostModels);
  for (const { target, setting, delta, layers } of shown) {
    const name = target.slice(target.indexOf("::") + 2);
    const label = isOneModel
      ? ""
      : setting === null
        ? name
        : `${name} [${setting}]`;
    const some = everyRow ? layers : layers.slice(0, mostLayers);
    for (const [i, layer] of some.entries()) {
      const text = layerArithmetic(layer);
      rows.push([i === 0 ? label : "", layerName(layer), text]);
    }
    if (layers.length > some.length) {
      const more = layers.length - some.length;
      rows.push([
        "",
        `and ${more} more layers`,
        `in all ${signed(delta.total)}`,
      ]);
    }
    if (layers.length === 0) {
      const text =
        delta.total === 0n && delta.trainable !== 0n
          ? `${signed(delta.trainable)} trainable`
          : signed(delta.total);
      rows.push([label, text, ""]);
    }
  }
  if (shown.length < effects.length) {
    rows.push(["", `and ${effects.length - shown.length} more models`, ""]);
  }
  return rows;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}
