/** The causes: what changed in the source, and what it does to which layers. */
import type {
  Cause,
  CauseEffect,
  DiffReport,
  LayerChange,
} from "../../4-count/diff/diffReport.js";
import { type Block, moreItems } from "../comment.js";
import { code } from "../markdownText.js";
import { inRepository } from "../notices/place.js";
import type { ReportOptions } from "../options.js";
import { grouped } from "../text/numbers.js";
import { oneLine } from "../text/printable.js";
import { shortenEnd } from "../text/shorten.js";
import { signed } from "../diff/deltaText.js";
import { nameOf } from "./nameOf.js";

/** More layers of one cause than this are summed up. */
const mostLayers = 3;
/** More models of one cause than this are counted. */
const mostModels = 4;

type Links = Pick<ReportOptions, "folder" | "sourceLinks">;

export function whyBlocks({ causes }: DiffReport, links: Links): Block[] {
  const [first, ...others] = causes;
  if (first === undefined) return [];
  if (others.length === 0) {
    return [{ before: ["", `**Why:** ${causeText(first, links)}`] }];
  }
  const rows = causes.map((cause) => `- ${causeText(cause, links)}`);
  return [{ before: ["", "**Why:**", ""], rows, more: moreItems }];
}

function causeText(cause: Cause, links: Links): string {
  const { kind, effects } = cause;
  const [first, ...others] = effects;
  const what =
    kind === "interaction"
      ? `together, ${cause.parts.map(short).join(" and ")}`
      : linked(cause, links);
  if (first === undefined) return `${what}.`;
  const more = others.slice(0, mostModels).map(effectOf);
  const rest = others.length - more.length;
  if (rest > 0) more.push(`${rest} more models`);
  const also = more.length === 0 ? "" : ` (${more.join(", ")})`;
  return `${what} ${firstEffect(first)}${also}.`;
}

function short(text: string): string {
  return code(shortenEnd(oneLine(text), 200, "…"));
}

/** The cause as a link to its line. Links are relative where nothing says where the sources can be seen. */
function linked(cause: Cause, { folder, sourceLinks }: Links): string {
  const text = short(cause.text);
  const place = cause.head ?? cause.base;
  if (place === null) return text;
  const path = inRepository(place.file, folder);
  const url = path.split("/").map(encodeURIComponent).join("/");
  // Parentheses end a link's address in Markdown, and are left alone by URI encoding.
  const safe = url.replaceAll("(", "%28").replaceAll(")", "%29");
  return `[${text}](${sourceLinks}${safe}#L${place.line})`;
}

function firstEffect({ layers, delta }: CauseEffect): string {
  const shown = layers.slice(0, mostLayers);
  if (shown.length === 0) return totalText(delta);
  const rest = layers.length - shown.length;
  const more = rest > 0 ? [`${rest} more layers`] : [];
  const parts = [...shown.map(layerText), ...more];
  const sum = layers.length > 1 ? `, together ${totalText(delta)}` : "";
  return parts.join(", ") + sum;
}

function totalText({ total, trainable }: CauseEffect["delta"]): string {
  if (total === null) return "changes what is known";
  if (total !== 0n) return signed(total);
  return trainable === null || trainable === 0n
    ? "no parameter more or less"
    : `${signed(trainable)} trainable`;
}

function effectOf({ target, setting, delta }: CauseEffect): string {
  const name = code(nameOf({ target }));
  const set = setting === null ? "" : ` ${code(setting)}`;
  return `${name}${set} ${totalText(delta)}`;
}

/** `adds `transformer.h[12..15]` = 4 · 7,087,872` */
function layerText(layer: LayerChange): string {
  const { change, path, times, before, after, delta } = layer;
  const name = path === "" ? "the model's own parameters" : code(path);
  const times1 = (one: bigint | null) =>
    one === null
      ? ""
      : ` = ${times === 1 ? grouped(one) : `${times} · ${grouped(one)}`}`;
  switch (change) {
    case "added":
      return `adds ${name}${times1(after)}`;
    case "removed":
      return `removes ${name}${times1(before)}`;
    case "tied":
      return `ties ${name}${delta.total === null ? "" : ` (${signed(delta.total)})`}`;
    case "untied":
      return `unties ${name}${delta.total === null ? "" : ` (${signed(delta.total)})`}`;
    case "frozen":
      return `freezes ${name}`;
    case "unfrozen":
      return `unfreezes ${name}`;
    case "dtype":
      return `gives ${name} another dtype`;
    case "buffers":
      return `changes the buffers of ${name}`;
    default:
      return delta.total === null || delta.total === 0n
        ? `changes ${name}`
        : `changes ${name} by ${signed(delta.total)}`;
  }
}
