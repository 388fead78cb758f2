/** The words of `numel check [paths...]`. What it does is in ../check.ts, loaded when it runs. */
import type { Command } from "commander";
import {
  type CheckFormat,
  checkFormatNames,
} from "../../5-report/check/formatNames.js";
import { reportOptions, type ReportOptions } from "./reportOptions.js";
import { importOptions, type ImportOptions, outputOptions } from "./shared.js";

/** Options as commander gives them. */
export interface CheckCommandOptions
  extends ImportOptions, ReportOptions<CheckFormat> {
  write: boolean;
  updateBudgets: boolean;
  strict: boolean;
}

const help = `
A claim is a number in a Markdown file or a docstring, between two comments:
  <!-- numel: model.py::GPT -->124,475,904<!-- /numel -->
  <!-- numel: model.py::GPT trainable n_layer=24 -->302.1M<!-- /numel -->
It is held to the digits it shows. Budgets stand in the configuration.

Exit codes: 0 all hold · 1 a finding · 2 numel could not do what it was asked.
`;

export function checkCommand(program: Command): void {
  const command = program
    .command("check")
    .description(
      "hold budgets, and the numbers in the documentation, against the code",
    )
    .argument("[paths...]", "files and folders (default: the project)")
    .option(
      "--write",
      "bring the numbers in the documentation up to date",
      false,
    )
    .option(
      "--update-budgets",
      "write today's counts into the configuration",
      false,
    )
    .option(
      "--strict",
      "what cannot be decided, for want of an exact count, is a finding, too",
      false,
    );
  importOptions(reportOptions(command, checkFormatNames, "table"));
  outputOptions(command)
    .addHelpText("after", help)
    .action(async (paths: string[], options: CheckCommandOptions) => {
      const { check } = await import("../check.js");
      process.exitCode = await check(paths, options);
    });
}
