// Counts every model of one library in this process and prints the seconds as JSON: what bench.js measures.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fetchCorpus } from "../scripts/fetch-corpus.js";
import { analyzeEach } from "../dist/index.js";

const library = process.argv[2];
const oracle = JSON.parse(
  readFileSync(
    new URL(`../test/oracle/${library}.json`, import.meta.url),
    "utf8",
  ),
);
const targets = Object.values(oracle).map(
  ({ module, call }) => `${module}::${call}`,
);
const started = performance.now();
let models = 0;
for await (const model of analyzeEach(targets, {
  sitePackages: [fetchCorpus()],
  jobs: availableParallelism(),
})) {
  if (model.status === "exact") models++;
}
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ models, seconds }));
