/**
 * The phases in order: the page to read first.
 *
 *     source text ─parse→ typed Python AST ─evaluate→ module instances ─extract→ layer IR ─count→ counted models
 *
 * Drawing them (5-report) and writing anywhere (cli/) is the caller's.
 */
import { countModel } from "./4-count/count.js";
import type { CountedModel } from "./4-count/counted.js";
import type { Files } from "./files.js";
import { modelIr } from "./modelIr.js";
import { offersOf } from "./offers.js";
import { openModule } from "./openModule.js";
import { resolveTarget } from "./resolveTarget.js";
import { Session } from "./session.js";
import { parseTarget } from "./targets.js";

export interface CountOptions {
  files: Files;
  /** `NAME=VALUE`, as given with `--set`; several values separated by commas count once each. */
  set: readonly string[];
  /** Every candidate, not only the roots. */
  all: boolean;
  pythonPath: readonly string[];
  sitePackages: readonly string[];
  /** The folder that relative paths are relative to. */
  cwd: string;
  /** Told the name of each file that is about to be read. */
  onFile?(path: string): void;
  /** Given each model as soon as it is counted. */
  onModel?(model: CountedModel): void;
}

/** What could not be done at all, in words for a person. */
export interface Failure {
  /** The target, or the file of a folder, that it is about. */
  target: string;
  message: string;
}

export interface Counted {
  models: CountedModel[];
  failures: Failure[];
}

/**
 * Counts everything that the targets ask for, in their order. What cannot be read or found is a failure, and the other
 * targets go on.
 */
export async function countTargets(
  targets: readonly string[],
  options: CountOptions,
): Promise<Counted> {
  const session = await Session.create(options);
  const models: CountedModel[] = [];
  const failures: Failure[] = [];
  for (const text of targets) {
    const target = parseTarget(text);
    const resolved = resolveTarget(target, options);
    if ("message" in resolved) failures.push(resolved);
    else {
      const before = models.length + failures.length;
      for (const place of resolved.places) {
        options.onFile?.(place.name);
        const opened = openModule(session, place, options);
        if ("message" in opened) {
          failures.push(opened);
          continue;
        }
        const offered = offersOf(opened, target, options);
        if ("message" in offered) failures.push(offered);
        else {
          for (const offer of offered.offers) {
            const model = countModel(modelIr(opened, offer, options));
            options.onModel?.(model);
            models.push(model);
          }
        }
      }
      if (models.length + failures.length === before) {
        failures.push(resolved.nothing);
      }
    }
  }
  return { models, failures };
}
