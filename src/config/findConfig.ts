/** Which configuration file applies: the nearest, from the folder where numel was started up to the project's root. */
import { join, relative } from "node:path";
import type { Files } from "../files.js";
import { configErrors as words } from "../messages.js";
import type { Config } from "./config.js";
import { ConfigError } from "./configError.js";
import { foldersUp } from "./projectRoot.js";

/** In a folder that has both, the first wins. */
const names = ["numel.toml", "pyproject.toml"];

/**
 * @param cwd absolute; messages name the file relative to it
 * @returns undefined where no file says anything of numel
 * @throws {ConfigError} for the nearest file, if it cannot be used
 */
export async function findConfig(
  cwd: string,
  files: Files,
): Promise<Config | undefined> {
  for (const folder of foldersUp(cwd, files)) {
    for (const name of names) {
      const path = join(folder, name);
      if (files.kind(path) !== "file") continue;
      const config = await readConfigFile(path, cwd, files);
      if (config !== undefined) return config;
    }
  }
  return undefined;
}

/**
 * The file that `--config` names.
 * @throws {ConfigError}
 */
export async function openConfig(
  path: string,
  cwd: string,
  files: Files,
): Promise<Config> {
  const config = await readConfigFile(path, cwd, files);
  if (config !== undefined) return config;
  throw new ConfigError([words.noSection(relative(cwd, path))]);
}

async function readConfigFile(
  path: string,
  cwd: string,
  files: Files,
): Promise<Config | undefined> {
  const name = relative(cwd, path);
  const bytes = files.read(path);
  if (bytes === undefined) throw new ConfigError([words.unreadable(name)]);
  const text = new TextDecoder().decode(bytes);
  // Most pyproject.toml do not speak of numel: then no TOML need be parsed.
  if (!/\bnumel\b/.test(text) && path.endsWith("pyproject.toml")) {
    return undefined;
  }
  const { readConfig } = await import("./readConfig.js");
  return readConfig({ path, name, text });
}
