/** The comment on a pull request, as OUTPUT draws it. */
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import type { DiffReport } from "../../../src/4-count/diff/diffReport.js";
import { mostCharacters } from "../../../src/5-report/comment.js";
import { diffMarkdown } from "../../../src/5-report/diffMarkdown/diffMarkdown.js";
import { defaultOptions } from "../../../src/5-report/options.js";
import {
  deeper,
  layerChange,
  modelDiff,
  quantities,
  same,
  side,
} from "../diffs.js";

const comment = { ...defaultOptions, commentKey: "default" };

const say = (diff: DiffReport, options = comment) =>
  diffMarkdown({ version: "1.0.0", report: diff }, options);

const title = (diff: DiffReport) => say(diff).split("\n")[1];

/** The same comparison with other models. */
const of = (...models: DiffReport["models"]): DiffReport => ({
  ...same(),
  models,
  summary: {
    read: 9,
    changed: models.length,
    unresolved: 0,
    unchanged: 9 - models.length,
  },
});

test("four blocks more, over budget", () => {
  expect(say(deeper())).toBe(`<!-- numel:default -->
### numel: +28,351,488 parameters (+22.78 %) in \`GPT\` — over budget by 22,827,392

| Model | main | this PR | Δ | Δ % | Budget |
|:--|--:|--:|--:|--:|:--|
| \`model.py::GPT\` | 124,475,904 | 152,827,392 | **+28,351,488** | +22.78 % | 130,000,000 ✗ |
| \`model.py::GPT\` \`bias=False\` | 124,373,760 | 152,691,456 | **+28,317,696** | +22.77 % | – |

**Why:** [\`n_layer 12 → 16\`](model.py#L112) adds \`transformer.h[12..15]\` = 4 · 7,087,872 (\`GPT\` \`bias=False\` +28,317,696).

**Findings:**

- model.py::GPT is over its budget (numel.toml:4). Raise it there, or reduce the model.

<details><summary>Where it is in <code>GPT</code> (1 row changed, 4 unchanged)</summary>

| Module | main | this PR | Δ | Arithmetic |
|:--|--:|--:|--:|:--|
| \`transformer.h\` | 85,054,464 | 113,405,952 | +28,351,488 | 12 → 16 · 7,087,872 |
| total | 124,475,904 | 152,827,392 | +28,351,488 | |
</details>

<details><summary>Where it is in <code>GPT</code> <code>bias=False</code> (1 row changed, 4 unchanged)</summary>

| Module | main | this PR | Δ | Arithmetic |
|:--|--:|--:|--:|:--|
| \`transformer.h\` | 84,953,088 | 113,270,784 | +28,317,696 | 12 → 16 · 7,079,424 |
| total | 124,373,760 | 152,691,456 | +28,317,696 | |
</details>

<sub>Read from source, nothing executed · trainable = total · fp32 497.9 → 611.3 MB · numel 1.0.0 · 4f1c2d0 → 9ab31e7</sub>
`);
});

test("no change any more", () => {
  const text = say(same());
  expect(text).toMatch(
    /^<!-- numel:default -->\n### numel: no change in parameters\n\n<sub>/,
  );
});

