/** `numel check` as a whole: budgets and claims of a project held against its code, and brought up to date where asked. */
import { relative } from "node:path";
import { checkExitCode, type CheckReport } from "../4-count/checkReport.js";
import type { CountedModel } from "../4-count/counted.js";
import { finding, type Finding } from "../4-count/finding.js";
import { readText } from "../claims/claimText.js";
import { rewrite } from "../claims/rewrite.js";
import { findConfig, openConfig } from "../config/findConfig.js";
import { budgetEntryOf, judgeModels } from "../config/judgeModels.js";
import type { Project } from "../config/project.js";
import { updateBudgets } from "../config/updateBudgets.js";
import { checkErrors as words, findings as findingWords } from "../messages.js";
import type { CountOptions } from "../pipeline.js";
import { shownPath } from "../shownPath.js";
import { budgetedModels } from "./budgetedModels.js";
import { checkClaims } from "./checkClaims.js";
import { Counting } from "./counting.js";
import { claimFiles, type Scope } from "./scope.js";

export interface CheckOptions {
  project: Project;
  /** Absolute; empty: the whole project. */
  paths: readonly string[];
  counting: Omit<CountOptions, "set" | "symbolic" | "all">;
  /** What cannot be told for want of an exact count is an error. */
  strict: boolean;
  /** Bring claims up to date. */
  write: boolean;
  /** Record today's counts as budgets. */
  updateBudgets: boolean;
  /** @throws where it cannot be written */
  writeFile(path: string, bytes: Uint8Array): void;
}

/** @throws {ConfigError} where the configuration cannot be used */
export async function checkProject(
  options: CheckOptions,
): Promise<CheckReport> {
  const { files } = options.counting;
  const scope: Scope = {
    project: options.project,
    files,
    paths: options.paths,
  };
  const counting = new Counting(options.counting);
  const found = await budgetedModels(scope, counting, options.updateBudgets);
  const written: string[] = [];
  const failures = [...found.failures];
  const noted: Finding[] = [];
  let { project } = options;
  if (options.updateBudgets) {
    const updated = await recordBudgets(found.models, options);
    if ("message" in updated) failures.push(updated);
    else {
      project = updated.project;
      written.push(...updated.changes);
      noted.push(...updated.notExact.map(notRecorded));
    }
  }
  const judged = judgeModels(found.models, project);
  const { found: paths, problems } = claimFiles(scope);
  failures.push(...problems.map((message) => ({ target: "claims", message })));
  let checked = await checkClaims(paths, scope, counting);
  if (options.write) {
    const before = written.length;
    for (const path of paths) {
      const changes = writeClaims(path, checked.claims, options);
      if (Array.isArray(changes)) written.push(...changes);
      else failures.push(changes);
    }
    if (written.length > before) {
      checked = await checkClaims(paths, scope, counting);
    }
  }
  const all = [...found.findings, ...judged, ...noted, ...checked.findings];
  const told = options.strict ? all.map(strictly) : all;
  return {
    models: found.models.filter(
      (model) => budgetEntryOf(model, project) !== undefined,
    ),
    claims: checked.claims,
    findings: told,
    failures,
    written,
    exitCode: checkExitCode(told, failures),
  };
}

type Failed = { target: string; message: string };

async function recordBudgets(
  models: readonly CountedModel[],
  { project, counting, writeFile }: CheckOptions,
): Promise<
  { project: Project; changes: string[]; notExact: CountedModel[] } | Failed
> {
  const { config, folder, cwd } = project;
  const { files } = counting;
  const name = config?.file ?? relative(cwd, `${folder}/numel.toml`);
  const path = `${folder}/${name.replace(/^.*[/\\]/, "")}`;
  const bytes = files.read(path) ?? new Uint8Array();
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const updated = updateBudgets({ path, name, text }, models, project);
  const { changes, notExact } = updated;
  if (changes.length === 0) return { project, changes, notExact };
  try {
    writeFile(path, Buffer.from(updated.text));
    const again =
      config === null
        ? await findConfig(folder, files)
        : await openConfig(path, cwd, files);
    const now = { ...project, config: again ?? null };
    return { project: now, changes, notExact };
  } catch (error) {
    // Nothing half-done is left behind.
    if (bytes.length > 0) writeFile(path, bytes);
    const why = error instanceof Error ? error.message : String(error);
    return { target: name, message: words.notRecorded(name, why) };
  }
}

function notRecorded(model: CountedModel): Finding {
  const { target, file, line, status } = model;
  return finding(
    {
      code: "budget-undecided",
      level: "warning",
      message: findingWords.notRecorded(model.alias ?? target, status),
      file,
      line,
      target,
    },
    "recording",
  );
}

function writeClaims(
  path: string,
  claims: CheckReport["claims"],
  { counting, project, writeFile }: CheckOptions,
): string[] | Failed {
  const file = shownPath(path, project.cwd);
  const own = claims.filter(({ claim }) => claim.file === file);
  if (!own.some(({ state }) => state === "differs")) return [];
  const { text, encoding } = readText(counting.files.read(path) ?? Buffer.of());
  const { text: now, changes } = rewrite(text, own);
  if (changes.length === 0) return [];
  try {
    writeFile(path, Buffer.from(now, encoding));
    return changes;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { target: file, message: words.notWritten(file, why) };
  }
}

function strictly(one: Finding): Finding {
  return one.level === "warning" ? { ...one, level: "error" } : one;
}
