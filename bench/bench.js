#!/usr/bin/env node
// Whole processes, side by side in one run: numel against a bare `node -e 0`, and against PyTorch where it is installed
// (PYTHON names the interpreter that has torch, torchvision and timm; by default `python3`). The ratios count, not the
// seconds: runs alternate, so that a machine that slows down slows both.
//
//   npm run bench             everything that can be measured here
//   npm run bench -- start    only the start-up figures
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fetchCorpus } from "../scripts/fetch-corpus.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const numel = `${root}dist/launch.cjs`;
const onlyStart = process.argv[2] === "start";

/** Wall seconds, and the peak of resident memory in MB where the system tells it. */
function run(command, args) {
  const hasTime = existsSync("/usr/bin/time");
  const started = process.hrtime.bigint();
  const result = hasTime
    ? spawnSync("/usr/bin/time", ["-f", "%M", command, ...args], {
        encoding: "utf8",
        cwd: root,
      })
    : spawnSync(command, args, { encoding: "utf8", cwd: root });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(" ")}: ${result.stderr}`);
  const memory = hasTime
    ? Number(result.stderr.trim().split("\n").at(-1)) / 1000
    : NaN;
  return { seconds, memory, stdout: result.stdout };
}

const median = (values) =>
  [...values].sort((a, b) => a - b)[values.length >> 1];

/** Alternates the two commands; medians of both, and of the ratios pair by pair. */
function compare(a, b, times) {
  run(...a);
  run(...b);
  const pairs = Array.from({ length: times }, () => [run(...a), run(...b)]);
  return {
    a: median(pairs.map(([x]) => x.seconds)),
    b: median(pairs.map(([, y]) => y.seconds)),
    ratio: median(pairs.map(([x, y]) => x.seconds / y.seconds)),
    memory: median(pairs.map(([x]) => x.memory)),
    otherMemory: median(pairs.map(([, y]) => y.memory)),
  };
}

const row = (what, figures) => console.log(`${what.padEnd(52)} ${figures}`);
const seconds = (value) => `${value.toFixed(3)} s`;
const mb = (value) => (Number.isNaN(value) ? "" : ` · ${value.toFixed(0)} MB`);
const node = [process.execPath, ["-e", "0"]];

const lenet = compare(
  [process.execPath, [numel, "fixtures/lenet.py"]],
  node,
  11,
);
row("bare node -e 0", seconds(lenet.b));
if (process.env.NODE_EXTRA_CA_CERTS) {
  console.log(
    "NODE_EXTRA_CA_CERTS is set: every Node here reads certificates at its start, and ratios come out lower than elsewhere.",
  );
}
const version = compare([process.execPath, [numel, "--version"]], node, 11);
row(
  "numel --version",
  `${seconds(version.a)} · ${version.ratio.toFixed(2)} × bare node${mb(version.memory)}`,
);
row(
  "numel fixtures/lenet.py",
  `${seconds(lenet.a)} · ${lenet.ratio.toFixed(2)} × bare node${mb(lenet.memory)}`,
);

const corpus = onlyStart ? null : fetchCorpus();
if (corpus !== null) {
  const resnet50 = [
    "--site-packages",
    corpus,
    "torchvision.models.resnet::resnet50",
  ];
  const resnet = compare([process.execPath, [numel, ...resnet50]], node, 5);
  row(
    "numel torchvision … resnet50",
    `${seconds(resnet.a)} · ${resnet.ratio.toFixed(2)} × bare node${mb(resnet.memory)}`,
  );

  const own = {};
  for (const library of ["torchvision", "timm"]) {
    const whole = run(process.execPath, [`${root}bench/library.js`, library]);
    own[library] = { ...JSON.parse(whole.stdout), whole: whole.seconds };
    row(
      `numel, all of ${library} in one process`,
      `${seconds(own[library].seconds)} for ${own[library].models} models${mb(whole.memory)}`,
    );
  }
  againstPyTorch(resnet50, own);
}

/** The same work in real PyTorch: the meta device where a model allows it, as the recorded answers were made. */
function againstPyTorch(resnet50, own) {
  const python = process.env.PYTHON ?? "python3";
  const has = spawnSync(python, ["-c", "import torch, timm"], {
    encoding: "utf8",
  });
  if (has.status !== 0) {
    console.log(
      `SKIPPED: PyTorch is not installed for ${python}; nothing was compared with it.`,
    );
    return;
  }
  const script = `${root}bench/reference.py`;
  const whole = compare(
    [python, [script, "resnet50"]],
    [process.execPath, [numel, ...resnet50]],
    3,
  );
  row(
    "PyTorch, resnet50, import included",
    `${seconds(whole.a)} · ${whole.ratio.toFixed(1)} × numel${mb(whole.memory)} against${mb(whole.otherMemory).slice(2)}`,
  );
  for (const library of ["torchvision", "timm"]) {
    const { stdout, memory } = run(python, [script, library]);
    const theirs = JSON.parse(stdout);
    const times = (a, b) => `${(a / b).toFixed(1)} × numel`;
    row(
      `PyTorch, all of ${library}, import excluded`,
      `${seconds(theirs.seconds)} · ${times(theirs.seconds, own[library].seconds)}${mb(memory)}`,
    );
    row(
      `PyTorch, all of ${library}, import included`,
      `${seconds(theirs.withImport)} · ${times(theirs.withImport, own[library].whole)}, its start included`,
    );
  }
}