test("without a comment key: no marker, and the head by its name", () => {
  const text = say(deeper(), defaultOptions as typeof comment);
  expect(text).toMatch(/^### numel: /);
  expect(text).toContain("| Model | main | HEAD | Δ |");
});

test("links lead to the source where the environment says where that is", () => {
  const options = {
    ...comment,
    folder: "packages/a (b)",
    sourceLinks: "https://github.com/o/r/blob/9ab31e7/",
  };
  expect(say(deeper(), options)).toContain(
    "(https://github.com/o/r/blob/9ab31e7/packages/a%20%28b%29/model.py#L112)",
  );
});

test("titles: the verdict in one line", () => {
  const added = modelDiff({
    status: "new",
    base: null,
    delta: quantities(152_827_392n),
  });
  expect(title(of(added))).toBe(
    "### numel: `GPT` is new, 152,827,392 parameters",
  );
  const removed = modelDiff({ status: "removed", head: null });
  expect(title(of(removed))).toBe("### numel: `GPT` is removed");
  const other = modelDiff({ target: "b.py::Net" });
  expect(title(of(modelDiff(), other, added))).toBe(
    "### numel: +28,351,488 parameters (+22.78 %) in `GPT` and 1 other model",
  );
  const total = side(124_475_904n);
  const frozen = modelDiff({
    changes: ["trainable", "parameters"],
    head: total,
    delta: quantities(0n, { trainable: -85_054_464n, bytes: 0n }),
  });
  expect(title(of(frozen))).toBe(
    "### numel: −85,054,464 trainable parameters in `GPT`",
  );
  const reshaped = modelDiff({
    changes: ["parameters"],
    head: total,
    delta: quantities(0n),
  });
  expect(title(of(reshaped))).toBe(
    "### numel: as many parameters, other names or shapes in `GPT`",
  );
  const moved = modelDiff({
    status: "moved",
    changes: [],
    head: total,
    delta: quantities(0n),
    layers: [],
  });
  expect(title(of(moved))).toBe(
    "### numel: no change in parameters, 1 model moved or renamed",
  );
  const unread = {
    ...same(),
    failures: [
      {
        side: "head" as const,
        target: "x.py",
        message: "x.py:1:2: SyntaxError",
        file: "x.py",
        line: 1,
      },
    ],
  };
  expect(title(unread)).toBe("### numel: no change in parameters — 1 not read");
  expect(say(unread)).toContain("**Not read:**\n\n- x.py:1:2: SyntaxError\n");
});

test("new, removed and moved models are told as such, never as +100 %", () => {
  const text = say(
    of(
      modelDiff({ status: "new", base: null, target: "new.py::A" }),
      modelDiff({ status: "removed", head: null, target: "old.py::B" }),
      modelDiff({
        status: "moved",
        target: "here.py::C",
        base: side(124_475_904n, { target: "there.py::C" }),
      }),
    ),
  );
  expect(text).toContain("| `new.py::A` | – | 152,827,392 | new | – | – |");
  expect(text).toContain("| `old.py::B` | 124,475,904 | – | removed | – | – |");
  expect(text).toContain(
    "| `here.py::C`, moved from `there.py::C` | 124,475,904 |",
  );
  expect(text).toContain("\n6 models unchanged.\n");
});

test("what is not known is neither a number nor an error", () => {
  const reason = {
    code: "runtime" as const,
    message: "in_features comes from torch.load",
    file: "model.py",
    line: 41,
  };
  const text = say(
    of(
      modelDiff({
        status: "unresolved",
        changes: ["status"],
        head: side(null, { atLeast: 5_130n, reasons: [reason] }),
        delta: quantities(null, { bytes: null }),
        layers: [],
      }),
    ),
  );
  expect(text).toContain("### numel: `GPT` is not counted in full\n");
  expect(text).toContain(
    "| `model.py::GPT` | 124,475,904 | ≥ 5,130 | ? | – | – |",
  );
  expect(text).toContain(
    "**Not known:**\n\n- `model.py::GPT`, not counted in full: in\\_features comes from torch.load (`model.py:41`)\n",
  );
});

test("what one layer does is shown with its arithmetic", () => {
  const text = say(
    of(
      modelDiff({
        layers: [
          layerChange(),
          layerChange({
            path: "norm",
            change: "frozen",
            before: 8n,
            after: 8n,
            delta: quantities(0n, { trainable: -8n }),
          }),
          layerChange({
            path: "head",
            change: "removed",
            after: null,
            delta: quantities(-48_120n),
          }),
        ],
      }),
    ),
  );
  expect(text).toContain(
    "| `fc1` | 48,120 | 96,240 | +48,120 | `400·120 + 120 → 400·240 + 240` |",
  );
  expect(text).toContain("| `norm` | 8 | 8 | 0, −8 trainable | frozen |");
  expect(text).toContain("| `head` | 48,120 | – | −48,120 | `400·120 + 120` |");
});

test("a comment on a thousand models fits, and is Markdown to its end", () => {
  const models = Array.from({ length: 1000 }, (_, i) =>
    modelDiff({ target: `models/${"deep/".repeat(12)}m${i}.py::GPT` }),
  );
  const diff = of(...models);
  expect(say(diff, defaultOptions as typeof comment).length).toBeGreaterThan(
    mostCharacters,
  );
  const text = say(diff);
  expect(text.length).toBeLessThanOrEqual(mostCharacters);
  expect(text).toMatch(
    /\| … \d+ more rows in the artifact \| \| \| \| \| \|\n/,
  );
  expect(text).toContain("<sub>Read from source");
  expect(text.match(/<details>/g)).toHaveLength(
    text.match(/<\/details>/g)?.length ?? 0,
  );
  expect(fromMarkdown(text).children.length).toBeGreaterThan(3);
});

test("names from the code are not taken for markup", () => {
  const text = say(
    of(modelDiff({ target: "a|b.py::N</summary><img src=x>", alias: null })),
  );
  expect(text).toContain("`a\\|b.py::N</summary><img src=x>`");
  expect(text).toContain("<summary>Where it is (");
  const two = say(
    of(
      modelDiff({ target: "a.py::N</summary><b>" }),
      modelDiff({ target: "b.py::M" }),
    ),
  );
  expect(two).toContain("<code>N&lt;/summary&gt;&lt;b&gt;</code>");
});
