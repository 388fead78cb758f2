/** `numel check`: budgets and claims, one finding each. */
import {
  chmodSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { resolve } from "node:path";
import type { CheckReport } from "../4-count/checkReport.js";
import { checkFormats } from "../5-report/check/registry.js";
import type { CheckFormat } from "../5-report/check/formatNames.js";
import { checkProject } from "../check/checkProject.js";
import { diskFiles } from "../files.js";
import { errors } from "../messages.js";
import { similarFile } from "../resolveTarget.js";
import { version } from "../version.js";
import type { CheckCommandOptions } from "./commands/check.js";
import { looksOf } from "./looks.js";
import { complain } from "./output.js";
import { projectOf, surroundings } from "./project.js";
import { writeReports } from "./writeReports.js";

/** @returns the exit code */
export async function check(
  names: readonly string[],
  options: CheckCommandOptions,
): Promise<number> {
  const cwd = process.cwd();
  const project = await projectOf(options, cwd);
  if (project === null) return 2;
  const missing = names.find((name) => !diskFiles.kind(resolve(cwd, name)));
  if (missing !== undefined) {
    const similar = similarFile(missing, cwd, diskFiles);
    complain(`numel: ${errors.noSuchFile(missing, similar)}\n`);
    return 2;
  }
  const report = await checkProject({
    project,
    paths: names.map((name) => resolve(cwd, name)),
    counting: surroundings(project, options),
    strict: options.strict,
    write: options.write,
    updateBudgets: options.updateBudgets,
    writeFile,
  });
  const areWritten = writeReports(options, (format, toFile) =>
    render(report, format, toFile, options),
  );
  for (const { message } of report.failures) complain(`numel: ${message}\n`);
  return areWritten ? report.exitCode : 2;
}

/** With `--quiet` nothing is said where everything holds. */
function render(
  report: CheckReport,
  format: CheckFormat,
  toFile: boolean,
  options: CheckCommandOptions,
): string {
  const { findings, failures, written } = report;
  const hasNews = findings.length + failures.length + written.length > 0;
  if (!hasNews && options.quiet && !toFile && format === "table") return "";
  const looks = looksOf({ ...options, all: false, toFile });
  return checkFormats[format]({ version, report }, looks);
}

/** All of it or nothing: whoever reads meanwhile sees the old file or the new one. Its permissions stay. */
function writeFile(path: string, bytes: Uint8Array): void {
  const real = diskFiles.real(path);
  const partial = `${real}.numel-${process.pid}`;
  const mode = statSync(real, { throwIfNoEntry: false })?.mode;
  try {
    writeFileSync(partial, bytes);
    if (mode !== undefined) chmodSync(partial, mode);
    renameSync(partial, real);
  } finally {
    rmSync(partial, { force: true });
  }
}
