/** `numel diff --format markdown`: the comment on a pull request, verdict first. */
import type { DiffReport, ModelDiff } from "../../4-count/diff/diffReport.js";
import {
  type Block,
  fitBlocks,
  joinBlocks,
  marker,
  moreItems,
} from "../comment.js";
import { plain } from "../markdownText.js";
import type { DiffReporter } from "../diff/reporter.js";
import { lookOf } from "../text/look.js";
import { footLine } from "./footLine.js";
import { modelTable } from "./modelTable.js";
import { titleText } from "./titleText.js";
import { unresolvedBlocks } from "./unresolvedBlocks.js";
import { whereBlocks } from "./whereBlocks.js";
import { whyBlocks } from "./whyBlocks.js";

export const diffMarkdown: DiffReporter = (
  { version, report: diff },
  options,
) => {
  const { commentKey } = options;
  const isComment = commentKey !== null;
  const changed = diff.models.filter(isShown);
  const head = isComment ? [marker(commentKey)] : [];
  const blocks: Block[] = [
    { before: [...head, `### numel: ${titleText(diff)}`] },
    ...modelTable(changed, diff, isComment),
    ...unchangedBlocks(diff, changed),
    ...whyBlocks(diff, options),
    ...unresolvedBlocks(diff),
    ...messageBlocks("Not read:", diff.failures),
    ...messageBlocks("Findings:", diff.findings),
    ...whereBlocks(changed, diff, isComment),
    { before: ["", footLine(diff, version)] },
  ];
  return isComment
    ? fitBlocks(blocks)
    : lookOf(options).signs(joinBlocks(blocks));
};

/** Rows of the table: whatever changed, and what is over its budget though nothing did. */
function isShown({ status, changes, budget }: ModelDiff): boolean {
  const isUnchanged = status === "unchanged" || status === "unresolved";
  return !isUnchanged || changes.length > 0 || budget?.state === "over";
}

function unchangedBlocks(
  { summary }: DiffReport,
  changed: readonly ModelDiff[],
): Block[] {
  const { unchanged } = summary;
  if (unchanged === 0 || changed.length === 0) return [];
  const text = unchanged === 1 ? "1 model" : `${unchanged} models`;
  return [{ before: ["", `${text} unchanged.`] }];
}

function messageBlocks(
  title: string,
  items: readonly { message: string }[],
): Block[] {
  if (items.length === 0) return [];
  const rows = items.map(({ message }) => `- ${plain(message)}`);
  return [{ before: ["", `**${title}**`, ""], rows, more: moreItems }];
}
