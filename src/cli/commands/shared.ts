/** Options that several commands take alike. */
import { type Command, InvalidArgumentError } from "commander";
import { errors } from "../../messages.js";
import { nearest } from "../../nearest.js";

/** For options that may be given several times. */
export const collect = (value: string, before: string[]): string[] => [
  ...before,
  value,
];

/** One of a few words, or a message with the nearest one. */
export function oneOf<Word extends string>(choices: readonly Word[]) {
  return (value: string): Word => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(
      errors.unknownChoice(choices, nearest(value, choices)),
    );
  };
}

/** What the project is and where imports are looked up, as commander gives it. */
export interface ImportOptions {
  pythonPath: string[];
  sitePackages: string[];
  /** `--config FILE`; false: `--no-config`. */
  config?: string | false;
}

export function importOptions(command: Command): Command {
  return command
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
      "--config <file>",
      "the configuration (default: the nearest numel.toml, or pyproject.toml with [tool.numel])",
    )
    .option("--no-config", "no configuration");
}

/** Where the report goes and how plain it is, as commander gives it. */
export interface OutputOptions {
  output?: string;
  quiet: boolean;
  ascii: boolean;
  color: boolean;
}

export function outputOptions(command: Command): Command {
  return command
    .option("--output <file>", "write the report to a file")
    .option("--quiet", "nothing on standard error but errors", false)
    .option("--ascii", "plain characters only", false)
    .option(
      "--no-color",
      "no colours (also NO_COLOR, and when not on a terminal)",
    );
}
