/** The library: the same answers as the command line's `--format json`, as typed data. */
import { resolve } from "node:path";
import { toModel } from "./5-report/toReport.js";
import type { Finding, Model, Report } from "./5-report/report.js";
import { judgeModels } from "./config/judgeModels.js";
import { askedFor, excludeOf, openProject } from "./config/project.js";
import { diskFiles } from "./files.js";
import { findSitePackages } from "./importRoots.js";
import { countTargets } from "./pipeline.js";
import { version } from "./version.js";

export type * from "./5-report/report.js";
export { ConfigError } from "./config/configError.js";

export interface AnalyzeOptions {
  /** Values for arguments, each Python text: `{ num_classes: "10" }`. */
  set?: Readonly<Record<string, string>>;
  /** Names of arguments that are to be unknown although they have a default. */
  symbolic?: readonly string[];
  /** Every candidate a file offers, not only the roots. */
  all?: boolean;
  /** Folders that imports are looked up in, before the project's own. */
  pythonPath?: readonly string[];
  /** Folders of installed packages; by default those of the active environment, `.venv` or `venv`. */
  sitePackages?: readonly string[];
  /** Threads to count in; by default the one that asks. */
  jobs?: number;
  /** Folder that relative targets are relative to; by default the process's. */
  cwd?: string;
  /**
   * The configuration to go by: a file, or `true` for the nearest `numel.toml` or `[tool.numel]`, as the command line does.
   * By default none.
   */
  config?: string | boolean;
}

/** A target that could not be read or found; what the command line says on standard error with exit code 2. */
export class TargetError extends Error {
  constructor(
    message: string,
    readonly target: string,
  ) {
    super(message);
    this.name = "TargetError";
  }
}

/** A model, and what it is held to and does not hold. */
interface Analyzed {
  model: Model;
  findings: Finding[];
}

/** @throws {TargetError} @throws {ConfigError} */
async function* analyzed(
  targets: readonly string[],
  options: AnalyzeOptions,
): AsyncGenerator<Analyzed, void, void> {
  const cwd = resolve(options.cwd ?? ".");
  const { config: wanted = false } = options;
  const named = wanted === true ? null : wanted;
  const project = await openProject(cwd, diskFiles, named);
  const { config } = project;
  const set = Object.entries(options.set ?? {});
  const symbolic = options.symbolic ?? [];
  const outcomes = countTargets(
    targets.map((text) => askedFor(text, project, diskFiles)),
    {
      files: diskFiles,
      set: set.map(([name, value]) => `${name}=${value}`),
      symbolic,
      all: options.all ?? false,
      pythonPath: [
        ...(options.pythonPath ?? []),
        ...(config?.pythonPath ?? []),
      ],
      sitePackages:
        options.sitePackages ??
        config?.sitePackages ??
        findSitePackages(cwd, process.env, diskFiles),
      exclude: excludeOf(project),
      jobs: options.jobs,
      cwd,
    },
  );
  const isJudged = config !== null && set.length + symbolic.length === 0;
  for await (const outcome of outcomes) {
    if ("failure" in outcome) {
      throw new TargetError(outcome.failure.message, outcome.failure.target);
    }
    const { model } = outcome;
    const findings = isJudged ? judgeModels([model], project) : [];
    yield {
      model: toModel(model),
      findings: findings.filter(({ code }) => code !== "budget-without-base"),
    };
  }
}

/**
 * Counts models from source, one after the other, keeping none.
 * @param targets as on the command line: `model.py`, `model.py::GPT`, `src/`, `torchvision.models.resnet::resnet50`
 * @throws {TargetError} for a target that is not there or cannot be read; a model that cannot be counted is no error, it
 * comes with the reason
 * @throws {ConfigError} for a configuration that cannot be used
 */
export async function* analyzeEach(
  targets: readonly string[],
  options: AnalyzeOptions = {},
): AsyncGenerator<Model, void, void> {
  for await (const { model } of analyzed(targets, options)) yield model;
}

/**
 * As `analyzeEach`, all in one report.
 * @returns exactly the JSON of `--format json`
 * @throws {TargetError} @throws {ConfigError}
 */
export async function analyze(
  targets: readonly string[],
  options: AnalyzeOptions = {},
): Promise<Report> {
  const report: Report = {
    schemaVersion: 1,
    numel: version,
    models: [],
    findings: [],
  };
  for await (const { model, findings } of analyzed(targets, options)) {
    report.models.push(model);
    report.findings.push(...findings);
  }
  return report;
}
