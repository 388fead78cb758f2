/** `--format tree`: every layer under the one that holds it, also those without parameters; repeated blocks folded. */
import { isContainer } from "../4-count/byType.js";
import type { CountedLayer, CountedModel } from "../4-count/counted.js";
import { fold } from "../4-count/fold.js";
import { countText } from "./countText.js";
import { drawnTotals } from "./drawnTotals.js";
import { formulaWriter, type WriteFormula } from "./formulaText.js";
import { headingLines } from "./headingLines.js";
import type { RowCount } from "./layerParts.js";
import type { ReportOptions, Reporter } from "./options.js";
import { reasonLines } from "./reasonsText.js";
import { remarkLines } from "./remarks.js";
import {
  fitWidths,
  gutter,
  layOutRow,
  naturalWidths,
  type Cell,
  type Column,
  type Plan,
} from "./text/columns.js";
import { lookOf, type Look } from "./text/look.js";
import { oneLine } from "./text/printable.js";
import { textWidth } from "./text/textWidth.js";
import { paragraph } from "./text/wrap.js";
import { totalsOf } from "./totals.js";
import { variantLines } from "./variantLines.js";
import { nodeOf, nodesBelow, type TreeNode } from "./treeNodes.js";

const margin = "  ";

/** branches and name, call, params, arithmetic */
const columns: readonly Column[] = [
  { align: "left", fit: "middle" },
  { align: "left", fit: "end" },
  { align: "right", fit: "keep" },
  { align: "left", fit: "end" },
];

const plans: readonly Plan[] = [
  {
    columns: [0, 1, 2, 3],
    shrinks: [
      [3, 44],
      [1, 30],
      [3, 28],
      [1, 14],
      [3, 14],
      [0, 24],
    ],
  },
  {
    columns: [0, 1, 2],
    shrinks: [
      [1, 12],
      [0, 16],
    ],
  },
  { columns: [0, 2], shrinks: [[0, 4]] },
];

export const tree: Reporter = (report, options) => {
  const look = lookOf(options);
  return report.models
    .flatMap((model, i) => [
      ...(i > 0 ? [""] : []),
      ...modelTree(model, options, look),
    ])
    .map((line) => `${line}\n`)
    .join("");
};

function modelTree(
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
        ...(variant.root === null
          ? reasonLines(variant.reasons, look, margin)
          : treeLines(
              { ...variant, conditions: [] },
              variant.root,
              options,
              look,
            )),
      ]),
      ...remarkLines(model, tiesIn(model), look),
    ];
  }
  return [
    ...head,
    ...treeLines(model, model.root, options, look),
    ...remarkLines(model, tiesIn(model), look),
  ];
}

/** The layers and the totals. */
function treeLines(
  model: CountedModel,
  rootLayer: CountedLayer,
  options: Readonly<ReportOptions>,
  look: Look,
): string[] {
  const root = fold(rootLayer, !options.everyRow);
  const write = formulaWriter(model);
  const nodes = isContainer(root.layer)
    ? nodesBelow(root, model, options)
    : [nodeOf(root, model, options)];
  const rows = nodes.flatMap((node, i) =>
    cellsOf(node, "", i === nodes.length - 1, write, look),
  );
  const totals = totalsOf(model, options).filter(
    ({ kind }) => kind !== "subtotal",
  );
  const natural = naturalWidths(rows);
  while (natural.length < columns.length) natural.push(0);
  const [name = 0, what = 0, params = 0, arithmetic = 0] = natural;
  const label = Math.max(...totals.map((line) => line.label.length));
  const counts = totals.map(({ count }) => textWidth(look.signs(count)));
  const isSymbolic = model.formulas !== null;
  const widths = fitWidths(
    [
      // The totals stand further in than the tree.
      isSymbolic ? name : Math.max(name, label + margin.length - what - gutter),
      what,
      isSymbolic ? params : Math.max(params, ...counts),
      arithmetic,
    ],
    look.width,
    isSymbolic ? symbolicPlans(rows) : plans,
  );
  const [first = 0, second, third = 0] = widths;
  const end = first + (second === undefined ? 0 : gutter + second);
  const numbers = { end: end + third, shares: undefined };
  return [
    ...rows.flatMap((row) => layOutRow(row, widths, columns, look)),
    "",
    ...drawnTotals(model, totals, numbers, look),
  ];
}

function cellsOf(
  node: TreeNode,
  before: string,
  isLast: boolean,
  write: WriteFormula,
  look: Look,
): Cell[][] {
  const { branch, last, line, blank } = look.tree;
  const { count, nodes } = node;
  const isNothing = count.is === "exact" && count.value === 0n;
  const isKnown = count.is === "exact" || count.is === "formula";
  const isSaid =
    "formula" in count && node.arithmetic === countText(count, write);
  const written = isSaid ? "" : look.signs(node.arithmetic);
  const arithmetic = [written, node.remark];
  const cells: Cell[] = [
    { text: before + (isLast ? last : branch) + oneLine(node.label) },
    { text: look.signs(node.what), style: "dim" },
    {
      text: look.signs(countText(count, write)),
      ...("formula" in count && { fit: "wrap" as const }),
      style: isNothing ? "dim" : isKnown ? undefined : "yellow",
    },
    {
      text: arithmetic.filter(Boolean).join("  "),
      ...(!isSum(count) && { fit: "middle" as const }),
    },
  ];
  const below = before + (isLast ? blank : line);
  return [
    cells,
    ...nodes.flatMap((child, i) =>
      cellsOf(child, below, i === nodes.length - 1, write, look),
    ),
  ];
}

function isSum(count: RowCount): boolean {
  return "value" in count || "formula" in count;
}

/** Formulas wrap, down to the width that the plain numbers need. */
function symbolicPlans(rows: readonly (readonly Cell[])[]): Plan[] {
  const whole = rows.map(([, , count]) =>
    count?.fit === "wrap" ? 14 : textWidth(count?.text ?? ""),
  );
  const floor = Math.max(...whole);
  const shrinks: Plan["shrinks"] = [
    [3, 30],
    [1, 20],
    [2, Math.max(floor, 28)],
    [3, 14],
    [1, 14],
    [0, 24],
  ];
  return [
    { columns: [0, 1, 2, 3], shrinks },
    { columns: [0, 1, 2], shrinks: [...shrinks, [2, Math.max(floor, 20)]] },
    {
      columns: [0, 2],
      shrinks: [
        [0, 16],
        [2, floor],
        [0, 4],
      ],
    },
  ];
}

/** The tree shows every tie in its place. */
function tiesIn(model: CountedModel): Set<string> {
  return new Set(model.ties.map(({ path }) => path));
}
