/**
 * A history of twenty commits over a small package: between any two of them `numel diff` gives the deltas that PyTorch's own counts
 * make (recorded by scripts/record-history.py), and the causes that fixtures/history/history.json states.
 */
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type {
  DiffReport,
  ModelDiff,
} from "../../src/4-count/diff/diffReport.js";
import {
  type Counted,
  type Counter,
  type CounterOptions,
  evaluatingCounter,
} from "../../src/diff/counter.js";
import { add, nothing } from "../../src/4-count/diff/quantities.js";
import { repositoryWith, type TestRepository } from "./repository.js";

interface Counts {
  total: number;
  trainable: number;
  buffers: number;
  bytes: number;
  digest: string;
}

interface History {
  knobs: Record<string, { words: string; models: string[] }>;
  commits: {
    folder: string;
    message: string;
    removes?: string[];
    start?: Record<string, string>;
    changes?: Record<string, string>;
  }[];
  models: Record<
    string,
    { from: number; target: string | null; how?: "moved" | "renamed" }[]
  >;
}

const folder = fileURLToPath(
  new URL("../../fixtures/history", import.meta.url),
);
const read = (name: string) =>
  JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown;
const history = read("history.json") as History;
const recorded = read("expected.json") as Record<
  string,
  Counts | { error: string; line: number }
>[];
const count = history.commits.length;

let repository: TestRepository;
/** All pairs of twenty commits ask for the same counts again and again. */
const remembered = new Map<string, Promise<Counted>>();
const counters = new Map<string, Counter>();

function remembering(options: CounterOptions): Counter {
  const counter = counters.get(options.cwd) ?? evaluatingCounter(options);
  counters.set(options.cwd, counter);
  return {
    ...counter,
    count(files, asked) {
      const paths = files.list(`${options.cwd}/lab`);
      const contents = paths.map((path) => {
        const bytes = files.read(`${options.cwd}/lab/${path}`);
        return [path, Buffer.from(bytes ?? []).toString("latin1")];
      });
      const key = JSON.stringify([asked, contents]);
      const known = remembered.get(key) ?? counter.count(files, asked);
      remembered.set(key, known);
      return known;
    },
  };
}

const commits: string[] = [];

beforeAll(() => {
  repository = repositoryWith();
  for (const commit of history.commits) {
    repository.write(
      Object.fromEntries((commit.removes ?? []).map((path) => [path, null])),
    );
    const files = join(folder, commit.folder);
    if (existsSync(files))
      cpSync(files, repository.folder, { recursive: true });
    repository.commit(commit.message);
    commits.push(repository.git("rev-parse", "HEAD").trim());
  }
});

/** A model's target after `number` commits; null: it is not there. */
function targetAt(model: string, number: number): string | null {
  const places = history.models[model] ?? [];
  return places.filter(({ from }) => from <= number).at(-1)?.target ?? null;
}

/** Where every knob stands after `number` commits. */
function knobsAt(number: number): Record<string, string> {
  return Object.assign(
    {},
    ...history.commits
      .slice(0, number)
      .map(({ start, changes }) => ({ ...start, ...changes })),
  ) as Record<string, string>;
}

const sideOf = (counts: Counts) => ({
  total: BigInt(counts.total),
  trainable: BigInt(counts.trainable),
  buffers: BigInt(counts.buffers),
  bytes: BigInt(counts.bytes),
});

const names = ["total", "trainable", "buffers", "bytes"] as const;

