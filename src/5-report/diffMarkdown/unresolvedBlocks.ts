/** What could not be counted on the head side, with the reason: neither 0 nor an error. */
import type { DiffReport, ModelSide } from "../../4-count/diff/diffReport.js";
import { type Block, moreItems } from "../comment.js";
import { code, plain } from "../markdownText.js";

/** A formula is an answer, too. */
const isKnown = ({ status }: ModelSide) =>
  status === "exact" || status === "symbolic";

export function unresolvedBlocks({ models }: DiffReport): Block[] {
  const rows = models.flatMap(({ target, head }) => {
    if (head === null || isKnown(head)) return [];
    const [first, ...others] = head.reasons;
    if (first === undefined) {
      return [`- ${code(target)}, depends on a test that nobody could decide`];
    }
    const place =
      first.file === null
        ? ""
        : ` (${code(`${first.file}:${first.line ?? 1}`)})`;
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    const how =
      head.status === "failed" ? "cannot be built" : "not counted in full";
    return [
      `- ${code(target)}, ${how}: ${plain(first.message)}${place}${more}`,
    ];
  });
  if (rows.length === 0) return [];
  return [{ before: ["", "**Not known:**", ""], rows, more: moreItems }];
}
