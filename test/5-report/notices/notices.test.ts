/** Annotations, SARIF and Code Quality: drawn from the same notices, each by its own rules. */
import { expect, test } from "vitest";
import { countModel } from "../../../src/4-count/count.js";
import { finding } from "../../../src/4-count/finding.js";
import { defaultOptions } from "../../../src/5-report/options.js";
import type { CountedReport } from "../../../src/5-report/options.js";
import { github } from "../../../src/5-report/notices/github.js";
import { gitlab } from "../../../src/5-report/notices/gitlab.js";
import { type Draft, toNotices } from "../../../src/5-report/notices/notice.js";
import { countNotices } from "../../../src/5-report/notices/ofCount.js";
import { inRepository } from "../../../src/5-report/notices/place.js";
import { sarif } from "../../../src/5-report/notices/sarif.js";
import { failed, lenet, partial } from "../../4-count/models.js";
import { sarifErrors } from "../../support/sarifSchema.js";
import { odd } from "../models.js";

const atRoot = defaultOptions;

const draft = (parts: Partial<Draft> = {}): Draft => ({
  rule: "over-budget",
  level: "error",
  message: "too many",
  file: "model.py",
  line: 4,
  target: "model.py::GPT",
  ...parts,
});

const notices = (...drafts: Partial<Draft>[]) => ({
  version: "0.1.0",
  notices: toNotices(drafts.map(draft)),
});

/** A run that has a bit of everything. */
function everything(): CountedReport {
  return {
    version: "0.1.0",
    models: [lenet(), partial(), failed(), odd()].map(countModel),
    findings: [
      finding({
        code: "not-exact",
        level: "error",
        message: "partial.py::Net is partial",
        file: "partial.py",
        line: 6,
        target: "partial.py::Net",
      }),
    ],
    failures: [
      {
        target: "bad.py",
        message:
          "bad.py:3:7: SyntaxError: invalid syntax\n    x = (\n        ^",
        file: "bad.py",
        line: 3,
      },
      { target: "gone.py", message: "no such file or folder: gone.py" },
    ],
  };
}

test("a count in annotations: worst first, each at its line", () => {
  expect(github(countNotices(everything()), atRoot)).toBe(
    [
      "::error file=bad.py,line=3,title=numel%3A Could not be counted::bad.py:3:7: SyntaxError: invalid syntax%0A    x = (%0A        ^",
      "::error title=numel%3A Could not be counted::no such file or folder: gone.py",
      "::error file=partial.py,line=6,title=numel%3A Count is not exact::partial.py::Net is partial",
      "::warning file=broken.py,line=7,title=numel%3A The model cannot be built::broken.py::Broken cannot be built: AttributeError: cannot assign module before Module.__init__() call",
      "::warning file=odd.py,line=12,title=numel%3A Deserves a look::odd.py::Net: `extra` is a plain list: its 3 modules are not registered",
      "::notice file=partial.py,line=3,title=numel%3A An import that is not here::partial.py::Net is not counted in full: module 'timm' is not here%0AFix: install timm and pass --site-packages, or pass --python-path to the folder that holds it",
    ]
      .map((line) => `${line}\n`)
      .join("")
      .concat(
        "::notice file=partial.py,line=15,title=numel%3A Only known when the program runs::partial.py::Net is not counted in full: `neck` is lazy: PyTorch knows its size only after the first input%0AFix: write its input size out, as in nn.Linear(400, 120) for nn.LazyLinear(120)\n",
      ),
  );
});

test("annotations cannot be broken out of", () => {
  const text = github(
    notices({
      message: "100%\r\n::error::owned\u001b[31m",
      file: "a,b:c%.py",
    }),
    atRoot,
  );
  expect(text).toBe(
    "::error file=a%2Cb%3Ac%25.py,line=4,title=numel%3A Over its parameter budget::100%25%0A::error::owned\\x1b[31m\n",
  );
});

test("ten annotations of a level at most: the tenth counts the rest, which are in the log", () => {
  const many = Array.from({ length: 14 }, (_, i) => ({
    message: `finding ${i} ##[error]x`,
  }));
  const lines = github(
    notices(...many, { level: "warning", message: "one" }),
    atRoot,
  ).split("\n");
  expect(lines.filter((line) => line.startsWith("::error"))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith("::warning"))).toHaveLength(1);
  expect(lines[9]).toBe(
    "::error title=numel::5 more errors are in the log of this step",
  );
  expect(lines[10]).toBe("error  model.py:4  finding 9 # #[error]x");
  const ten = github(notices(...many.slice(0, 10)), atRoot);
  expect(ten).not.toContain("more");
});

test("places are those of the repository, wherever numel was started", () => {
  expect(inRepository("model.py", "")).toBe("model.py");
  expect(inRepository("./model.py", "a/b")).toBe("a/b/model.py");
  expect(inRepository("../c/model.py", "a/b")).toBe("a/c/model.py");
  expect(inRepository("../../../model.py", "a/b")).toBe("../model.py");
  expect(inRepository("/usr/lib/x.py", "a/b")).toBe("/usr/lib/x.py");
  expect(inRepository("sub\\model.py", "")).toBe("sub/model.py");
  const options = { ...defaultOptions, folder: "pkg" };
  expect(github(notices({}), options)).toContain("file=pkg/model.py,");
  expect(gitlab(notices({}), options)).toContain('"path": "pkg/model.py"');
  expect(sarif(notices({}), options)).toContain('"uri": "pkg/model.py"');
});

