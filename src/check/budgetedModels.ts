/** The models that budgets are for: those that the configuration names, and those that the keys of `budgets` name. */
import { join, relative, resolve } from "node:path";
import {
  budgetsFor,
  isFileLike,
  isGlob,
} from "../4-count/budgets/budgetsFor.js";
import type { CheckFailure } from "../4-count/checkReport.js";
import type { CountedModel } from "../4-count/counted.js";
import { finding, type Finding } from "../4-count/finding.js";
import type { BudgetEntry } from "../config/config.js";
import { nameInProject } from "../config/judgeModels.js";
import { configuredModels, excludeOf } from "../config/project.js";
import { pythonFiles } from "../discover.js";
import { findings as words } from "../messages.js";
import type { Counting } from "./counting.js";
import { isInScope, type Scope } from "./scope.js";

export interface BudgetedModels {
  /** Each once. */
  models: CountedModel[];
  failures: CheckFailure[];
  /** Budgets of no model. */
  findings: Finding[];
}

/** @param everything also what no budget is for, in files that are named or where no model is configured */
export async function budgetedModels(
  scope: Scope,
  counting: Counting,
  everything: boolean,
): Promise<BudgetedModels> {
  const { project } = scope;
  const entries = project.config?.budgets ?? [];
  const models = new Map<string, CountedModel>();
  const failures = new Map<string, CheckFailure>();
  const take = (counted: readonly CountedModel[]) => {
    for (const model of counted) models.set(nameOf(model), model);
  };
  const fail = (failed: readonly CheckFailure[]) => {
    for (const failure of failed) failures.set(failure.message, failure);
  };
  for (const asked of configuredModels(project)) {
    if (!isInScope(fileOf(asked.target, scope), scope)) continue;
    if (entries.length === 0 && !everything) continue;
    const answer = await counting.asked(asked);
    take(answer.models);
    fail(answer.failures);
  }
  const why = new Map<BudgetEntry, string>();
  for (const entry of entries) {
    if (isGlob(entry.key) || isAlias(entry.key, scope)) continue;
    if (!isInScope(fileOf(inProject(entry.key, scope), scope), scope)) continue;
    const answer = await countKey(entry.key, scope, counting);
    take(answer.models);
    const [failure] = answer.failures;
    // What is wrong with the whole key is the budget's matter; a file of its folder that cannot be read is one of its own.
    if (answer.models.length > 0) fail(answer.failures);
    else if (failure !== undefined) why.set(entry, firstLine(failure));
  }
  const globs = entries.map(({ key }) => key).filter(isGlob);
  const hasConfigured = (project.config?.models.length ?? 0) > 0;
  const isWanted = (path: string) =>
    globs.some((key) => isFileLike(key, path)) ||
    (everything && (scope.paths.length > 0 || !hasConfigured));
  if (globs.length > 0 || everything) {
    for (const path of filesOf(scope).filter(isWanted)) {
      const answer = await counting.file(inProject(path, scope));
      take(answer.models);
      fail(answer.failures);
    }
  }
  const all = [...models.values()];
  const isUsed = (entry: BudgetEntry) =>
    all.some(
      (model) => budgetsFor(nameInProject(model, project), [entry]) === entry,
    );
  const unused = entries.filter(
    (entry) => (scope.paths.length === 0 || why.has(entry)) && !isUsed(entry),
  );
  return {
    models: all,
    failures: [...failures.values()],
    findings: unused.map((entry) =>
      unusedFinding(entry, why.get(entry) ?? "", scope),
    ),
  };
}

/** A syntax error comes with the line of code; a finding is one line. */
export function firstLine({ message }: { message: string }): string {
  return message.split("\n", 1)[0] as string;
}

function nameOf({ target, alias, setting }: CountedModel): string {
  return JSON.stringify([target, alias, setting]);
}

/** A target, a file, or what lies in a folder. */
async function countKey(key: string, scope: Scope, counting: Counting) {
  const target = inProject(key, scope);
  const path = fileOf(target, scope);
  if (scope.files.kind(path) !== "folder") {
    return counting.asked({ target, alias: null, set: [] });
  }
  const models: CountedModel[] = [];
  const failures: CheckFailure[] = [];
  for (const file of pythonFiles(path, scope.files, excludeOf(scope.project))) {
    const answer = await counting.file(
      relative(scope.project.cwd, join(path, file)),
    );
    models.push(...answer.models);
    failures.push(...answer.failures);
  }
  return { models, failures };
}

/** Python files of the project in scope, relative to its folder; those that are named are among them, whatever they are. */
function filesOf(scope: Scope): string[] {
  const { project, files, paths } = scope;
  const found = pythonFiles(project.folder, files, excludeOf(project)).filter(
    (path) => isInScope(join(project.folder, path), scope),
  );
  const named = paths
    .filter((path) => path.endsWith(".py") && files.kind(path) === "file")
    .map((path) => relative(project.folder, path));
  return [...new Set([...named, ...found])];
}

function isAlias(key: string, { project }: Scope): boolean {
  return project.config?.models.some(({ alias }) => alias === key) ?? false;
}

/** A path or target that is relative to the project's folder, as seen from where numel was started. */
function inProject(target: string, { project }: Scope): string {
  const at = target.indexOf("::");
  const where = at < 0 ? target : target.slice(0, at);
  const path = resolve(project.folder, where);
  const isPath = /[/\\]|\.py$|^\.*$/.test(where) || !where.includes(".");
  if (!isPath) return target;
  const shown = relative(project.cwd, path) || ".";
  return shown + (at < 0 ? "" : target.slice(at));
}

/** Absolute. */
function fileOf(target: string, { project }: Scope): string {
  return resolve(project.cwd, target.split("::", 1)[0] as string);
}

function unusedFinding(
  { key, line }: BudgetEntry,
  why: string,
  { project }: Scope,
): Finding {
  const file = project.config?.file ?? "";
  return finding(
    {
      code: "budget-without-model",
      level: "error",
      message: words.budgetWithoutModel(key, `${file}:${line}`, why),
      file,
      line,
      target: null,
    },
    key,
  );
}
