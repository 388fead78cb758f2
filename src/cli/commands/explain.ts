/** The words of `numel explain <target>`. What it does is in ../explain.ts, loaded when it runs. */
import type { Command } from "commander";
import {
  collect,
  importOptions,
  type ImportOptions,
  outputOptions,
  type OutputOptions,
} from "./shared.js";

/** Options as commander gives them. */
export interface ExplainCommandOptions extends ImportOptions, OutputOptions {
  set: string[];
  symbolic: string[];
}

const help = `
Examples:
  numel explain model.py::GPT                 every layer of it
  numel explain model.py::GPT::h.0.attn       one layer, and where its numbers were written

Exit codes: 0 explained · 2 numel could not do what it was asked.
`;

export function explainCommand(program: Command): void {
  const command = program
    .command("explain")
    .description("how a number came about, and where its factors were written")
    .argument("<target>", "file.py::Class, or file.py::Class::layer.path")
    .option(
      "--set <NAME=VALUE>",
      "a value for an argument, as Python (repeatable)",
      collect,
      [],
    )
    .option(
      "--symbolic <NAME>",
      "take an argument as unknown although it has a default (repeatable)",
      collect,
      [],
    );
  importOptions(command);
  outputOptions(command)
    .addHelpText("after", help)
    .action(async (target: string, options: ExplainCommandOptions) => {
      const { explain } = await import("../explain.js");
      process.exitCode = await explain(target, options);
    });
}
