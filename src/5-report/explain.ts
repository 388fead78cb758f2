/** `--explain`: every layer by itself with its call, arguments, shapes and arithmetic, then how the sums come about. */
import { allLayers } from "../4-count/count.js";
import type { CountedLayer, CountedModel } from "../4-count/counted.js";
import { explainedSums } from "./explainedSums.js";
import { placeOf } from "./heading.js";
import { headingLines } from "./headingLines.js";
import { holdsSomething } from "./holdsSomething.js";
import { typeName } from "./layerParts.js";
import type { ReportOptions, Reporter } from "./options.js";
import { reasonLines } from "./reasonsText.js";
import { remarkLines } from "./remarks.js";
import { lookOf, type Look } from "./text/look.js";
import { grouped } from "./text/numbers.js";
import { oneLine } from "./text/printable.js";
import { paragraph } from "./text/wrap.js";

const margin = "  ";

export const explain: Reporter = (report, options) => {
  const look = lookOf(options);
  return report.models
    .flatMap((model, i) => [
      ...(i > 0 ? [""] : []),
      ...explainModel(model, options, look),
    ])
    .map((line) => `${line}\n`)
    .join("");
};

function explainModel(
  model: CountedModel,
  options: Readonly<ReportOptions>,
  look: Look,
): string[] {
  const head = headingLines(model, look);
  if (!model.root) {
    return [...head, "", ...reasonLines(model.reasons, look, margin)];
  }
  const layers = allLayers(model.root);
  const shown = layers.filter(
    (layer) =>
      layer.parameters.length > 0 ||
      layer.unknowns.length > 0 ||
      (layer.sharedWith !== null && holdsSomething(layer, model)),
  );
  const leaves = layers.filter(
    (layer) => layer.layers.length === 0 && !holdsSomething(layer, model),
  );
  return [
    ...head,
    ...shown.flatMap((layer) => ["", ...explainLayer(layer, look)]),
    ...withoutParameters(leaves, look),
    "",
    ...explainedSums(model, options, look),
    ...remarkLines(model, new Set(model.ties.map(({ path }) => path)), look),
  ];
}

function explainLayer(layer: CountedLayer, look: Look): string[] {
  const { path, call } = layer;
  const line = (text: string) =>
    paragraph(look.signs(text), look.width, "    ", "      ");
  const name = path === "" ? "(the model)" : oneLine(path);
  const what = call === null ? typeName(layer) : oneLine(call);
  const head = [name, what, placeOf(layer)].filter(Boolean).join("   ");
  const bound = layer.arguments.map(
    ({ name: key, value }) => `${key}=${oneLine(value)}`,
  );
  const title = paragraph(head, look.width, "  ", "    ");
  return [
    ...title.map((text, i) => (i === 0 ? boldStart(text, name, look) : text)),
    ...(bound.length === 0
      ? []
      : line(bound.join(", ")).map((text) => look.paint("dim", text))),
    ...line(layer.parameters.map(shapeText).join("   ")),
    ...layer.unknowns.flatMap(({ name: key, expression }) =>
      line(unknownText(key, oneLine(expression))),
    ),
    ...line(resultText(layer)),
  ].filter((text) => text.trim() !== "");
}

function unknownText(name: string, expression: string): string {
  if (name !== "") return `${name} = ${expression}: not known`;
  const cause = expression === "" ? "" : `: ${expression}`;
  return `it may hold more than is known${cause}`;
}

function boldStart(text: string, name: string, look: Look): string {
  return text.startsWith(`  ${name}`)
    ? `  ${look.paint("bold", name)}${text.slice(2 + name.length)}`
    : text;
}

/** `weight [6, 1, 5, 5] frozen` */
function shapeText(parameter: CountedLayer["parameters"][number]): string {
  const { name, shape, numel, dtype, trainable, tiedTo } = parameter;
  const parts = [
    numel === null ? `${name} lazy` : `${name} [${shape.join(", ")}]`,
    dtype === "float32" ? "" : dtype,
    trainable ? "" : "frozen",
    tiedTo === null ? "" : `= ${tiedTo}, counted there`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** `(5·5·1 + 1)·6 = 156` */
function resultText(layer: CountedLayer): string {
  if (layer.sharedWith !== null) {
    return `the same module as ${layer.sharedWith || "the model itself"}, counted there`;
  }
  if (layer.arithmetic === null) return "";
  const total = grouped(layer.own.total);
  return layer.arithmetic === String(layer.own.total)
    ? total
    : `${layer.arithmetic} = ${total}`;
}

function withoutParameters(
  layers: readonly CountedLayer[],
  look: Look,
): string[] {
  if (layers.length === 0) return [];
  const names = layers.map(
    (layer) => `${oneLine(layer.path) || "(the model)"} ${typeName(layer)}`,
  );
  const text = `no parameters in ${names.join(", ")}`;
  return ["", ...paragraph(text, look.width, "  ", "    ")].map((line) =>
    look.paint("dim", line),
  );
}
