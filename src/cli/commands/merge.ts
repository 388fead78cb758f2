/** The words of `numel merge <reports...>`. What it does is in ../merge.ts, loaded when it runs. */
import type { Command } from "commander";
import { parseDtypeOption, parseDepth } from "./count.js";
import { type Format, formatNames } from "../../5-report/formatNames.js";
import { reportOptions, type ReportOptions } from "./reportOptions.js";
import { importOptions, type ImportOptions, outputOptions } from "./shared.js";

/** Options as commander gives them. */
export interface MergeCommandOptions
  extends ImportOptions, ReportOptions<Format> {
  depth?: number;
  all: boolean;
  explain: boolean;
  dtype?: string;
  strict: boolean;
}

export function mergeCommand(program: Command): void {
  const command = program
    .command("merge")
    .description(
      "put the reports of all shards together (numel --shard K/N --format json)",
    )
    .argument("<reports...>", "JSON reports, one of each shard, in any order")
    .option("--explain", "the arithmetic of every row", false)
    .option("--depth <n>", "show layers down to this depth", parseDepth)
    .option("--all", "every row", false)
    .option(
      "--dtype <dtype>",
      "count bytes as if all parameters were of this dtype",
      parseDtypeOption,
    )
    .option(
      "--strict",
      "anything not exact or symbolic is a finding (exit code 1)",
      false,
    );
  importOptions(command);
  reportOptions(command, formatNames, "table");
  outputOptions(command).action(
    async (reports: string[], options: MergeCommandOptions) => {
      const { merge } = await import("../merge.js");
      process.exitCode = await merge(reports, options);
    },
  );
}
