/** The default command: count what the targets ask for. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { parseDtype, dtypeNames } from "../4-count/dtypes.js";
import type { CountedModel } from "../4-count/counted.js";
import type { Finding } from "../4-count/finding.js";
import { verdict } from "../4-count/limits.js";
import { type Format, formats, reporters } from "../5-report/registry.js";
import { diskFiles } from "../files.js";
import { findSitePackages } from "../importRoots.js";
import { errors } from "../messages.js";
import { nearest } from "../nearest.js";
import { countTargets, type Failure } from "../pipeline.js";
import { targetsFromList } from "../targets.js";
import { version } from "../version.js";
import { looksOf } from "./looks.js";

/** Options as commander gives them. */
interface Options {
  set: string[];
  symbolic: string[];
  format: Format;
  depth?: number;
  all: boolean;
  explain: boolean;
  dtype?: string;
  strict: boolean;
  pythonPath: string[];
  sitePackages: string[];
  quiet: boolean;
  color: boolean;
  ascii: boolean;
  output?: string;
  targetsFrom?: string;
}

const examples = `
Examples:
  numel model.py                                every model the file offers
  numel model.py::GPT                           one class or factory function of it
  numel 'model.py::GPT(GPTConfig(n_layer=24))'  a Python expression in the file's namespace
  numel src/                                    every model in the tree
  numel torchvision.models.resnet::resnet50     a dotted module, found on the import roots
  numel model.py --format json                  the same as data
  numel model.py --explain                      the arithmetic of every row

Exit codes: 0 counted · 1 a finding (--strict) · 2 numel could not do what it was asked.
`;

const collect = (value: string, before: string[]): string[] => [
  ...before,
  value,
];

export function countCommand(program: Command): void {
  program
    .argument(
      "[targets...]",
      "file.py, file.py::Class, folder/, or dotted.module::name",
    )
    .option(
      "--set <NAME=VALUE>",
      "a value for an argument, as Python; several values separated by commas count once each (repeatable)",
      collect,
      [],
    )
    .option(
      "--symbolic <NAME>",
      "take an argument as unknown although it has a default (repeatable)",
      collect,
      [],
    )
    .option(
      "--format <format>",
      `${Object.keys(formats).join(", ")}`,
      parseFormat,
      "table",
    )
    .option("--explain", "the arithmetic of every row", false)
    .option("--depth <n>", "show layers down to this depth", parseDepth)
    .option("--all", "every candidate, and every row", false)
    .option(
      "--dtype <dtype>",
      "count bytes as if all parameters were of this dtype",
      parseDtypeOption,
    )
    .option(
      "--strict",
      "anything not exact or symbolic is a finding (exit code 1)",
      false,
    )
    .option(
      "--python-path <dir>",
      "a folder to look imports up in (repeatable)",
      collect,
      [],
    )
    .option(
      "--site-packages <dir>",
      "installed packages (repeatable; default: the active environment's, .venv or venv)",
      collect,
      [],
    )
    .option(
      "--targets-from <file>",
      "read targets from a file, one a line (- for standard input)",
    )
    .option("--output <file>", "write the report to a file")
    .option("--quiet", "nothing on standard error but errors", false)
    .option("--ascii", "plain characters only", false)
    .option(
      "--no-color",
      "no colours (also NO_COLOR, and when not on a terminal)",
    )
    .addHelpText("after", examples)
    .action(async (targets: string[], options: Options, command: Command) => {
      const asked = [...targets, ...listedTargets(options.targetsFrom)];
      if (asked.length === 0) {
        command.error(
          "error: name a file, a folder or a module to count (numel --help shows examples)",
          { exitCode: 2 },
        );
      }
      process.exitCode = await count(asked, options);
    });
}

async function count(targets: string[], options: Options): Promise<number> {
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
  options: Options,
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

function parseFormat(value: string): Format {
  if (value in formats) return value as Format;
  throw new InvalidArgumentError(
    errors.unknownChoice(
      Object.keys(formats),
      nearest(value, Object.keys(formats)),
    ),
  );
}

function parseDepth(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new InvalidArgumentError("It takes a whole number.");
}

function parseDtypeOption(value: string): string {
  const dtype = parseDtype(value);
  if (dtype !== null) return dtype;
  throw new InvalidArgumentError(
    errors.unknownChoice(dtypeNames, nearest(value, dtypeNames)),
  );
}
