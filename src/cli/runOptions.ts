/** How a run works: in how many threads, with what it remembers, and what it shows of its progress. */
import { isAbsolute, resolve } from "node:path";
import { buildId } from "../cache/buildId.js";
import { CountCache } from "../cache/countCache.js";
import { foldersUp } from "../config/projectRoot.js";
import { diskFiles } from "../files.js";
import type { CountOptions } from "../pipeline.js";
import { defaultJobs } from "../scale/workers/defaultJobs.js";
import type { CacheOptions, RunOptions } from "./commands/shared.js";
import { showProgress } from "./progress.js";

type Surroundings = Pick<CountOptions, "cwd" | "pythonPath" | "sitePackages">;

/** @param asked what decides the answers besides files */
export function howToRun(
  around: Surroundings,
  asked: { symbolic: readonly string[]; arguments: boolean },
  options: RunOptions & { quiet: boolean },
): Pick<CountOptions, "jobs" | "cache" | "onFile" | "onDone"> {
  return {
    jobs: options.jobs ?? defaultJobs(),
    cache: cacheFor(around, asked, options),
    ...showProgress(options),
  };
}

/** null: none is wanted, or there is no project that it could belong to. */
export function cacheFor(
  { cwd, pythonPath, sitePackages }: Surroundings,
  asked: { symbolic: readonly string[]; arguments: boolean },
  { cache, cacheDir }: CacheOptions,
): CountCache | null {
  const build = buildId();
  const isUnwanted = !cache || (process.env.NUMEL_NO_CACHE ?? "") !== "";
  if (isUnwanted || build === null) return null;
  const root = foldersUp(cwd, diskFiles).at(-1);
  const folder =
    cacheDir === undefined
      ? root && `${root}/.numel_cache`
      : resolve(cwd, cacheDir);
  if (folder === undefined || !isAbsolute(folder)) return null;
  return new CountCache({
    folder,
    build,
    cwd,
    pythonPath: pythonPath.map((path) => resolve(cwd, path)),
    sitePackages: sitePackages.map((path) => resolve(cwd, path)),
    ...asked,
  });
}