function checkModel(
  report: DiffReport,
  name: string,
  a: number,
  b: number,
  causes: boolean,
) {
  const [from, to] = [targetAt(name, a), targetAt(name, b)];
  const [before, after] = [recorded[a - 1]?.[name], recorded[b - 1]?.[name]];
  const found = report.models.filter(
    ({ base, head }) =>
      (base !== null && base.target === from) ||
      (head !== null && head.target === to),
  );
  if (from === null && to === null) return expect(found).toEqual([]);
  const isBroken = (side: typeof before) =>
    side !== undefined && "error" in side;
  const [model] = found;
  if (isBroken(before) || isBroken(after)) {
    expect(found).toHaveLength(1);
    expect(model?.status).toBe("unresolved");
    expect(model?.delta.total).toBeNull();
    return;
  }
  const [was, is] = [before, after] as (Counts | undefined)[];
  const isSame =
    from === to &&
    was?.digest === is?.digest &&
    was?.buffers === is?.buffers &&
    was?.bytes === is?.bytes;
  if (isSame) return expect(found).toEqual([]);
  expect(found).toHaveLength(1);
  for (const [side, counts] of [
    [model?.base, was],
    [model?.head, is],
  ] as const) {
    if (counts === undefined) expect(side).toBeNull();
    else {
      expect(side).toMatchObject({ ...sideOf(counts), digest: counts.digest });
    }
  }
  for (const one of names) {
    expect(model?.delta[one]).toBe(
      BigInt((is?.[one] ?? 0) - (was?.[one] ?? 0)),
    );
  }
  expect(model?.status).toBe(statusOf(name, from, to));
  if (causes) checkCauses(report, model as ModelDiff);
}

function statusOf(name: string, from: string | null, to: string | null) {
  if (from === null) return "new";
  if (to === null) return "removed";
  if (from === to) return "changed";
  const places = history.models[name] ?? [];
  const [i, j] = [from, to].map((target) =>
    places.findIndex((place) => place.target === target),
  ) as [number, number];
  return places[Math.max(i, j)]?.how;
}

/** What the causes do adds up to what changed, exactly; so do the rows of layers. */
function checkCauses({ causes }: DiffReport, model: ModelDiff) {
  if (model.base === null || model.head === null) return;
  const effects = causes.flatMap((cause) =>
    cause.effects.filter(({ target }) => target === model.target),
  );
  const sum = effects.reduce((all, { delta }) => add(all, delta), nothing);
  expect(sum).toEqual(model.delta);
  const rows = model.layers.reduce(
    (all, { delta }) => add(all, delta),
    nothing,
  );
  expect(rows).toEqual(model.delta);
}

function checkKnobs(report: DiffReport, a: number, b: number) {
  const [before, after] = [knobsAt(a), knobsAt(b)];
  for (const [knob, { words, models }] of Object.entries(history.knobs)) {
    const [from, to] = [before[knob] ?? "", after[knob] ?? ""];
    const told = words.replaceAll("{from}", from).replaceAll("{to}", to);
    const concerned = models.filter((name) =>
      report.models.some(
        ({ base, head }) =>
          base?.total != null &&
          head?.total != null &&
          base.target === targetAt(name, a) &&
          head.target === targetAt(name, b),
      ),
    );
    const isTold = report.causes.some(({ text, parts }) =>
      [text, ...parts].some((one) => one.includes(told)),
    );
    if (from !== to && concerned.length > 0) {
      expect([knob, isTold, report.causes.map(({ text }) => text)]).toEqual([
        knob,
        true,
        expect.anything(),
      ]);
    }
    if (
      from === to &&
      told !== words.replaceAll("{from}", "").replaceAll("{to}", "")
    ) {
      expect([knob, isTold]).toEqual([knob, false]);
    }
  }
  const kinds = report.causes.map(({ kind, text }) => `${kind}: ${text}`);
  expect(kinds.filter((kind) => kind.startsWith("remainder"))).toEqual([]);
}

describe.each(Array.from({ length: count }, (_, i) => i + 1))(
  "from commit %i",
  (a) => {
    test("to every other", async () => {
      for (let b = 1; b <= count; b++) {
        if (b === a) continue;
        const pair = [commits[a - 1] as string, commits[b - 1] as string];
        // Causes backwards are those forwards the other way round: those of neighbours will do.
        const causes = a <= b + 1;
        const report = await repository.diff(pair, {
          causes,
          counter: remembering,
        });
        try {
          for (const name of Object.keys(history.models)) {
            checkModel(report, name, a, b, causes);
          }
          if (causes) checkKnobs(report, a, b);
          const isBroken =
            recorded[b - 1]?.Digits && "error" in recorded[b - 1]!.Digits!;
          expect(report.exitCode).toBe(isBroken ? 2 : 0);
        } catch (error) {
          throw new Error(`from ${a} to ${b}`, { cause: error });
        }
      }
    }, 120_000);
  },
);
