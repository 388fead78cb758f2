/** The library: the same answers as the command line's `--format json`, as typed data. */
import { resolve } from "node:path";
import { toModel } from "./5-report/toReport.js";
import type { Model, Report } from "./5-report/report.js";
import { diskFiles } from "./files.js";
import { findSitePackages } from "./importRoots.js";
import { countTargets } from "./pipeline.js";
import { version } from "./version.js";

export type * from "./5-report/report.js";

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
  /** Folder that relative targets are relative to; by default the process's. */
  cwd?: string;
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

/**
 * Counts models from source, one after the other, keeping none.
 * @param targets as on the command line: `model.py`, `model.py::GPT`, `src/`, `torchvision.models.resnet::resnet50`
 * @throws {TargetError} for a target that is not there or cannot be read; a model that cannot be counted is no error, it
 * comes with the reason
 */
export async function* analyzeEach(
  targets: readonly string[],
  options: AnalyzeOptions = {},
): AsyncGenerator<Model, void, void> {
  const cwd = resolve(options.cwd ?? ".");
  const outcomes = countTargets(targets, {
    files: diskFiles,
    set: Object.entries(options.set ?? {}).map(
      ([name, value]) => `${name}=${value}`,
    ),
    symbolic: options.symbolic ?? [],
    all: options.all ?? false,
    pythonPath: options.pythonPath ?? [],
    sitePackages:
      options.sitePackages ?? findSitePackages(cwd, process.env, diskFiles),
    cwd,
  });
  for await (const outcome of outcomes) {
    if ("model" in outcome) yield toModel(outcome.model);
    else throw new TargetError(outcome.failure.message, outcome.failure.target);
  }
}

/**
 * As `analyzeEach`, all in one report.
 * @returns exactly the JSON of `--format json`
 * @throws {TargetError}
 */
export async function analyze(
  targets: readonly string[],
  options: AnalyzeOptions = {},
): Promise<Report> {
  const models: Model[] = [];
  for await (const model of analyzeEach(targets, options)) models.push(model);
  return { schemaVersion: 1, numel: version, models, findings: [] };
}
