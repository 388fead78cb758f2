// GitHub's files and log lines: outputs, the step summary, messages.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import { randomUUID } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";

/** The webhook's payload; empty outside of GitHub. */
export function readEvent(env) {
  if (!env.GITHUB_EVENT_PATH) return {};
  return JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, "utf8"));
}

export function setOutputs(env, outputs) {
  if (!env.GITHUB_OUTPUT) return;
  const lines = Object.entries(outputs).map(([name, value]) => {
    const end = randomUUID();
    return `${name}<<${end}\n${value}\n${end}\n`;
  });
  appendFileSync(env.GITHUB_OUTPUT, lines.join(""));
}

/** A step's summary may have 1 MiB; a comment's text is far below. */
export function addSummary(env, markdown) {
  if (env.GITHUB_STEP_SUMMARY && markdown !== "") {
    appendFileSync(env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
  }
}

/** Text for the log in which nothing is taken for a command, whatever a file of the project says. */
export function printPlainly(text) {
  const end = randomUUID();
  const body = text.replaceAll("##[", "# #[");
  console.log(`::stop-commands::${end}\n${body.trimEnd()}\n::${end}::`);
}

export function message(level, text) {
  const data = text
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
  console.log(`::${level} title=numel::${data}`);
}
