/** The library: the same answers as the command line's `--format json`, as typed data. */
import { resolve } from "node:path";
import { toModel, toReport } from "./5-report/toReport.js";
import type { Model, Report } from "./5-report/report.js";
import { diskFiles } from "./files.js";
import { findSitePackages } from "./importRoots.js";
import { countTargets } from "./pipeline.js";
import { version } from "./version.js";

export type * from "./5-report/report.js";

export interface AnalyzeOptions {
  /** Values for arguments, each Python text: `{ num_classes: "10" }`. */
  set?: Readonly<Record<string, string>>;
  /** Every candidate a file offers, not only the roots. */
  all?: boolean;
  /** Folders that imports are looked up in, before the project's own. */
  pythonPath?: readonly string[];
  /** Folders of installed packages; by default those of the active environment, `.venv` or `venv`. */
  sitePackages?: readonly string[];
  /** Folder that relative targets are relative to; by default the process's. */
  cwd?: string;
  /** Given each model as soon as it is counted, for a caller that shows progress. */
  onModel?(model: Model): void;
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
 * Counts models from source.
 * @param targets as on the command line: `model.py`, `model.py::GPT`, `src/`, `torchvision.models.resnet::resnet50`
 * @returns exactly the JSON of `--format json`
 * @throws {TargetError} for a target that is not there or cannot be read; a model that cannot be counted is no error, it
 * is in the report with the reason
 */
export async function analyze(
  targets: readonly string[],
  options: AnalyzeOptions = {},
): Promise<Report> {
  const cwd = resolve(options.cwd ?? ".");
  const { models, failures } = await countTargets(targets, {
    files: diskFiles,
    set: Object.entries(options.set ?? {}).map(
      ([name, value]) => `${name}=${value}`,
    ),
    all: options.all ?? false,
    pythonPath: options.pythonPath ?? [],
    sitePackages:
      options.sitePackages ?? findSitePackages(cwd, process.env, diskFiles),
    cwd,
    onModel: (model) => options.onModel?.(toModel(model)),
  });
  const [failure] = failures;
  if (failure !== undefined) {
    throw new TargetError(failure.message, failure.target);
  }
  return toReport({ version, models });
}
