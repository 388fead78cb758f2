/** `numel explain model.py::Net::layer.path`: one layer, the layers around it, and where what made it was written. */
import type { CountedLayer, CountedModel } from "../4-count/counted.js";
import { fold, foldedPath } from "../4-count/fold.js";
import { argumentOrigins } from "./argumentOrigins.js";
import { countText } from "./countText.js";
import { explainLayer } from "./explain.js";
import { factsOf } from "./factLines.js";
import { symbolsOf } from "../4-count/totalFormula.js";
import { formulaWriter, type WriteFormula } from "./formulaText.js";
import { placeOf } from "./heading.js";
import { headingLines } from "./headingLines.js";
import { labelledLines } from "./labelledLines.js";
import { findLayer } from "./layerPath.js";
import { oneOf, subtreeCount, typeText } from "./layerParts.js";
import type { ReportOptions } from "./options.js";
import { reasonLines } from "./reasonsText.js";
import { lookOf, type Look } from "./text/look.js";
import { grouped } from "./text/numbers.js";
import { oneLine } from "./text/printable.js";
import { paragraph } from "./text/wrap.js";

/** Whether some way through the constructor makes a layer at that path. */
export function hasLayer(model: CountedModel, path: string): boolean {
  return waysOf(model).some(
    ({ model: { root } }) => root !== null && findLayer(root, path) !== null,
  );
}

/** @param path of a layer that the model has; "" is the model itself */
export function explainPath(
  model: CountedModel,
  path: string,
  options: Readonly<ReportOptions>,
): string {
  const look = lookOf(options);
  const ways = waysOf(model);
  const facts = factsOf(model);
  const groups: { whens: string[]; body: string[] }[] = [];
  for (const { when, model: one } of ways) {
    const body = wayLines(one, path, ways.length === 1, look);
    const same = groups.find((group) => group.body.join() === body.join());
    if (same) same.whens.push(when);
    else groups.push({ whens: [when], body });
  }
  const lines = [
    ...headingLines(model, look),
    ...groups.flatMap(({ whens, body }) => [
      ...(whens[0] === "" ? [] : [""]),
      ...whens.flatMap((when, i) => whenLines(when, i, look)),
      ...body,
    ]),
    ...(facts.length === 0 ? [] : ["", ...labelledLines(facts, look)]),
    ...(model.reasons.length === 0
      ? []
      : [
          "",
          look.paint("bold", "  not known"),
          ...reasonLines(model.reasons, look),
        ]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function waysOf(model: CountedModel): { when: string; model: CountedModel }[] {
  return model.variants.length > 0 ? model.variants : [{ when: "", model }];
}

function whenLines(when: string, i: number, look: Look): string[] {
  if (when === "") return [];
  const text = `${i === 0 ? "where" : "or"} ${oneLine(when)}`;
  return paragraph(look.signs(text), look.width, "", "  ");
}

/** The layer where tests came out one way, from the model down. */
function wayLines(
  model: CountedModel,
  path: string,
  hasSums: boolean,
  look: Look,
): string[] {
  const layer = model.root && findLayer(model.root, path);
  if (!model.root || !layer) return ["", `  no layer ${oneLine(path)}`];
  const write = formulaWriter(model);
  return chainTo(model.root, layer).flatMap((one) => {
    // Nobody wrote the call of the model itself.
    const { file, line } = one === model.root ? model : one;
    const received =
      one === model.root
        ? () => givenLines(model, one, look)
        : () => originLines(one, look);
    return [
      "",
      ...explainLayer({ ...one, file, line }, write, look, received),
      ...(one === layer
        ? belowLines(one, write, look)
        : hasSums
          ? sumLine(one, write, look)
          : []),
    ];
  });
}

/** What the model itself was built with. */
function givenLines(
  model: CountedModel,
  root: CountedLayer,
  look: Look,
): string[] {
  const symbols = new Map(symbolsOf(model).map((one) => [one.name, one]));
  const { origins } = argumentOrigins(root);
  const line = (text: string) =>
    paragraph(look.signs(text), look.width, "    ", "      ");
  return origins.flatMap(({ name, value, written }) => {
    const symbol = symbols.get(oneLine(value));
    if (symbol !== undefined) {
      const place = placeOf(symbol);
      const where = place === "" ? "" : `, ${place}`;
      return line(`${name} has no value: a symbol${where}`);
    }
    if (written === null)
      return line(`${name} = ${oneLine(value)}, by default`);
    return oneLine(value) === name
      ? line(`${name} has no value`)
      : line(`${name} = ${oneLine(value)}, as asked for`);
  });
}

/** The layers around it from the outside in, and the layer. */
function chainTo(root: CountedLayer, layer: CountedLayer): CountedLayer[] {
  if (root === layer) return [root];
  for (const child of root.layers) {
    const chain = chainTo(child, layer);
    if (chain.length > 0) return [root, ...chain];
  }
  return [];
}

const containers: ReadonlySet<string> = new Set([
  "torch.nn.Sequential",
  "torch.nn.ModuleList",
  "torch.nn.ModuleDict",
]);

/** `out_features = 2048 ← hidden * 4, model.py:31`, then what was left at its default. */
function originLines(layer: CountedLayer, look: Look): string[] {
  // What stands in a container is told by its layers.
  if (containers.has(layer.type)) return [];
  const { origins, isComplete } = argumentOrigins(layer);
  const place = placeOf(layer);
  const where = place === "" ? "" : `, ${place}`;
  const line = (text: string) =>
    paragraph(look.signs(text), look.width, "    ", "      ");
  const written = origins.flatMap(({ name, value, written: text }) => {
    if (text === null) return [];
    const [now, source] = [oneLine(value), oneLine(text)];
    return line(
      `${name} = ${now}${now === source ? "" : ` ← ${source}`}${where}`,
    );
  });
  const others = origins
    .filter((one) => one.written === null)
    .map(({ name, value }) => `${name}=${oneLine(value)}`);
  if (others.length === 0) return written;
  const word = isComplete ? "by default: " : "";
  return [
    ...written,
    ...line(word + others.join(", ")).map((text) => look.paint("dim", text)),
  ];
}

/** What it comes to with all below it. */
function sumLine(
  layer: CountedLayer,
  write: WriteFormula,
  look: Look,
): string[] {
  const single = { layer, last: layer, times: 1, layers: [], signature: 0 };
  const count = countText(subtreeCount(single), write);
  const several = typeText(single, write).includes(" ×") ? "all of them: " : "";
  const text = look.signs(`${several}${count}`);
  return paragraph(text, look.width, "    ", "      ");
}

/** The layers in it with what each counts, and the sum. */
function belowLines(
  layer: CountedLayer,
  write: WriteFormula,
  look: Look,
): string[] {
  const { layers } = fold(layer);
  if (layers.length === 0) return [];
  const rows = layers.map((child) => ({
    label: `  ${look.signs(oneLine(foldedPath(child, "")))}`,
    text: countText(subtreeCount(child), write),
    notes: [typeText(child, write)],
  }));
  if (layer.arithmetic !== null) {
    const { own, formulas } = layer;
    const text = formulas === null ? grouped(own.total) : write(formulas.own);
    rows.unshift({ label: "  (own)", text, notes: [] });
  }
  const whole = { layer, last: layer, times: 1, layers: [], signature: 0 };
  const one = oneOf(whole);
  const each = countText(subtreeCount(one), write);
  const all = countText(subtreeCount(whole), write);
  const notes = each === all ? [] : [`${all} for all of them`];
  const sum = { label: "  sum", text: each, notes, style: "bold" as const };
  return labelledLines([...rows, sum], look);
}
