/** `numel diff`: what changed between two states of the repository. */
import type { DiffFormat } from "../5-report/diff/formatNames.js";
import type { DiffRun } from "../5-report/diff/reporter.js";
import { diffFormats } from "../5-report/diff/registry.js";
import { ConfigError } from "../config/configError.js";
import type { Counter, CounterOptions } from "../diff/counter.js";
import { diffStates } from "../diff/diffStates.js";
import { rememberingCounter } from "../diff/rememberingCounter.js";
import { parseRange } from "../git/range.js";
import { GitError } from "../git/runGit.js";
import { version } from "../version.js";
import type { DiffCommandOptions } from "./commands/diff.js";
import { looksOf } from "./looks.js";
import { complain } from "./output.js";
import { cacheFor } from "./runOptions.js";
import { writeReports } from "./writeReports.js";

/**
 * @param names revisions and ranges
 * @param only paths and targets to keep to; empty: everything
 * @returns the exit code
 */
export async function diff(
  names: readonly string[],
  only: readonly string[],
  options: DiffCommandOptions,
): Promise<number> {
  const cwd = process.cwd();
  const { mergeBase, all, strict, causes, pythonPath } = options;
  const staged = options.staged || options.cached;
  const range = parseRange(names, { staged, mergeBase });
  if ("message" in range) return refuse(range.message);
  try {
    const report = await diffStates({
      cwd,
      env: process.env,
      range,
      only,
      all,
      strict,
      causes,
      pythonPath,
      config: options.config ?? null,
      sitePackages:
        options.sitePackages.length > 0 ? options.sitePackages : null,
      counter: (around) => remembering(around, options),
    });
    const run: DiffRun = { version, report };
    const areWritten = writeReports(options, (format, toFile) =>
      render(run, format, toFile, options),
    );
    for (const { side, message } of report.failures) {
      if (side === "head") complain(`numel: ${message}\n`);
    }
    return areWritten ? report.exitCode : 2;
  } catch (error) {
    if (error instanceof ConfigError) {
      for (const problem of error.problems) complain(`numel: ${problem}\n`);
      return 2;
    }
    if (!(error instanceof GitError)) throw error;
    return refuse(error.message);
  }
}

/** Looks into the cache first, at the repository's top; the parser and the evaluator are loaded when they are needed. */
function remembering(
  around: CounterOptions,
  options: DiffCommandOptions,
): Counter {
  const asked = { symbolic: [], arguments: false };
  const start = async () =>
    (await import("../diff/counter.js")).evaluatingCounter(around);
  return rememberingCounter(around, cacheFor(around, asked, options), start);
}

function refuse(message: string): 2 {
  complain(`numel: ${message}\n`);
  return 2;
}

/** With `--quiet` nothing is said where there is nothing to tell. */
function render(
  run: DiffRun,
  format: DiffFormat,
  toFile: boolean,
  options: DiffCommandOptions,
): string {
  const { models, findings, failures } = run.report;
  const hasNews = models.length + findings.length + failures.length > 0;
  if (!hasNews && options.quiet && !toFile) return "";
  return diffFormats[format](run, looksOf({ ...options, toFile }));
}
