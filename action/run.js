#!/usr/bin/env node
// The action's one step: compare or count, annotate, summarise, comment.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { factsOf } from "./facts.js";
import { findBase } from "./findBase.js";
import { githubApi, NoRight } from "./githubApi.js";
import { readInputs } from "./inputs.js";
import { runNumel, textOf } from "./runNumel.js";
import { stickyComment } from "./stickyComment.js";
import {
  addSummary,
  message,
  printPlainly,
  readEvent,
  setOutputs,
} from "./workflow.js";

const { env } = process;

try {
  process.exitCode = await main();
} catch (error) {
  message("error", error.message);
  process.exitCode = 2;
}

async function main() {
  const inputs = readInputs(env);
  const event = readEvent(env);
  const base = findBase(inputs.base, event, process.cwd());
  const run = runNumel({ base, inputs, env });
  const { exitCode, folder, paths } = run;
  printPlainly(run.log);
  if (run.problem !== "") message("error", run.problem);
  if (inputs.annotations) process.stdout.write(textOf(paths.github));
  const markdown = textOf(paths.markdown);
  addSummary(env, markdown);
  const facts = factsOf(textOf(paths.json));
  const number = event.pull_request?.number ?? null;
  const comment =
    inputs.comment && number !== null && markdown !== ""
      ? await commentOn(number, markdown, facts, inputs, folder)
      : "none";
  setOutputs(env, {
    model: facts.model,
    delta: facts.delta,
    total: facts.total,
    changed: facts.changed,
    "over-budget": facts.isOverBudget,
    "exit-code": exitCode,
    comment,
    "report-folder": folder,
    json: paths.json,
    markdown: paths.markdown,
    sarif: paths.sarif,
  });
  return isFailure(exitCode, inputs.failOn) ? exitCode : 0;
}

/** Leaves the files for a run that may write, then tries itself. A comment that cannot be written fails no job. */
async function commentOn(number, body, { isNews }, inputs, folder) {
  const { commentKey: key, token } = inputs;
  const facts = { pullRequest: number, isNews, key };
  writeFileSync(join(folder, "comment.json"), `${JSON.stringify(facts)}\n`);
  const repository = env.GITHUB_REPOSITORY;
  try {
    const api = githubApi({ token, env });
    return await stickyComment(api, { repository, number, key, body, isNews });
  } catch (error) {
    if (error instanceof NoRight) {
      message(
        "notice",
        `no right to comment here (a fork's pull request?): what was to be said is in the summary, and in ${folder} for a workflow_run (docs/ci.md)`,
      );
    } else
      message("warning", `the comment could not be written: ${error.message}`);
    return "left";
  }
}

function isFailure(exitCode, failOn) {
  if (failOn === "never") return false;
  return failOn === "error" ? exitCode > 1 : exitCode > 0;
}
