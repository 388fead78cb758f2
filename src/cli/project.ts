/** The project that a command works in: its configuration, read once, and what the command line says beside it. */
import { ConfigError } from "../config/configError.js";
import { excludeOf, openProject, type Project } from "../config/project.js";
import { diskFiles } from "../files.js";
import { findSitePackages } from "../importRoots.js";
import type { CountOptions } from "../pipeline.js";
import type { ImportOptions } from "./commands/shared.js";
import { complain } from "./output.js";

/** @returns null where the configuration cannot be used, which is told on standard error; the exit code is 2 */
export async function projectOf(
  { config }: ImportOptions,
  cwd: string,
): Promise<Project | null> {
  try {
    return await openProject(cwd, diskFiles, config ?? null);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) complain(`numel: ${problem}\n`);
    return null;
  }
}

/** Where models of the project are looked for, and their imports. The command line comes before the configuration. */
export function surroundings(
  project: Project,
  { pythonPath, sitePackages }: ImportOptions,
): Pick<
  CountOptions,
  "files" | "cwd" | "pythonPath" | "sitePackages" | "exclude"
> {
  const { cwd, config } = project;
  return {
    files: diskFiles,
    cwd,
    pythonPath: [...pythonPath, ...(config?.pythonPath ?? [])],
    sitePackages:
      sitePackages.length > 0
        ? sitePackages
        : (config?.sitePackages ??
          findSitePackages(cwd, process.env, diskFiles)),
    exclude: excludeOf(project),
  };
}
