/** The tree of one model, before it is laid out: every layer, and what is beside layers in it. */
import { isContainer } from "../4-count/byType.js";
import type { CountedModel } from "../4-count/counted.js";
import { namedUnknowns } from "../4-count/unknowns.js";
import { foldedPath, type FoldedLayer } from "../4-count/fold.js";
import {
  blocksArithmetic,
  copiesText,
  depthOf,
  isSeveral,
  ownCount,
  partsArithmetic,
  subtreeCount,
  typeText,
  type RowCount,
} from "./layerParts.js";
import { formulaWriter } from "./formulaText.js";
import type { ReportOptions } from "./options.js";
import { parameterRow } from "./parameterRow.js";
import { ownRemark, subtreeRemark } from "./remarkOf.js";
import { oneLine } from "./text/printable.js";
import { layerArithmetic } from "./writtenArithmetic.js";

/** One line of the tree, before it is laid out. */
export interface TreeNode {
  label: string;
  /** A single layer's call as written, else the type. */
  what: string;
  count: RowCount;
  arithmetic: string;
  remark: string;
  nodes: TreeNode[];
}

/** What the layer holds: parameters beside its layers, what is not known, its layers. */
export function nodesBelow(
  folded: FoldedLayer,
  model: CountedModel,
  options: Readonly<ReportOptions>,
): TreeNode[] {
  const { layer, layers } = folded;
  if (options.depth !== null && depthOf(layer) >= options.depth) return [];
  const isAround = layers.length > 0 || layer.path === "";
  const parameters = isAround && isContainer(layer) ? layer.parameters : [];
  return [
    ...parameters.map((parameter): TreeNode => {
      const { type, ...row } = parameterRow(parameter, model, "");
      return { ...row, label: parameter.name, what: type, nodes: [] };
    }),
    ...namedUnknowns(layer).map(({ name, expression }): TreeNode => ({
      label: name,
      what: oneLine(expression),
      count: { is: "unknown" },
      arithmetic: "",
      remark: "",
      nodes: [],
    })),
    ...layers.map((child) => nodeOf(child, model, options)),
  ];
}

/** A layer, or a run of equal ones, with all below it. */
export function nodeOf(
  folded: FoldedLayer,
  model: CountedModel,
  options: Readonly<ReportOptions>,
): TreeNode {
  const { layer } = folded;
  const write = formulaWriter(model);
  const isLeaf = layer.layers.length + namedUnknowns(layer).length === 0;
  const call = isLeaf && layer.call !== null ? oneLine(layer.call) : null;
  const own = layerArithmetic(folded, "", write) ?? "";
  const hasOwn = layer.arithmetic !== null && !isContainer(layer);
  const parts = hasOwn ? partsArithmetic(folded, write) : "";
  return {
    label: layer.path === "" ? "(the model)" : foldedPath(folded, ""),
    what:
      call === null
        ? typeText(folded, write)
        : call + copiesText(folded, write),
    count: isLeaf ? ownCount(layer, folded.times) : subtreeCount(folded),
    arithmetic: isLeaf
      ? own
      : isSeveral(folded)
        ? blocksArithmetic(folded, write)
        : parts,
    remark: isLeaf ? ownRemark(layer, model) : subtreeRemark(layer, model),
    nodes: nodesBelow(folded, model, options),
  };
}
