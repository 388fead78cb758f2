/** The rows of one model: what owns parameters, repeated blocks folded, each row with its count and how it comes about. */
import { isContainer } from "../4-count/byType.js";
import type { CountedLayer, CountedModel } from "../4-count/counted.js";
import { joinPath } from "../4-count/countLayer.js";
import { fold, foldedPath, type FoldedLayer } from "../4-count/fold.js";
import { ownRemark, subtreeRemark } from "./remarkOf.js";
import { isOpen, namedUnknowns } from "../4-count/unknowns.js";
import { formulaWriter } from "./formulaText.js";
import { holdsSomething } from "./holdsSomething.js";
import {
  blocksArithmetic,
  depthOf,
  isSeveral,
  oneOf,
  ownCount,
  parentPath,
  partsArithmetic,
  relativePath,
  subtreeCount,
  typeText,
  type RowCount,
} from "./layerParts.js";
import { mergeRows } from "./mergeRows.js";
import type { ReportOptions } from "./options.js";
import { parameterRow } from "./parameterRow.js";
import type { Row } from "./row.js";
import { oneLine } from "./text/printable.js";
import { layerArithmetic } from "./writtenArithmetic.js";

/** Where a layer is drawn: how far in, and in which block, whose path is not written again. */
interface Place {
  level: number;
  base: string;
}

/** The rows of a model that was built. */
export function rowsOf(
  model: CountedModel,
  { depth, everyRow }: Readonly<Pick<ReportOptions, "depth" | "everyRow">>,
): Row[] {
  if (!model.root) return [];
  const write = formulaWriter(model);
  const sizes = new Map<FoldedLayer, number>();
  return rowsOfLayer(fold(model.root, !everyRow), { level: 0, base: "" });

  function rowsOfLayer(folded: FoldedLayer, place: Place): Row[] {
    const { layer } = folded;
    if (!everyRow && !holdsSomething(layer, model)) return [];
    if (depthOf(layer) === depth && layer.layers.length > 0) {
      return [summedRow(folded, place, false)];
    }
    if (layer.path !== "" && isBlock(folded)) {
      const inside = { level: place.level + 1, base: layer.path };
      const one = oneOf(folded);
      const rows = [...ownRows(one, inside), ...rowsBelow(one, inside)];
      const block = summedRow(folded, place, true);
      return [block, ...(everyRow ? rows : mergeRows(rows))];
    }
    return [...ownRows(folded, place), ...rowsBelow(folded, place)];
  }

  /** What is drawn with its sum in front: repeated blocks, and numbered ones of more than one row. */
  function isBlock(folded: FoldedLayer): boolean {
    const { layer } = folded;
    if (layer.layers.length === 0) return false;
    return (
      isSeveral(folded) || (/^\d+$/.test(layer.name) && sizeOf(folded) > 1)
    );
  }

  /** How many layers and parameters there are to show in it. */
  function sizeOf(folded: FoldedLayer): number {
    const known = sizes.get(folded);
    if (known !== undefined) return known;
    const isShown = everyRow || holdsSomething(folded.layer, model);
    const own = ownRows(folded, { level: 0, base: "" }).length;
    const size = folded.layers.reduce((sum, one) => sum + sizeOf(one), own);
    sizes.set(folded, isShown ? size : 0);
    return isShown ? size : 0;
  }

  function rowsBelow(folded: FoldedLayer, place: Place): Row[] {
    return folded.layers.flatMap((child) => rowsOfLayer(child, place));
  }

  /** What the layer holds itself: one row, or for a place around other layers one for each parameter. */
  function ownRows(folded: FoldedLayer, place: Place): Row[] {
    const { layer } = folded;
    const unknown = namedUnknowns(layer).map((one) =>
      row(place, {
        path: relativePath(joinPath(layer.path, one.name), place.base),
        type: "?",
        count: { is: "unknown" },
        arithmetic: oneLine(one.expression),
      }),
    );
    const isAround = layer.layers.length > 0 || layer.path === "";
    if (isAround && isContainer(layer)) {
      const parameters = layer.parameters.map((parameter) =>
        row(place, parameterRow(parameter, model, place.base)),
      );
      return [...openRow(folded, place), ...parameters, ...unknown];
    }
    const isEmpty =
      layer.parameters.length === 0 &&
      layer.sharedWith === null &&
      !isOpen(layer);
    const isLeft = !everyRow || isAround || unknown.length > 0;
    if (isEmpty && isLeft) return unknown;
    return [layerRow(folded, place), ...unknown];
  }

  /** A place around other layers that may hold more than these. */
  function openRow(folded: FoldedLayer, place: Place): Row[] {
    if (!isOpen(folded.layer)) return [];
    const path = labelOf(folded, place.base);
    const arithmetic = openText(folded.layer);
    const count: RowCount = { is: "unknown" };
    return [
      row(place, { path, type: typeText(folded, write), count, arithmetic }),
    ];
  }

  function layerRow(folded: FoldedLayer, place: Place): Row {
    const { layer, signature } = folded;
    const isLeaf = layer.arithmetic !== null && layer.layers.length === 0;
    return row(place, {
      path: labelOf(folded, place.base),
      type: typeText(folded, write),
      count: ownCount(layer, folded.times),
      arithmetic: layerArithmetic(folded, place.base, write) ?? openText(layer),
      remark: ownRemark(layer, model),
      leaf:
        isLeaf && !isSeveral(folded)
          ? { parent: parentPath(layer), signature }
          : null,
      ties: layer.parameters.flatMap(({ path, tiedTo }) =>
        tiedTo === null ? [] : [path],
      ),
    });
  }

  /** A whole subtree in one row. */
  function summedRow(folded: FoldedLayer, place: Place, isBlock: boolean): Row {
    const { layer } = folded;
    const parts = isBlock ? "" : partsArithmetic(folded, write);
    return row(place, {
      path: labelOf(folded, place.base),
      type: typeText(folded, write),
      count: subtreeCount(folded),
      arithmetic: isSeveral(folded) ? blocksArithmetic(folded, write) : parts,
      remark: subtreeRemark(layer, model),
      isBlock,
    });
  }
}

function row(place: Place, rest: Partial<Row> & Pick<Row, "count">): Row {
  return {
    level: place.level,
    path: "",
    type: "",
    arithmetic: "",
    remark: "",
    isBlock: false,
    leaf: null,
    ties: [],
    ...rest,
  };
}

/** What makes a layer hold more than is known, as written. */
function openText({ unknowns }: CountedLayer): string {
  return oneLine(unknowns.find(({ name }) => name === "")?.expression ?? "");
}

/** The layer's path below `base`; the block that the row stands in has no name there. */
function labelOf(folded: FoldedLayer, base: string): string {
  const { layer } = folded;
  if (layer.path === "") return "(the model)";
  if (layer.path === base) return "(own)";
  return foldedPath(folded, relativePath(parentPath(layer), base));
}
