/** The default command: count what the targets ask for. */
import { readFileSync } from "node:fs";
import type { CountedModel } from "../4-count/counted.js";
import type { Finding } from "../4-count/finding.js";
import { verdict } from "../4-count/limits.js";
import { type Format, noticeFormatNames } from "../5-report/formatNames.js";
import type { CountedReport } from "../5-report/options.js";
import { formats, reporters } from "../5-report/registry.js";
import { askedFor, configuredModels, type Project } from "../config/project.js";
import { diskFiles } from "../files.js";
import { errors } from "../messages.js";
import {
  type Asked,
  countPlaced,
  type Failure,
  type Outcome,
  planId,
  type PlacedOutcome,
} from "../pipeline.js";
import { targetsFromList } from "../targets.js";
import { version } from "../version.js";
import type { ShardReport } from "../5-report/report.js";
import type { CountCommandOptions } from "./commands/count.js";
import type { RunOptions } from "./commands/shared.js";
import { findingLine } from "./findingLine.js";
import { looksOf } from "./looks.js";
import { complain } from "./output.js";
import { projectOf, surroundings } from "./project.js";
import { howToRun } from "./runOptions.js";
import { writeReports } from "./writeReports.js";

/** What decides the report, whether it was counted here or in shards. */
type ReportedOptions = Omit<CountCommandOptions, keyof RunOptions>;

/**
 * @returns the exit code
 */
export async function count(
  named: readonly string[],
  options: CountCommandOptions,
): Promise<number> {
  const cwd = process.cwd();
  const project = await projectOf(options, cwd);
  if (project === null) return 2;
  const listed = listedTargets(options.targetsFrom);
  if ("message" in listed) {
    complain(`numel: ${listed.message}\n`);
    return 2;
  }
  const targets = targetsOf([...named, ...listed.targets], project);
  const { set, symbolic, all, explain } = options;
  const around = surroundings(project, options);
  const shard = options.shard ?? null;
  const placed: PlacedOutcome[] = [];
  const countOptions = {
    set,
    symbolic,
    all,
    arguments: explain,
    shard,
    ...around,
    ...howToRun(around, { symbolic, arguments: explain }, options),
  };
  for await (const one of countPlaced(targets, countOptions)) placed.push(one);
  const outcomes = placed.map(({ outcome }) => outcome);
  if (shard === null) return report(outcomes, project, options, null);
  const plan = planId(targets, shard, countOptions);
  const { shardReport } = await import("../scale/shardReport.js");
  return report(outcomes, project, options, shardReport(shard, placed, plan));
}

/**
 * Judges what was counted and reports it.
 * @returns the exit code
 */
export async function report(
  outcomes: readonly Outcome[],
  project: Project,
  options: ReportedOptions,
  shard: ShardReport | null,
): Promise<number> {
  const models: CountedModel[] = [];
  const failures: Failure[] = [];
  for (const outcome of outcomes) {
    if ("model" in outcome) models.push(outcome.model);
    else failures.push(outcome.failure);
  }
  const found = await heldAgainstBudgets(models, options, project);
  const judged = verdict(models, failures.length, {
    strict: options.strict,
    found,
  });
  const counted = {
    version,
    models,
    findings: judged.findings,
    failures,
    ...(shard && { shard }),
  };
  const areWritten = writeReports(options, (format, toFile) =>
    render(counted, format, toFile, options),
  );
  for (const { message } of failures) complain(`numel: ${message}\n`);
  if (!options.quiet) {
    for (const one of judged.findings) complain(findingLine(one));
  }
  if (!areWritten) return 2;
  // A shard may have nothing to do.
  return shard !== null && outcomes.length === 0 ? 0 : judged.exitCode;
}

/** What to count: what is named; else the configuration's models; else the folder that numel was started in. */
function targetsOf(
  named: readonly string[],
  project: Project,
): (string | Asked)[] {
  if (named.length > 0) {
    return named.map((text) => askedFor(text, project, diskFiles));
  }
  const configured = configuredModels(project);
  return configured.length > 0 ? configured : ["."];
}

/** A model that is tried out with other arguments is not the one that the budget is for. */
async function heldAgainstBudgets(
  models: readonly CountedModel[],
  { set, symbolic }: Pick<CountCommandOptions, "set" | "symbolic">,
  project: Project,
): Promise<Finding[]> {
  const isTrial = set.length + symbolic.length > 0;
  if (isTrial || !project.config?.budgets.length) return [];
  const { judgeModels } = await import("../config/judgeModels.js");
  // That a relative budget has nothing to be relative to is no news here: it is for numel diff.
  return judgeModels(models, project).filter(
    ({ code }) => code !== "budget-without-base",
  );
}

/** Where nothing could be counted standard error says why; a file is written all the same, for those who read files. */
function render(
  report: CountedReport,
  format: Format,
  toFile: boolean,
  options: ReportedOptions,
): string {
  const isNotices = noticeFormatNames.some((name) => name === format);
  if (report.models.length === 0 && !toFile && !isNotices) return "";
  const reporter =
    options.explain && format === "table" ? reporters.explain : formats[format];
  return reporter(report, looksOf({ ...options, toFile }));
}

function listedTargets(
  file: string | undefined,
): { targets: string[] } | { message: string } {
  if (file === undefined) return { targets: [] };
  try {
    const text = readFileSync(file === "-" ? 0 : file, "utf8");
    const targets = targetsFromList(text);
    return targets.length > 0
      ? { targets }
      : { message: errors.noTargets(file) };
  } catch {
    return { message: errors.unreadable(file) };
  }
}
