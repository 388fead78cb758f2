/** `--format csv`: one line per layer of every model, numbers plain; the column `params` adds up to each model's total. */
import { allLayers } from "../4-count/count.js";
import type { Formula } from "../algebra/expression.js";
import type { CountedLayer, CountedModel } from "../4-count/counted.js";
import { isOpen, namedUnknowns } from "../4-count/unknowns.js";
import type { Reporter } from "./options.js";
import { pythonWriter } from "./toReport.js";
import { oneLine } from "./text/printable.js";

/** `params`, `trainable` and `buffers` are the layer's own, `subtree` is with all below it. */
const header = [
  "target",
  "status",
  "path",
  "type",
  "params",
  "trainable",
  "buffers",
  "subtree",
  "arithmetic",
  "tied",
  "call",
  "file",
  "line",
];

export const csv: Reporter = ({ models }) =>
  [header, ...models.flatMap(linesOf)]
    .map((fields) => `${fields.map(quoted).join(",")}\n`)
    .join("");

function linesOf(model: CountedModel): string[][] {
  if (model.variants.length > 0) {
    return model.variants.flatMap(({ when, model: variant }) =>
      linesOf({ ...variant, target: `${model.target} [${when}]` }),
    );
  }
  if (!model.root) {
    const { target, status, file, line } = model;
    const place = [file, String(line)];
    return [[target, status, ...Array<string>(9).fill(""), ...place]];
  }
  return allLayers(model.root).flatMap((layer) => [
    layerLine(model, layer),
    ...unknownLines(model, layer),
  ]);
}

function layerLine(model: CountedModel, layer: CountedLayer): string[] {
  const { own, subtree, parameters, sharedWith } = layer;
  const ties = parameters.flatMap(({ name, tiedTo }) =>
    tiedTo === null ? [] : [`${name} = ${tiedTo}`],
  );
  const isBound = layer.isLazy || isOpen(layer);
  const { formulas } = layer;
  const python = pythonWriter(model);
  /** A formula as a Python expression; of all that the line stands for. */
  const number = (plain: bigint, formula: Formula | undefined) =>
    formula === undefined ? String(plain) : String(python(formula));
  const inModel = formulas?.inModel;
  const isUnknown = isBound && layer.arithmetic === null;
  return [
    model.target,
    model.status,
    layer.path,
    layer.type,
    isUnknown ? "" : number(own.total, inModel?.own),
    isUnknown ? "" : number(own.trainable, inModel?.trainable),
    isUnknown ? "" : number(own.buffers, inModel?.buffers),
    layer.isComplete ? number(subtree.total, inModel?.subtree) : "",
    layer.arithmetic ?? "",
    sharedWith === null ? ties.join("; ") : `shared with ${sharedWith}`,
    layer.call ?? "",
    layer.file ?? "",
    layer.line === null ? "" : String(layer.line),
  ];
}

/** What is not known stands in a line without numbers. */
function unknownLines(model: CountedModel, layer: CountedLayer): string[][] {
  return namedUnknowns(layer).map(({ name, expression, reasons }) => [
    model.target,
    model.status,
    layer.path === "" ? name : `${layer.path}.${name}`,
    "?",
    ...Array<string>(6).fill(""),
    expression,
    reasons[0]?.file ?? "",
    reasons[0]?.line ? String(reasons[0].line) : "",
  ]);
}

/** RFC 4180; and a text that a spreadsheet would take for a formula is marked as text. */
function quoted(field: string): string {
  const line = oneLine(field);
  const text = /^[=+\-@]/.test(line) ? `'${line}` : line;
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
