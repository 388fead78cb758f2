/** The default command: count what the targets ask for. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CountedModel } from "../4-count/counted.js";
import type { Finding } from "../4-count/finding.js";
import { verdict } from "../4-count/limits.js";
import { formats, reporters } from "../5-report/registry.js";
import { diskFiles } from "../files.js";
import { findSitePackages } from "../importRoots.js";
import { countTargets, type Failure } from "../pipeline.js";
import { targetsFromList } from "../targets.js";
import { version } from "../version.js";
import type { CountCommandOptions } from "./commands/count.js";
import { looksOf } from "./looks.js";

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
  if (models.length > 0) {
    write(render(models, judged.findings, options), options.output);
  }
  for (const failure of failures) complain(failure);
  if (!options.quiet) {
    for (const { message } of judged.findings) {
      process.stderr.write(`numel: ${message}\n`);
    }
  }
  return judged.exitCode;
}

function render(
  models: CountedModel[],
  findings: readonly Finding[],
  options: CountCommandOptions,
): string {
  const reporter =
    options.explain && options.format === "table"
      ? reporters.explain
      : formats[options.format];
  return reporter({ version, models, findings }, looksOf(options));
}

function write(text: string, output: string | undefined): void {
  if (output === undefined) process.stdout.write(text);
  else writeFileSync(resolve(output), text);
}

function complain({ message }: Failure): void {
  process.stderr.write(`numel: ${message}\n`);
}

function listedTargets(file: string | undefined): string[] {
  if (file === undefined) return [];
  return targetsFromList(readFileSync(file === "-" ? 0 : file, "utf8"));
}