test("SARIF keeps to its published schema", () => {
  const log = JSON.parse(sarif(countNotices(everything()), atRoot));
  expect(sarifErrors(log)).toEqual([]);
  const [run] = log.runs;
  expect(run.results).toHaveLength(6);
  expect(run.invocations[0].executionSuccessful).toBe(false);
  expect(run.invocations[0].toolExecutionNotifications).toEqual([
    {
      descriptor: { id: "not-counted", index: 0 },
      level: "error",
      message: { text: "no such file or folder: gone.py" },
    },
  ]);
  for (const { ruleId, ruleIndex, locations } of run.results) {
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    // Code scanning refuses a result that has no place in a file.
    const { artifactLocation, region } = locations[0].physicalLocation;
    expect(artifactLocation.uri).not.toBe("");
    expect(region.startLine).toBeGreaterThan(0);
  }
});

test("SARIF of nothing, and of names that are no URI as they stand", () => {
  const empty = JSON.parse(sarif(notices(), atRoot));
  expect(sarifErrors(empty)).toEqual([]);
  expect(empty.runs[0].results).toEqual([]);
  const odd = notices(
    { file: "my models/größe#1.py", column: 3 },
    { file: "/usr/lib/a b.py", line: null },
  );
  const log = JSON.parse(sarif(odd, atRoot));
  expect(sarifErrors(log)).toEqual([]);
  const places = log.runs[0].results.map(
    (one: { locations: { physicalLocation: unknown }[] }) =>
      one.locations[0]?.physicalLocation,
  );
  expect(places).toEqual([
    {
      artifactLocation: {
        uri: "my%20models/gr%C3%B6%C3%9Fe%231.py",
        uriBaseId: "%SRCROOT%",
      },
      region: { startLine: 4, startColumn: 3 },
    },
    {
      artifactLocation: { uri: "file:///usr/lib/a%20b.py" },
      region: { startLine: 1 },
    },
  ]);
});

test("the schema test can fail", () => {
  const log = JSON.parse(sarif(notices({}), atRoot));
  log.runs[0].results[0].level = "fatal";
  delete log.runs[0].tool;
  expect(sarifErrors(log).length).toBeGreaterThan(1);
});

test("Code Quality: every field that GitLab asks for", () => {
  const issues = JSON.parse(gitlab(countNotices(everything()), atRoot));
  expect(issues).toHaveLength(7);
  for (const issue of issues) {
    expect(issue).toEqual({
      description: expect.stringMatching(/./),
      check_name: expect.stringMatching(/^numel\/[a-z-]+$/),
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
      location: {
        path: expect.stringMatching(/^[^/]/),
        lines: { begin: expect.any(Number) },
      },
    });
  }
  expect(gitlab(notices(), atRoot)).toBe("[]\n");
});

test("fingerprints are unique, and stay when lines move and numbers change", () => {
  const before = [
    draft({ message: "12 over 10 (model.py:4)" }),
    draft({ message: "12 over 10 (model.py:4)", line: 9 }),
    draft({ rule: "remark", level: "warning" }),
    draft({ file: "other.py" }),
    draft({ target: "model.py::Net" }),
  ];
  const after = before.map(({ message, line, ...rest }) => ({
    ...rest,
    message: message.replace("12", "1,345").replace(":4", ":77"),
    line: (line ?? 0) + 70,
  }));
  const prints = toNotices(before).map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(before.length);
  expect(toNotices(after).map(({ fingerprint }) => fingerprint)).toEqual(
    prints,
  );
});

test("one missing module is one notice, however many models need it", () => {
  const model = countModel(partial());
  const report = {
    version: "0.1.0",
    models: [model, { ...model, target: "partial.py::Other" }],
  };
  const messages = countNotices(report).notices.map(({ message }) => message);
  expect(messages).toHaveLength(2);
  expect(messages[0]).toContain(
    "partial.py::Net (and 1 more) is not counted in full: module 'timm' is not here",
  );
});

test("a formula is no gap; variants are told with what decides between them", () => {
  const model = countModel(lenet());
  const other = countModel(lenet());
  const variants = [
    { when: "big (lenet.py:5)", model },
    {
      when: "not big (lenet.py:5)",
      model: { ...other, counts: { ...other.counts, total: 10n } },
    },
  ];
  const { notices } = countNotices({
    version: "0.1.0",
    models: [
      { ...countModel(partial()), status: "symbolic" },
      { ...model, status: "variants", variants },
    ],
  });
  expect(notices.map(({ level, message }) => ({ level, message }))).toEqual([
    {
      level: "note",
      message:
        "fixtures/lenet.py::Net has 61,706 where big (lenet.py:5), 10 where not big (lenet.py:5)",
    },
  ]);
});
