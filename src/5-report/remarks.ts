/** What stands below a model's totals: ties that no row shows, reasons, lints. */
import type { CountedModel, Tie } from "../4-count/counted.js";
import { placeOf } from "./heading.js";
import { reasonLines } from "./reasonsText.js";
import type { Look } from "./text/look.js";
import { oneLine } from "./text/printable.js";
import { shortenMiddle } from "./text/shorten.js";
import { paragraph } from "./text/wrap.js";

/** More ties than this are counted. */
const mostTies = 5;

/**
 * Sections, each with an empty line before it.
 *
 * @param shownTies full names of tied parameters that the rows show already
 */
export function remarkLines(
  model: CountedModel,
  shownTies: ReadonlySet<string>,
  look: Look,
): string[] {
  const ties = model.ties.filter(({ path }) => !shownTies.has(path));
  return [
    ...section("tied, counted once", tieLines(ties, look), look),
    ...section("not known", reasonLines(model.reasons, look), look),
    ...section("note", lintLines(model, look), look),
  ];
}

function section(title: string, lines: string[], look: Look): string[] {
  return lines.length === 0
    ? []
    : ["", look.paint("bold", `  ${title}`), ...lines];
}

function tieLines(ties: readonly Tie[], look: Look): string[] {
  const lines = ties
    .slice(0, mostTies)
    .map(({ path, owner }) =>
      shortenMiddle(`    ${path} = ${owner}`, look.width, look.ellipsis),
    );
  const more = ties.length - mostTies;
  if (more > 0) lines.push(`    and ${more} more`);
  return lines;
}

function lintLines({ lints }: CountedModel, look: Look): string[] {
  return lints.flatMap((lint) => {
    const place = placeOf(lint);
    const text = oneLine(lint.message) + (place === "" ? "" : `  (${place})`);
    return paragraph(look.signs(text), look.width, "    ", "      ");
  });
}
