/**
 * `--format github`: workflow commands, which GitHub Actions shows as annotations at their lines.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { FindingLevel } from "../../4-count/finding.js";
import type { ReportOptions } from "../options.js";
import { manyLines, oneLine } from "../text/printable.js";
import { levels, type Notice, type Notices } from "./notice.js";
import { inRepository } from "./place.js";
import { rules } from "./rules.js";

/** GitHub shows this many annotations of a level for a step, and drops the others without a word. */
const mostOfLevel = 10;

const commands: Record<FindingLevel, string> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

const names: Record<FindingLevel, string> = {
  error: "errors",
  warning: "warnings",
  note: "notices",
};

export function github(
  { notices }: Notices,
  { folder }: Pick<ReportOptions, "folder">,
): string {
  const lines = levels.flatMap((level) =>
    levelLines(
      notices.filter((notice) => notice.level === level),
      level,
      folder,
    ),
  );
  return lines.length === 0 ? "numel: nothing to annotate\n" : lines.join("");
}

/** One that does not fit gives way to a count of all that do not, and those follow as plain lines of the log. */
function levelLines(
  notices: readonly Notice[],
  level: FindingLevel,
  folder: string,
): string[] {
  const fits = notices.length <= mostOfLevel;
  const shown = fits ? notices : notices.slice(0, mostOfLevel - 1);
  const rest = notices.slice(shown.length);
  const lines = shown.map((notice) => annotation(notice, folder));
  if (rest.length > 0) {
    const text = `${rest.length} more ${names[level]} are in the log of this step`;
    lines.push(
      `::${commands[level]} title=numel::${data(text)}\n`,
      ...rest.map((notice) => plainLine(notice, folder)),
    );
  }
  return lines;
}

function annotation(notice: Notice, folder: string): string {
  const { rule, level, file, line, column, message } = notice;
  const properties = [
    ...(file === null ? [] : [["file", inRepository(file, folder)]]),
    ...(file === null || line === null ? [] : [["line", String(line)]]),
    ...(file === null || line === null || column === null
      ? []
      : [["col", String(column)]]),
    ["title", `numel: ${rules[rule].title}`],
  ].map(([key, value]) => `${key}=${property(value as string)}`);
  return `::${commands[level]} ${properties.join(",")}::${data(manyLines(message))}\n`;
}

/** A line of the log that no runner takes for a command, wherever `::` or `##[` stands in it. */
function plainLine(notice: Notice, folder: string): string {
  const { level, file, line, message } = notice;
  const path = file === null ? "" : inRepository(file, folder);
  const place = line === null ? path : `${path}:${line}`;
  const text = [level, place, oneLine(message)].filter(Boolean).join("  ");
  return `${text.replaceAll("##[", "# #[")}\n`;
}

function data(text: string): string {
  return text
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(oneLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
