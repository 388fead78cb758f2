#!/usr/bin/env node
// Counts every model of torchvision and timm in one process and holds each digest against what PyTorch said
// (test/oracle/). Writes a table; fails on any wrong answer, and on fewer exact ones than the committed floor.
//
//   npm run corpus                 both libraries
//   npm run corpus -- timm         one of them
//   npm run corpus -- timm vit_    only models whose name holds the second word
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { fetchCorpus } from "./fetch-corpus.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const [only, filter = ""] = process.argv.slice(2);
const floor = JSON.parse(readFileSync(`${root}test/oracle/floor.json`, "utf8"));
const folder = fetchCorpus();
if (folder === null) {
  console.log(
    "SKIPPED: the corpus of torchvision and timm was not counted, because their source is not here.",
  );
  process.exit(0);
}
const { analyzeEach } = await import("../dist/index.js");

const report = ["# The corpus", ""];
let failed = false;
for (const library of ["torchvision", "timm"]) {
  if (only !== undefined && only !== library) continue;
  failed = !(await run(library)) || failed;
}
writeFileSync(`${folder}/report.md`, `${report.join("\n")}\n`);
console.log(report.join("\n"));
process.exitCode = failed ? 1 : 0;

async function run(library) {
  const oracle = JSON.parse(
    readFileSync(`${root}test/oracle/${library}.json`, "utf8"),
  );
  const names = Object.keys(oracle).filter((name) => name.includes(filter));
  const targets = names.map(
    (name) => `${oracle[name].module}::${oracle[name].call}`,
  );
  const statuses = {
    exact: 0,
    symbolic: 0,
    variants: 0,
    partial: 0,
    failed: 0,
    wrong: 0,
  };
  const reasons = new Map();
  const wrong = [];
  const slow = [];
  let done = 0;
  const started = performance.now();
  let last = started;
  for await (const model of analyzeEach(targets, {
    sitePackages: [folder],
    jobs: availableParallelism(),
  })) {
    const name = names[done++];
    const expected = oracle[name];
    const now = performance.now();
    slow.push([now - last, name]);
    last = now;
    const isWrong =
      model.status === "exact" && model.digest !== expected.digest;
    if (isWrong) {
      wrong.push(
        `${name}: ${model.total} instead of ${expected.total}${model.total === expected.total ? " (other names, shapes or flags)" : ""}`,
      );
    }
    // What rests on something unknown is not exact.
    const isUnfounded = model.status === "exact" && model.reasons.length > 0;
    if (isUnfounded) {
      wrong.push(
        `${name}: exact, and yet ${model.reasons.map(({ message }) => message).join(", ")}`,
      );
    }
    statuses[isWrong || isUnfounded ? "wrong" : model.status]++;
    for (const { message, file, line } of model.reasons.slice(0, 1)) {
      const key = `${message} (${file ?? "?"}:${line ?? "?"})`;
      const entry = reasons.get(key) ?? { count: 0, example: name };
      entry.count++;
      reasons.set(key, entry);
    }
    if (process.stderr.isTTY)
      process.stderr.write(`\r${library} ${done}/${names.length}`);
  }
  const seconds = (performance.now() - started) / 1000;
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  report.push(
    `## ${library}: ${statuses.exact} of ${names.length} exact, ${statuses.wrong} wrong, ${seconds.toFixed(1)} s`,
    "",
    "| status | models |",
    "|:--|--:|",
    ...Object.entries(statuses).map(
      ([status, count]) => `| ${status} | ${count} |`,
    ),
    "",
  );
  if (wrong.length > 0)
    report.push("Wrong:", ...wrong.map((line) => `- ${line}`), "");
  if (reasons.size > 0) {
    report.push(
      "| models | first reason | example |",
      "|--:|:--|:--|",
      ...[...reasons]
        .sort((a, b) => b[1].count - a[1].count)
        .map(
          ([reason, { count, example }]) =>
            `| ${count} | ${reason.replaceAll("|", "\\|")} | ${example} |`,
        ),
      "",
    );
  }
  slow.sort((a, b) => b[0] - a[0]);
  report.push(
    `Slowest: ${slow
      .slice(0, 8)
      .map(([ms, name]) => `${name} ${(ms / 1000).toFixed(2)} s`)
      .join(", ")}`,
    "",
  );
  if (filter !== "") return statuses.wrong === 0;
  if (statuses.exact < floor[library]) {
    report.push(
      `**Fewer exact ones than the floor of ${floor[library]}.**`,
      "",
    );
  }
  return statuses.wrong === 0 && statuses.exact >= floor[library];
}
