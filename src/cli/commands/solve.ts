/** The words of `numel solve TARGET --for NAME --target NUMBER`. What it does is in ../solve.ts, loaded when it runs. */
import { type Command, InvalidArgumentError } from "commander";
import { floorOf, readQuantity } from "../../4-count/quantity.js";
import {
  type SolveFormat,
  solveFormatNames,
} from "../../5-report/solve/formatNames.js";
import { errors } from "../../messages.js";
import {
  collect,
  importOptions,
  type ImportOptions,
  oneOf,
  outputOptions,
  type OutputOptions,
} from "./shared.js";

/** Options as commander gives them. */
export interface SolveCommandOptions extends ImportOptions, OutputOptions {
  for: string;
  target: bigint;
  set: string[];
  multipleOf?: bigint;
  trainable: boolean;
  format: SolveFormat;
}

const examples = `
Examples:
  numel solve model.py::GPT --for n_embd --target 124M --multiple-of 64
  numel solve model.py::GPT --for n_layer --target 1.5B --set n_embd=1600

Exit codes: 0 solved · 2 it cannot be.
`;

export function solveCommand(program: Command): void {
  const command = program
    .command("solve")
    .description(
      "the values of an argument that bring a model nearest to a count",
    )
    .argument("<model>", "file.py::Class, or dotted.module::name")
    .requiredOption(
      "--for <name>",
      "the argument to find values for; of config.n_embd the last part is enough",
    )
    .requiredOption(
      "--target <number>",
      "the count: 124M, 1.5B, 124_475_904",
      wholeNumber,
    )
    .option(
      "--set <NAME=VALUE>",
      "a value for another argument, as Python (repeatable)",
      collect,
      [],
    )
    .option("--multiple-of <n>", "only multiples of it", wholeNumber)
    .option("--trainable", "count trainable parameters only", false)
    .option(
      "--format <format>",
      solveFormatNames.join(", "),
      oneOf(solveFormatNames),
      "table",
    );
  importOptions(command);
  outputOptions(command)
    .addHelpText("after", examples)
    .action(async (model: string, options: SolveCommandOptions) => {
      const { solve } = await import("../solve.js");
      process.exitCode = await solve(model, options);
    });
}

/** 124M is just 124,000,000; 1.5 is no count. */
function wholeNumber(text: string): bigint {
  const quantity = readQuantity(text);
  const value = quantity && floorOf(quantity);
  const isWhole =
    quantity !== undefined &&
    value !== undefined &&
    value > 0n &&
    value * 10n ** BigInt(quantity.decimals) ===
      quantity.digits * 10n ** BigInt(quantity.exponent);
  if (isWhole) return value;
  throw new InvalidArgumentError(errors.notWhole(text));
}
