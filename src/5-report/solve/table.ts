/** `numel solve` for a terminal: the values on both sides of the number, with their counts. */
import { toText } from "../../algebra/toText.js";
import type { Candidate } from "../../4-count/solve.js";
import type { Solved } from "../../4-count/solveReport.js";
import { signed, signedPercent } from "../diff/deltaText.js";
import { headingLines } from "../headingLines.js";
import {
  type Cell,
  type Column,
  layOutRow,
  naturalWidths,
} from "../text/columns.js";
import { type Look, lookOf } from "../text/look.js";
import { grouped } from "../text/numbers.js";
import { paragraph } from "../text/wrap.js";
import type { SolveReporter } from "./reporter.js";

const margin = "  ";

/** Value, count, difference, per cent, remark; numbers are never shortened. */
const columns: readonly Column[] = [
  { align: "left", fit: "keep" },
  { align: "right", fit: "keep" },
  { align: "right", fit: "keep" },
  { align: "right", fit: "keep" },
  { align: "left", fit: "keep" },
];

export const solveTable: SolveReporter = ({ report }, options) => {
  const look = lookOf(options);
  const { solved, wanted, of } = report;
  return solved
    .map((one) => `${linesOf(one, wanted, of, look).join("\n")}\n`)
    .join("\n");
};

function linesOf(
  one: Solved,
  wanted: bigint,
  of: string,
  look: Look,
): string[] {
  const { model, unknown, formula, solution, unchecked } = one;
  const { exact, below, above, isProved, searchedUpTo } = solution;
  const say = (text: string) =>
    paragraph(look.signs(text), look.width, margin, margin.repeat(2));
  const rows: Cell[][] = [
    [unknown, of, `to ${grouped(wanted)}`, "%", ""].map((text) => ({
      text,
      style: "dim" as const,
    })),
    ...(below ? [cells(unknown, below, wanted, look, "below")] : []),
    ...exact.map((found) => cells(unknown, found, wanted, look, "exact")),
    ...(above ? [cells(unknown, above, wanted, look, "above")] : []),
  ];
  const widths = naturalWidths(rows);
  return [
    ...headingLines(model, look),
    "",
    ...rows.map((row) =>
      (margin + layOutRow(row, widths, columns, look)[0]).trimEnd(),
    ),
    "",
    ...say(`${of} = ${toText(formula, { style: "text", order: [unknown] })}`),
    ...model.conditions
      .filter((text) => !unchecked.includes(text))
      .flatMap((text) => say(`where ${text}`)),
    ...unchecked.flatMap((text) => say(`not looked at: ${text}`)),
    ...(isProved
      ? []
      : say(
          `the count may fall when ${unknown} rises: values up to ${grouped(searchedUpTo ?? 0n)} were tried`,
        )),
  ];
}

function cells(
  unknown: string,
  { value, count }: Candidate,
  wanted: bigint,
  look: Look,
  remark: string,
): Cell[] {
  const delta = count - wanted;
  return [
    { text: `${unknown} = ${value}`, style: "bold" },
    { text: grouped(count) },
    { text: look.signs(signed(delta)) },
    { text: look.signs(signedPercent(wanted, delta)) },
    { text: remark, style: "dim" },
  ];
}
