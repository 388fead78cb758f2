/** `--format tree`: every layer under the one that holds it, also those without parameters; repeated blocks folded. */
import { isContainer } from "../4-count/byType.js";
import type { CountedModel } from "../4-count/counted.js";
import { fold } from "../4-count/fold.js";
import { countText } from "./countText.js";
import { headingLines } from "./headingLines.js";
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
import { totalLines } from "./totalLines.js";
import { totalsOf } from "./totals.js";
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
  const root = fold(model.root, !options.everyRow);
  const nodes = isContainer(root.layer)
    ? nodesBelow(root, model, options)
    : [nodeOf(root, model, options)];
  const rows = nodes.flatMap((node, i) =>
    cellsOf(node, "", i === nodes.length - 1, look),
  );
  const totals = totalsOf(model, options).filter(
    ({ kind }) => kind !== "subtotal",
  );
  const natural = naturalWidths(rows);
  while (natural.length < columns.length) natural.push(0);
  const [name = 0, what = 0, params = 0, arithmetic = 0] = natural;
  const label = Math.max(...totals.map((line) => line.label.length));
  const counts = totals.map(({ count }) => textWidth(look.signs(count)));
  const widths = fitWidths(
    [
      // The totals stand further in than the tree.
      Math.max(name, label + margin.length - what - gutter),
      what,
      Math.max(params, ...counts),
      arithmetic,
    ],
    look.width,
    plans,
  );
  const [first = 0, second, third = 0] = widths;
  const end = first + (second === undefined ? 0 : gutter + second);
  const numbers = { end: end + third, shares: undefined };
  return [
    ...head,
    ...rows.flatMap((row) => layOutRow(row, widths, columns, look)),
    "",
    ...totals.flatMap((line) => totalLines(line, numbers, look)),
    ...remarkLines(model, tiesIn(model), look),
  ];
}

function cellsOf(
  node: TreeNode,
  before: string,
  isLast: boolean,
  look: Look,
): Cell[][] {
  const { branch, last, line, blank } = look.tree;
  const { count, nodes } = node;
  const isNothing = count.is === "exact" && count.value === 0n;
  const isKnown = count.is === "exact";
  const arithmetic = [look.signs(node.arithmetic), node.remark];
  const cells: Cell[] = [
    { text: before + (isLast ? last : branch) + oneLine(node.label) },
    { text: look.signs(node.what), style: "dim" },
    {
      text: look.signs(countText(count)),
      style: isNothing ? "dim" : isKnown ? undefined : "yellow",
    },
    {
      text: arithmetic.filter(Boolean).join("  "),
      ...(!("value" in count) && { fit: "middle" }),
    },
  ];
  const below = before + (isLast ? blank : line);
  return [
    cells,
    ...nodes.flatMap((child, i) =>
      cellsOf(child, below, i === nodes.length - 1, look),
    ),
  ];
}

/** The tree shows every tie in its place. */
function tiesIn(model: CountedModel): Set<string> {
  return new Set(model.ties.map(({ path }) => path));
}
