#!/usr/bin/env node
// Posts what a run without the right to write left behind. It runs with that right, on files that a stranger's code may have
// written: nothing of them is trusted but a number, which is checked, and a text, which is posted if it is short enough.
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { githubApi } from "./githubApi.js";
import { readFolder, readKey } from "./inputs.js";
import { marker, stickyComment } from "./stickyComment.js";
import { message, readEvent, setOutputs } from "./workflow.js";

/** GitHub takes bodies of up to 65,536 characters. */
const mostCharacters = 65_536;
/** No text of that many characters has more bytes. */
const mostBytes = 4 * mostCharacters;

const { env } = process;

try {
  setOutputs(env, { comment: await main() });
} catch (error) {
  message("error", error.message);
  process.exitCode = 1;
}

async function main() {
  const key = readKey(env);
  const folder = readFolder(env);
  const { number, isNews } = readFacts(join(folder, "comment.json"));
  const body = readBody(join(folder, "comment.md"), key);
  const repository = env.GITHUB_REPOSITORY;
  const api = githubApi({ token: env.NUMEL_TOKEN ?? "", env });
  const run = readEvent(env).workflow_run;
  const pullRequest = await api.get(`/repos/${repository}/pulls/${number}`);
  // The run may only speak of the pull request that it ran for.
  if (!run?.head_sha || pullRequest.head?.sha !== run.head_sha) {
    message(
      "notice",
      `pull request ${number} is not, or no longer, at the commit of that run: nothing is posted`,
    );
    return "none";
  }
  return stickyComment(api, { repository, number, key, body, isNews });
}

function readFacts(path) {
  const facts = JSON.parse(readSmall(path));
  const number = facts?.pullRequest;
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new Error("comment.json names no pull request");
  }
  return { number, isNews: facts.isNews === true };
}

function readBody(path, key) {
  const text = readSmall(path);
  const body = text.startsWith(marker(key)) ? text : `${marker(key)}\n${text}`;
  if (body.length > mostCharacters) throw new Error("comment.md is too long");
  return body;
}

/** A file that is one, and no larger than it may be. */
function readSmall(path) {
  const status = lstatSync(path);
  if (!status.isFile()) throw new Error(`${path} is no file`);
  if (status.size > mostBytes) throw new Error(`${path} is too long`);
  return readFileSync(path, "utf8");
}
