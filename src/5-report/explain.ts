/** `--explain`: every layer by itself with its call, arguments, shapes and arithmetic, then how the sums come about. */
import { Formula } from "../algebra/expression.js";
import { allLayers } from "../4-count/count.js";
import { isSymbolic } from "../4-count/numel.js";
import type {
  CountedLayer,
  CountedModel,
  CountedParameter,
} from "../4-count/counted.js";
import { explainedSums } from "./explainedSums.js";
import { formulaWriter, type WriteFormula } from "./formulaText.js";
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
import { variantLines } from "./variantLines.js";

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
  if (model.variants.length > 0) {
    return [
      ...head,
      "",
      ...variantLines(model, look),
      ...model.variants.flatMap(({ when, model: variant }) => [
        "",
        ...paragraph(
          look.signs(`where ${oneLine(when)}`),
          look.width,
          "",
          margin,
        ),
        ...explainBody({ ...variant, conditions: [] }, options, look),
      ]),
    ];
  }
  return [...head, ...explainBody(model, options, look)];
}

function explainBody(
  model: CountedModel,
  options: Readonly<ReportOptions>,
  look: Look,
): string[] {
  if (!model.root) return ["", ...reasonLines(model.reasons, look, margin)];
  const write = formulaWriter(model);
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
    ...shown.flatMap((layer) => ["", ...explainLayer(layer, write, look)]),
    ...withoutParameters(leaves, look),
    "",
    ...explainedSums(model, options, look),
    ...remarkLines(model, new Set(model.ties.map(({ path }) => path)), look),
  ];
}

export function explainLayer(
  layer: CountedLayer,
  write: WriteFormula,
  look: Look,
  received = (one: CountedLayer): string[] => boundArguments(one, look),
): string[] {
  const { path, call } = layer;
  const line = (text: string) =>
    paragraph(look.signs(text), look.width, "    ", "      ");
  const name = path === "" ? "(the model)" : oneLine(path);
  const what = call === null ? typeName(layer) : oneLine(call);
  const head = [name, what, placeOf(layer)].filter(Boolean).join("   ");
  const title = paragraph(head, look.width, "  ", "    ");
  return [
    ...title.map((text, i) => (i === 0 ? boldStart(text, name, look) : text)),
    ...received(layer),
    ...line(layer.parameters.map((one) => shapeText(one, write)).join("   ")),
    ...layer.unknowns.flatMap(({ name: key, expression }) =>
      line(unknownText(key, oneLine(expression))),
    ),
    ...line(resultText(layer, write)),
  ].filter((text) => text.trim() !== "");
}

/** `in_features=512, out_features=2048, bias=True` */
function boundArguments(layer: CountedLayer, look: Look): string[] {
  if (layer.arguments.length === 0) return [];
  const bound = layer.arguments.map(
    ({ name, value }) => `${name}=${oneLine(value)}`,
  );
  const text = look.signs(bound.join(", "));
  return paragraph(text, look.width, "    ", "      ").map((line) =>
    look.paint("dim", line),
  );
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
function shapeText(parameter: CountedParameter, write: WriteFormula): string {
  const { name, shape, numel, dtype, trainable, tiedTo } = parameter;
  const parts = [
    numel === null && !isSymbolic(shape)
      ? `${name} lazy`
      : `${name} [${shape.map((size) => (size instanceof Formula ? write(size) : size)).join(", ")}]`,
    dtype === "float32" ? "" : dtype,
    trainable ? "" : "frozen",
    tiedTo === null ? "" : `= ${tiedTo}, counted there`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** `(5·5·1 + 1)·6 = 156` */
function resultText(layer: CountedLayer, write: WriteFormula): string {
  if (layer.sharedWith !== null) {
    return `the same module as ${layer.sharedWith || "the model itself"}, counted there`;
  }
  if (layer.arithmetic === null) return "";
  const { formulas, own } = layer;
  const total = formulas === null ? grouped(own.total) : write(formulas.own);
  const isPlain =
    layer.arithmetic === total || layer.arithmetic === String(own.total);
  const one = isPlain ? total : `${layer.arithmetic} = ${total}`;
  return formulas === null || formulas.inModel.own.key === formulas.own.key
    ? one
    : `${one} each, ${write(formulas.inModel.own)} in all`;
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
