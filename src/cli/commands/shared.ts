/** Options that several commands take alike. */
import { type Command, InvalidArgumentError } from "commander";
import { errors } from "../../messages.js";
import type { Shard } from "../../scale/shard.js";
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

/** What is remembered, as commander gives it. */
export interface CacheOptions {
  /** false: `--no-cache`. */
  cache: boolean;
  cacheDir?: string;
}

/** How a run works, as commander gives it. */
export interface RunOptions extends CacheOptions {
  shard?: Shard;
  jobs?: number;
}

export function runOptions(command: Command): Command {
  return cacheOptions(
    command
      .option(
        "--shard <k/n>",
        "do only this part of the work; numel merge puts the JSON reports together",
        parseShard,
      )
      .option(
        "--jobs <n>",
        "threads to count in (default: as many as there are processors)",
        parseJobs,
      ),
  );
}

export function cacheOptions(command: Command): Command {
  return command
    .option("--no-cache", "remember nothing, and nothing from before")
    .option(
      "--cache-dir <dir>",
      "where to remember (default: .numel_cache at the project's root)",
    );
}

function parseShard(value: string): Shard {
  const [, k = "", n = ""] =
    /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(value) ?? [];
  if (k === "" || Number(k) > Number(n)) {
    throw new InvalidArgumentError("Write K/N: 2/8 is the second of eight.");
  }
  return { index: Number(k), of: Number(n) };
}

function parseJobs(value: string): number {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value);
  throw new InvalidArgumentError("It takes a whole number from 1 on.");
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
