/** What the configuration means for a run: which models, and what is left out. */
import { relative, resolve, sep } from "node:path";
import type { Exclude } from "../discover.js";
import type { Files } from "../files.js";
import type { Asked } from "../pipeline.js";
import type { Config } from "./config.js";
import { findConfig, openConfig } from "./findConfig.js";
import { projectRoot } from "./projectRoot.js";

export interface Project {
  /** Where numel was started, absolute. */
  cwd: string;
  /** Absolute: the configuration's folder; without one, the project's root. */
  folder: string;
  config: Config | null;
}

/**
 * @param named what `--config` names; null: the nearest is looked for; false: none is wanted
 * @throws {ConfigError}
 */
export async function openProject(
  cwd: string,
  files: Files,
  named: string | null | false,
): Promise<Project> {
  const config =
    named === false
      ? undefined
      : named === null
        ? await findConfig(cwd, files)
        : await openConfig(resolve(cwd, named), cwd, files);
  return {
    cwd,
    folder: config?.folder ?? projectRoot(cwd, files),
    config: config ?? null,
  };
}

/** The models of the configuration, as they would be asked for where numel was started. */
export function configuredModels({ config, cwd, folder }: Project): Asked[] {
  return (config?.models ?? []).map(({ target, alias, set }) => ({
    target: seenFrom(cwd, folder, target),
    alias,
    set,
  }));
}

/** A target as a person gives it: an alias stands for its model, unless there is a file of that name. */
export function askedFor(
  text: string,
  project: Project,
  files: Files,
): string | Asked {
  const named = configuredModels(project).find(({ alias }) => alias === text);
  return named === undefined || files.kind(resolve(project.cwd, text))
    ? text
    : named;
}

/** What folder scans leave out. */
export function excludeOf({ config }: Project): Exclude | null {
  return config && { folder: config.folder, patterns: config.exclude };
}

/** A target relative to the configuration's folder, as keys of budgets are. */
export function targetInProject(target: string, project: Project): string {
  return seenFrom(project.folder, project.cwd, target);
}

/** A target that is relative to one folder, relative to another; a dotted module's name is the same everywhere. */
function seenFrom(folder: string, from: string, target: string): string {
  const at = target.indexOf("::");
  const where = at < 0 ? target : target.slice(0, at);
  if (!isPath(where)) return target;
  const path = relative(folder, resolve(from, where)).replaceAll(sep, "/");
  return (path === "" ? "." : path) + (at < 0 ? "" : target.slice(at));
}

/** A path, and no dotted module's name. */
function isPath(where: string): boolean {
  return (
    where.endsWith(".py") || /[/\\]|^\.+$/.test(where) || !/\./.test(where)
  );
}
