/** A difference as annotations: findings first, then each cause at its line. */
import { expect, test } from "vitest";
import { github } from "../../../src/5-report/notices/github.js";
import { diffNotices } from "../../../src/5-report/notices/ofDiff.js";
import { sarif } from "../../../src/5-report/notices/sarif.js";
import { defaultOptions } from "../../../src/5-report/options.js";
import { sarifErrors } from "../../support/sarifSchema.js";
import { deeper, modelDiff, quantities, same, side } from "../diffs.js";

test("over budget, and why", () => {
  const notices = diffNotices({ version: "1.0.0", report: deeper() });
  expect(github(notices, defaultOptions)).toBe(
    "::error file=model.py,line=118,title=numel%3A Over its parameter budget::model.py::GPT is over its budget (numel.toml:4). Raise it there, or reduce the model.\n" +
      "::notice file=model.py,line=112,title=numel%3A The count changed::n_layer 12 → 16: model.py::GPT +28,351,488 parameters (+22.78%25), model.py::GPT bias=False +28,317,696 parameters (+22.77%25)\n",
  );
  const log = JSON.parse(sarif(notices, defaultOptions));
  expect(sarifErrors(log)).toEqual([]);
  // A finding keeps its own fingerprint.
  expect(log.runs[0].results[0].partialFingerprints).toEqual({
    "numel/v1": "0123456789abcdef0123456789abcdef",
  });
});

test("no change: nothing to annotate", () => {
  const notices = diffNotices({ version: "1.0.0", report: same() });
  expect(notices.notices).toEqual([]);
  expect(github(notices, defaultOptions)).toBe("numel: nothing to annotate\n");
});

test("without causes the model's own line is annotated; what is gone has none", () => {
  const diff = {
    ...deeper(),
    causes: [],
    findings: [],
    models: [
      modelDiff(),
      modelDiff({ target: "b.py::New", status: "new", base: null }),
      modelDiff({ target: "c.py::Gone", status: "removed", head: null }),
      modelDiff({
        target: "d.py::Half",
        status: "unresolved",
        delta: quantities(null),
        head: side(null, {
          file: "d.py",
          reasons: [
            {
              code: "external",
              message: "module 'x' is not here",
              file: "d.py",
              line: 2,
            },
          ],
        }),
      }),
    ],
    failures: [
      {
        side: "base" as const,
        target: "e.py",
        message: "e.py cannot be read in main",
        file: "e.py",
        line: 3,
      },
    ],
  };
  expect(
    diffNotices({ version: "1.0.0", report: diff }).notices.map(
      ({ level, file, line, message }) => ({ level, file, line, message }),
    ),
  ).toEqual([
    {
      level: "error",
      file: null,
      line: null,
      message: "e.py cannot be read in main",
    },
    {
      level: "note",
      file: "model.py",
      line: 118,
      message: "model.py::GPT +28,351,488 parameters (+22.78%)",
    },
    { level: "note", file: "model.py", line: 118, message: "b.py::New is new" },
    {
      level: "note",
      file: "d.py",
      line: 2,
      message: "d.py::Half is not counted in full: module 'x' is not here",
    },
  ]);
});
