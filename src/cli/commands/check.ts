/** The words of `numel check [paths...]`. What it does is in ../check.ts, loaded when it runs. */
import type { Command } from "commander";
import {
  importOptions,
  type ImportOptions,
  outputOptions,
  type OutputOptions,
} from "./shared.js";

/** Options as commander gives them. */
export interface CheckCommandOptions extends ImportOptions, OutputOptions {
  write: boolean;
  updateBudgets: boolean;
}

export function checkCommand(program: Command): void {
  const command = program
    .command("check")
    .description(
      "hold budgets and the numbers in the documentation against the code",
    )
    .argument("[paths...]", "files and folders to check (default: the project)")
    .option(
      "--write",
      "bring the numbers in the documentation up to date",
      false,
    )
    .option("--update-budgets", "record today's counts as budgets", false);
  importOptions(command);
  outputOptions(command).action(
    async (paths: string[], options: CheckCommandOptions) => {
      const { check } = await import("../check.js");
      process.exitCode = await check(paths, options);
    },
  );
}
