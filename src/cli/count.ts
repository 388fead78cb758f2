/** The default command: count what the targets ask for. */
import { readFileSync } from "node:fs";
import type { CountedModel } from "../4-count/counted.js";
import { verdict } from "../4-count/limits.js";
import { type Format, noticeFormatNames } from "../5-report/formatNames.js";
import type { CountedReport } from "../5-report/options.js";
import { formats, reporters } from "../5-report/registry.js";
import { diskFiles } from "../files.js";
import { findSitePackages } from "../importRoots.js";
import { countTargets, type Failure } from "../pipeline.js";
import { targetsFromList } from "../targets.js";
import { version } from "../version.js";
import type { CountCommandOptions } from "./commands/count.js";
import { looksOf } from "./looks.js";
import { complain } from "./output.js";
import { writeReports } from "./writeReports.js";

/**
 * @param usage ends the run with a message about how numel is used
 * @returns the exit code
 */
export async function count(
  named: readonly string[],
  options: CountCommandOptions,
  usage: (message: string) => never,
): Promise<number> {
  const targets = [...named, ...listedTargets(options.targetsFrom)];
  if (targets.length === 0) {
    usage(
      "error: name a file, a folder or a module to count (numel --help shows examples)",
    );
  }
  const cwd = process.cwd();
  const models: CountedModel[] = [];
  const failures: Failure[] = [];
  const outcomes = countTargets(targets, {
    files: diskFiles,
    set: options.set,
    symbolic: options.symbolic,
    all: options.all,
    arguments: options.explain,
    pythonPath: options.pythonPath,
    sitePackages:
      options.sitePackages.length > 0
        ? options.sitePackages
        : findSitePackages(cwd, process.env, diskFiles),
    cwd,
  });
  for await (const outcome of outcomes) {
    if ("model" in outcome) models.push(outcome.model);
    else failures.push(outcome.failure);
  }
  const judged = verdict(models, failures.length, { strict: options.strict });
  const report = { version, models, findings: judged.findings, failures };
  const areWritten = writeReports(options, (format, toFile) =>
    render(report, format, toFile, options),
  );
  for (const { message } of failures) complain(`numel: ${message}\n`);
  if (!options.quiet) {
    for (const { message } of judged.findings) {
      complain(`numel: ${message}\n`);
    }
  }
  return areWritten ? judged.exitCode : 2;
}

/** Where nothing could be counted standard error says why; a file is written all the same, for those who read files. */
function render(
  report: CountedReport,
  format: Format,
  toFile: boolean,
  options: CountCommandOptions,
): string {
  const isNotices = noticeFormatNames.some((name) => name === format);
  if (report.models.length === 0 && !toFile && !isNotices) return "";
  const reporter =
    options.explain && format === "table" ? reporters.explain : formats[format];
  return reporter(report, looksOf({ ...options, toFile }));
}

function listedTargets(file: string | undefined): string[] {
  if (file === undefined) return [];
  return targetsFromList(readFileSync(file === "-" ? 0 : file, "utf8"));
}
