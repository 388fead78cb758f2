/** What a project's configuration says (`numel.toml`, or `[tool.numel]` in pyproject.toml), read and checked. */
import type { Budget } from "../4-count/budgets/budget.js";

export interface Config {
  /** The file it was read from, as messages name it: relative to where numel was started. */
  file: string;
  /** The file's folder, absolute: what the paths in it are relative to. */
  folder: string;
  models: ConfiguredModel[];
  /** What folder scans leave out, as .gitignore would say it. */
  exclude: string[];
  /** Absolute. */
  pythonPath: string[];
  /** Absolute; null: not said, so those of the environment are looked for. */
  sitePackages: string[] | null;
  budgets: BudgetEntry[];
  /** Counts that `numel check --update-budgets` wrote down for relative budgets, by target or alias. */
  recorded: Map<string, bigint>;
  /** Globs of the files whose claims are checked; null: not said, so all Markdown and Python files. */
  claims: string[] | null;
}

/** A model of `models`. */
export interface ConfiguredModel {
  /** Relative to the configuration's folder. */
  target: string;
  alias: string | null;
  /** `NAME=VALUE`, as for `--set`. */
  set: string[];
  line: number;
}

/** A key of `budgets`, and what the models that it names are held to: all of it. */
export interface BudgetEntry {
  /** A target, an alias, a file, a folder, or a glob. */
  key: string;
  budgets: Budget[];
  line: number;
}
