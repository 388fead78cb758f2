/** Which configuration file applies: the nearest, from the folder where numel was started up to the project's root. */
import { dirname, join, relative } from "node:path";
import type { Files } from "../files.js";
import { configErrors as words } from "../messages.js";
import type { Config } from "./config.js";
import { ConfigError, readConfig } from "./readConfig.js";

/** In a folder that has both, the first wins. */
const names = ["numel.toml", "pyproject.toml"];

/**
 * @param cwd absolute; messages name the file relative to it
 * @returns undefined where no file says anything of numel
 * @throws {ConfigError} for the nearest file, if it cannot be used
 */
export function findConfig(cwd: string, files: Files): Config | undefined {
  for (const folder of foldersUp(cwd, files)) {
    for (const name of names) {
      const path = join(folder, name);
      if (files.kind(path) !== "file") continue;
      const config = readConfigFile(path, cwd, files);
      if (config !== undefined) return config;
    }
  }
  return undefined;
}

/**
 * The file that `--config` names.
 * @throws {ConfigError}
 */
export function openConfig(path: string, cwd: string, files: Files): Config {
  const config = readConfigFile(path, cwd, files);
  if (config !== undefined) return config;
  throw new ConfigError([words.noSection(relative(cwd, path))]);
}

function readConfigFile(
  path: string,
  cwd: string,
  files: Files,
): Config | undefined {
  const name = relative(cwd, path);
  const bytes = files.read(path);
  if (bytes === undefined) throw new ConfigError([words.unreadable(name)]);
  const text = new TextDecoder().decode(bytes);
  return readConfig({ path, name, text });
}

/** `.git` ends a project wherever it stands; where there is none, the nearest of the others does. */
const otherMarks = ["pyproject.toml", "setup.py", "setup.cfg", "numel.toml"];

/** The folders from one up to its project's root. */
export function foldersUp(start: string, files: Files): string[] {
  const folders: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    folders.push(folder);
    if (files.kind(join(folder, ".git")) !== undefined) return folders;
    if (dirname(folder) === folder) break;
  }
  const last = folders.findIndex((folder) =>
    otherMarks.some((mark) => files.kind(join(folder, mark)) === "file"),
  );
  return folders.slice(0, last + 1);
}

/** The root of the project that a folder lies in; the folder itself where it lies in none. */
export function projectRoot(start: string, files: Files): string {
  return foldersUp(start, files).at(-1) ?? start;
}
