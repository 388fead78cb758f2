/** The configuration of each side: its own models and settings; the head's decides the rest. */
import { join, relative, resolve } from "node:path";
import { ConfigError } from "../config/configError.js";
import {
  configuredModels,
  openProject,
  type Project,
} from "../config/project.js";
import { pythonFiles } from "../discover.js";
import { excludeOf } from "../config/project.js";
import type { StateFiles } from "../git/compare.js";
import type { AskedHere } from "./counter.js";
import { fileOf } from "./countSide.js";

/**
 * The project as seen from the repository's top, so that targets are the same wherever numel was started.
 * @param named what `--config` names; null: the nearest from where numel was started; false: none
 * @throws {ConfigError}
 */
export async function projectOfSide(
  state: StateFiles,
  { cwd, top }: { cwd: string; top: string },
  named: string | null | false,
): Promise<Project> {
  const { files } = state;
  const found = await openProject(cwd, files, named);
  if (found.config === null) return { ...found, cwd: top };
  const path = relative(top, resolve(cwd, found.config.file));
  return openProject(top, files, join(top, path));
}

/** As the base's project, unless that cannot be used: then the head's stands in for it. */
export async function projectOfBase(
  head: Project,
  open: () => Promise<Project>,
): Promise<Project> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof ConfigError) return head;
    throw error;
  }
}

/** Everything that a side has to offer: the configuration's models, or all files. */
export function offeredBy(
  project: Project,
  state: StateFiles,
  top: string,
): AskedHere[] {
  const configured = configuredModels(project);
  const exclude = excludeOf(project);
  if (configured.length === 0) {
    return pythonFiles(top, state.files, exclude).map(foundFile);
  }
  return configured.flatMap((asked): AskedHere[] => {
    const folder = resolve(top, asked.target);
    if (state.files.kind(folder) !== "folder") {
      return [{ ...asked, isNamed: true }];
    }
    const prefix = asked.target === "." ? "" : `${asked.target}/`;
    return pythonFiles(folder, state.files, exclude).map((path) => ({
      ...foundFile(prefix + path),
      set: asked.set,
    }));
  });
}

/** A file that was found, as a target. */
export function foundFile(target: string): AskedHere {
  return { target, set: [], alias: null, isNamed: false };
}

/** Whether a target is a file, so that what it depends on can be told; a dotted module may be anywhere. */
export function isFile({ target }: AskedHere): boolean {
  return fileOf(target).endsWith(".py");
}
