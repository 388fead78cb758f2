/** The default command's words: `numel [targets...]`. What it does is in ../count.ts, loaded when it runs. */
import { type Command, InvalidArgumentError } from "commander";
import { dtypeNames, parseDtype } from "../../4-count/dtypes.js";
import { type Format, formatNames } from "../../5-report/formatNames.js";
import { errors } from "../../messages.js";
import { nearest } from "../../nearest.js";
import { reportOptions, type ReportOptions } from "./reportOptions.js";
import {
  collect,
  importOptions,
  type ImportOptions,
  outputOptions,
  type RunOptions,
  runOptions,
} from "./shared.js";

/** Options as commander gives them. */
export interface CountCommandOptions
  extends ImportOptions, RunOptions, ReportOptions<Format> {
  set: string[];
  symbolic: string[];
  depth?: number;
  all: boolean;
  explain: boolean;
  dtype?: string;
  strict: boolean;
  targetsFrom?: string;
}

const examples = `
Examples:
  numel                                         the models that the configuration names, else all of this folder
  numel model.py                                every model the file offers
  numel model.py::GPT                           one class or factory function of it
  numel 'model.py::GPT(GPTConfig(n_layer=24))'  a Python expression in the file's namespace
  numel src/                                    every model in the tree
  numel torchvision.models.resnet::resnet50     a dotted module, found on the import roots
  numel model.py --format json                  the same as data
  numel model.py --explain                      the arithmetic of every row

A file or folder named like a command is reached as ./check.
Exit codes: 0 counted · 1 a finding (over budget, --strict) · 2 numel could not do what it was asked.
`;

export function countCommand(program: Command): void {
  reportOptions(program, formatNames, "table")
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
      "--targets-from <file>",
      "read targets from a file, one a line (- for standard input)",
    );
  importOptions(program);
  runOptions(program);
  outputOptions(program)
    .addHelpText("after", examples)
    .action(async (targets: string[], options: CountCommandOptions) => {
      const { count } = await import("../count.js");
      process.exitCode = await count(targets, options);
    });
}

export function parseDepth(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new InvalidArgumentError("It takes a whole number.");
}

export function parseDtypeOption(value: string): string {
  const dtype = parseDtype(value);
  if (dtype !== null) return dtype;
  throw new InvalidArgumentError(
    errors.unknownChoice(dtypeNames, nearest(value, dtypeNames)),
  );
}
