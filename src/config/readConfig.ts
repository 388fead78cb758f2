/** From a configuration file's text to what it says; everything that is wrong with it, by line. */
import { dirname, resolve } from "node:path";
import { configErrors as words } from "../messages.js";
import { nearest } from "../nearest.js";
import type { Config, ConfiguredModel } from "./config.js";
import { ConfigError } from "./configError.js";
import { readBudgets } from "./readBudgets.js";
import { toPython } from "./toPython.js";
import {
  readToml,
  TomlSyntaxError,
  type TomlEntry,
  type TomlPlace,
  type TomlTable,
  type TomlValue,
} from "./toml.js";

export interface ConfigFile {
  /** Absolute. */
  path: string;
  /** As messages name it. */
  name: string;
  text: string;
}

const keys = [
  "models",
  "exclude",
  "python-path",
  "site-packages",
  "budgets",
  "claims",
  "recorded",
] as const;
const modelKeys = ["target", "alias", "name", "set"] as const;

/**
 * @returns undefined for a pyproject.toml that says nothing of numel
 * @throws {ConfigError}
 */
export function readConfig(file: ConfigFile): Config | undefined {
  const table = tableOf(file);
  return table === undefined ? undefined : new Reading(file).config(table);
}

/** numel's table: all of numel.toml, `[tool.numel]` of a pyproject.toml. */
export function tableOf(file: ConfigFile): TomlTable | undefined {
  const isOwn = !isPyproject(file.path);
  // Most pyproject.toml do not speak of numel; what else may be wrong with those is not numel's to say.
  if (!isOwn && !/\bnumel\b/.test(file.text)) return undefined;
  let root: TomlTable;
  try {
    root = readToml(file.text);
  } catch (error) {
    if (!(error instanceof TomlSyntaxError)) throw error;
    if (!isOwn && !/^\s*\[?\s*tool\b/m.test(file.text)) return undefined;
    const { message, line, column } = error;
    throw new ConfigError([words.syntax(file.name, line, column, message)]);
  }
  if (isOwn) return root;
  const tool = root.entries.get("tool")?.value;
  if (tool?.kind !== "table") return undefined;
  const own = tool.entries.get("numel")?.value;
  if (own === undefined) return undefined;
  if (own.kind === "table") return own;
  throw new ConfigError([
    words.badValue(file.name, own.line, "tool.numel", "a table", shown(own)),
  ]);
}

export function isPyproject(path: string): boolean {
  return /(^|[/\\])pyproject\.toml$/.test(path);
}

/** One file being read: collects what is wrong, so that a person can mend all of it at once. */
export class Reading {
  readonly #problems: string[] = [];

  constructor(readonly file: ConfigFile) {}

  config(table: TomlTable): Config {
    this.unknownKeys(table, keys, "");
    const folder = dirname(this.file.path);
    const get = (key: (typeof keys)[number]) => table.entries.get(key);
    const inFolder = (paths: string[]) =>
      paths.map((path) => resolve(folder, path));
    const listed = (key: (typeof keys)[number]) =>
      table.entries.has(key) ? this.#strings(key, get(key)) : null;
    const sitePackages = listed("site-packages");
    const config: Config = {
      file: this.file.name,
      folder,
      models: this.#models(get("models")),
      exclude: listed("exclude") ?? [],
      pythonPath: inFolder(listed("python-path") ?? []),
      sitePackages: sitePackages === null ? null : inFolder(sitePackages),
      budgets: readBudgets(this, get("budgets")?.value),
      recorded: this.#recorded(get("recorded")?.value),
      claims: listed("claims"),
    };
    if (this.#problems.length > 0) throw new ConfigError(this.#problems);
    return config;
  }

  problem(place: TomlPlace, message: string): void {
    this.#problems.push(words.at(this.file.name, place.line, message));
  }

  /** @param wanted what it should have been, in words */
  badValue(key: string, value: TomlValue, wanted: string): void {
    const { name } = this.file;
    this.#problems.push(
      words.badValue(name, value.line, key, wanted, shown(value)),
    );
  }

  unknownKeys(
    { entries }: TomlTable,
    known: readonly string[],
    inside: string,
  ): void {
    for (const [name, { key }] of entries) {
      if (known.includes(name)) continue;
      const isSection = name === "tool" && inside === "";
      this.problem(
        key,
        isSection
          ? words.sectionInOwnFile()
          : words.unknownKey(name, inside, nearest(name, known), known),
      );
    }
  }

  #models(entry: TomlEntry | undefined): ConfiguredModel[] {
    const value = entry?.value;
    if (value === undefined) return [];
    const models =
      value.kind === "array"
        ? value.items.map((item) => this.#model(item, null))
        : value.kind === "table"
          ? [...value.entries].map(([alias, { value: item }]) =>
              this.#model(item, alias),
            )
          : undefined;
    if (models === undefined) {
      this.badValue("models", value, 'a list: ["model.py::GPT"]');
      return [];
    }
    const read = models.filter((model) => model !== undefined);
    for (const [i, { alias, line }] of read.entries()) {
      const first = read.find((other) => other.alias === alias);
      if (alias !== null && first !== undefined && read.indexOf(first) < i) {
        const message = words.sameAlias(alias, first.line);
        this.#problems.push(words.at(this.file.name, line, message));
      }
    }
    return read;
  }

  #model(value: TomlValue, named: string | null): ConfiguredModel | undefined {
    const { line } = value;
    if (value.kind === "string" && value.value.trim() !== "") {
      return { target: value.value.trim(), alias: named, set: [], line };
    }
    const example = '"model.py::GPT" or { target = "model.py::GPT" }';
    if (value.kind !== "table") {
      this.badValue("models", value, example);
      return undefined;
    }
    this.unknownKeys(value, modelKeys, "a model");
    const target = this.#text(value, "target");
    if (target === undefined) {
      this.badValue("target", value, example);
      return undefined;
    }
    const alias =
      this.#text(value, "alias") ?? this.#text(value, "name") ?? named;
    return { target, alias, set: this.#set(value.entries.get("set")), line };
  }

  /** A text that is not empty; undefined where the key is missing. */
  #text({ entries }: TomlTable, key: string): string | undefined {
    const value = entries.get(key)?.value;
    if (value === undefined) return undefined;
    if (value.kind === "string" && value.value.trim() !== "") {
      return value.value.trim();
    }
    this.badValue(key, value, "a text");
    return undefined;
  }

  #set(entry: TomlEntry | undefined): string[] {
    if (entry === undefined) return [];
    const { value } = entry;
    if (value.kind !== "table") {
      this.badValue("set", value, "a table: { n_layer = 24 }");
      return [];
    }
    return [...value.entries].flatMap(([name, { value: one }]) => {
      const text = toPython(one);
      if (text !== null) return [`${name}=${text}`];
      this.badValue(
        name,
        one,
        "a number, true, false, a list of these, or Python as a text",
      );
      return [];
    });
  }

  #strings(key: string, entry: TomlEntry | undefined): string[] {
    const value = entry?.value;
    if (value === undefined) return [];
    if (value.kind === "string") return [value.value];
    if (value.kind === "array") {
      return value.items.flatMap((item) => {
        if (item.kind === "string") return [item.value];
        this.badValue(key, item, "a text");
        return [];
      });
    }
    this.badValue(key, value, "a list of texts");
    return [];
  }

  #recorded(value: TomlValue | undefined): Map<string, bigint> {
    const counts = new Map<string, bigint>();
    if (value === undefined) return counts;
    if (value.kind !== "table") {
      this.badValue("recorded", value, "a table of counts");
      return counts;
    }
    for (const [key, { value: count }] of value.entries) {
      if (count.kind === "integer" && count.value >= 0n) {
        counts.set(key, count.value);
      } else this.badValue(key, count, "a count");
    }
    return counts;
  }
}

/** A value in a message: as it is written, as far as that is short. */
export function shown(value: TomlValue): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "boolean":
      return String(value.value);
    case "array":
      return "a list";
    case "table":
      return "a table";
    default:
      return value.written;
  }
}
