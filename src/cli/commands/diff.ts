/** The words of `numel diff [revisions...] [-- paths...]`. What it does is in ../diff.ts, loaded when it runs. */
import type { Command } from "commander";
import {
  type DiffFormat,
  diffFormatNames,
} from "../../5-report/diff/formatNames.js";
import { reportOptions, type ReportOptions } from "./reportOptions.js";
import {
  cacheOptions,
  type CacheOptions,
  importOptions,
  type ImportOptions,
  outputOptions,
} from "./shared.js";

/** Options as commander gives them. */
export interface DiffCommandOptions
  extends ImportOptions, CacheOptions, ReportOptions<DiffFormat> {
  staged: boolean;
  cached: boolean;
  mergeBase: boolean;
  all: boolean;
  strict: boolean;
  causes: boolean;
}

const examples = `
Examples:
  numel diff                          the working tree against HEAD
  numel diff --staged                 what is staged against HEAD
  numel diff main                     the working tree against main
  numel diff main HEAD                two revisions (also main..HEAD)
  numel diff main...HEAD              what HEAD has changed since it parted from main
  numel diff main -- models/ net.py::Net   only these files and targets

Exit codes: 0 compared · 1 a finding (over budget, --strict) · 2 something could not be read.
`;

export function diffCommand(program: Command): void {
  const command = program
    .command("diff")
    .description(
      "what changed in the models between two revisions, the index or the working tree, and why",
    )
    .argument(
      "[revisions...]",
      "as git diff takes them: BASE, BASE HEAD, A..B, A...B",
    )
    .option("--staged", "compare with the index, not the working tree", false)
    .option("--cached", "the same as --staged", false)
    .option("--merge-base", "start from where the two sides parted", false)
    .option("--all", "models that did not change, too, and every row", false)
    .option("--no-causes", "do not look for what caused a change")
    .option(
      "--strict",
      "a model that is not exact or symbolic is a finding (exit code 1)",
      false,
    );
  importOptions(command);
  cacheOptions(command);
  reportOptions(command, diffFormatNames, "table");
  outputOptions(command)
    .addHelpText("after", examples)
    .action(async (revisions: string[], options: DiffCommandOptions) => {
      const { diff } = await import("../diff.js");
      const only = behindDashes(process.argv);
      const names = revisions.slice(0, revisions.length - only.length);
      process.exitCode = await diff(names, only, options);
    });
}

/** What stands behind `--`; commander puts it with what stands before. */
function behindDashes(argv: readonly string[]): string[] {
  const at = argv.indexOf("--");
  return at < 0 ? [] : argv.slice(at + 1);
}
