/** The GitHub Action's steps as scripts, in a repository of their own, against a fake GitHub. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { folderWith } from "../support/cli.js";
import { type Repository, repository } from "../support/repository.js";
import { sarifErrors } from "../support/sarifSchema.js";
import { type FakeGitHub, fakeGitHub, token } from "./fakeGitHub.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const net = (width: number) => `import torch.nn as nn


class Net(nn.Module):
    def __init__(self, width=${width}):
        super().__init__()
        self.fc1 = nn.Linear(4, width)
        self.fc2 = nn.Linear(width, 2)
`;

let github: FakeGitHub;
let project: Repository;
beforeEach(async () => {
  github = await fakeGitHub();
  project = repository();
});
afterEach(() => github.close());

/** A pull request of two commits: what it comes from, and what it brings. */
function pullRequest(before: string, after: string) {
  const base = project.commit({ "net.py": before });
  const head = project.commit({ "net.py": after });
  return {
    pull_request: { number: 7, base: { sha: base }, head: { sha: head } },
  };
}

interface Run {
  code: number | null;
  log: string;
  summary: string;
  outputs: Record<string, string>;
}

/** Runs a script of the action as the composite step does. */
async function step(
  script: string,
  event: object,
  env: Record<string, string> = {},
  cwd = project.folder,
): Promise<Run> {
  const files = folderWith({
    "event.json": JSON.stringify(event),
    output: "",
    summary: "",
  });
  const child = spawn(process.execPath, [join(root, "action", script)], {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: files,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GITHUB_API_URL: github.url,
      GITHUB_EVENT_PATH: join(files, "event.json"),
      GITHUB_OUTPUT: join(files, "output"),
      GITHUB_REPOSITORY: "o/r",
      GITHUB_STEP_SUMMARY: join(files, "summary"),
      NUMEL_REPORT_FOLDER: join(files, "numel-report"),
      NUMEL_TOKEN: token,
      ...env,
    },
  });
  let log = "";
  child.stdout.on("data", (text) => (log += text));
  child.stderr.on("data", (text) => (log += text));
  const code = await new Promise<number | null>((done) =>
    child.on("close", done),
  );
  const read = (name: string) => readFileSync(join(files, name), "utf8");
  const outputs = Object.fromEntries(
    [...read("output").matchAll(/^([\w-]+)<<(.+)\n([^]*?)\n\2$/gm)].map(
      ([, name, , value]) => [name, value] as [string, string],
    ),
  );
  return { code, log, summary: read("summary"), outputs };
}

test("a change: one comment, a summary, annotations, outputs", async () => {
  const event = pullRequest(net(8), net(16));
  const { code, log, summary, outputs } = await step("run.js", event);
  expect(code).toBe(0);
  // 4·8 + 8 + 8·2 + 2 = 58 and 4·16 + 16 + 16·2 + 2 = 114
  expect(outputs).toMatchObject({
    model: "net.py::Net",
    delta: "56",
    total: "114",
    changed: "1",
    "over-budget": "false",
    "exit-code": "0",
    comment: "created",
  });
  expect(github.comments).toHaveLength(1);
  const { body } = github.comments[0]!;
  expect(body).toMatch(
    /^<!-- numel:default -->\n### numel: \+56 parameters \(\+96\.55 %\) in `Net`\n/,
  );
  expect(summary.trim()).toBe(body.trim());
  expect(readFileSync(outputs.markdown!, "utf8")).toBe(body);
  expect(sarifErrors(JSON.parse(readFileSync(outputs.sarif!, "utf8")))).toEqual(
    [],
  );
  expect(log).toMatch(/^::notice file=net\.py,line=\d,/m);
  expect(log).toContain("58");
});

test("nothing changed: no comment is made", async () => {
  const event = pullRequest(net(8), `${net(8)}\n# a comment\n`);
  const { code, outputs, summary } = await step("run.js", event);
  expect(code).toBe(0);
  expect(outputs).toMatchObject({ comment: "none", changed: "0", delta: "" });
  expect(github.comments).toEqual([]);
  expect(summary).toContain("### numel: no change in parameters");
});

test("a comment that is there is updated, on whatever page it is, down to no change any more", async () => {
  const say = (id: number, body: string, user = 1) => ({
    id,
    body,
    user: { id: user },
  });
  github.comments.push(
    say(1, "first!"),
    say(2, "> <!-- numel:default -->\n> quoted"),
    say(3, "<!-- numel:other -->\nof another job"),
    say(4, "…"),
    say(5, "<!-- numel:default -->\nout of date"),
    say(6, "<!-- numel:default -->\na double of ours"),
    say(7, "<!-- numel:default -->\nof somebody else", 99),
  );
  const event = pullRequest(net(8), `${net(8)}\n# a comment\n`);
  const { outputs } = await step("run.js", event);
  expect(outputs.comment).toBe("updated");
  expect(github.requests.filter((one) => one.startsWith("GET"))).toHaveLength(
    4,
  );
  expect(github.comments.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 7]);
  expect(github.comments[4]?.body).toMatch(
    /^<!-- numel:default -->\n### numel: no change in parameters\n/,
  );
  expect(github.comments[5]?.body).toContain("of somebody else");
  // Nothing is written when there is nothing new to write.
  github.requests.length = 0;
  expect((await step("run.js", event)).outputs.comment).toBe("updated");
  expect(github.requests.every((one) => one.startsWith("GET"))).toBe(true);
});

test("comments of several jobs stay apart by their keys", async () => {
  const event = pullRequest(net(8), net(16));
  await step("run.js", event, { NUMEL_COMMENT_KEY: "cpu" });
  await step("run.js", event, { NUMEL_COMMENT_KEY: "gpu" });
  await step("run.js", event, { NUMEL_COMMENT_KEY: "cpu" });
  expect(github.comments.map(({ body }) => body.split("\n")[0])).toEqual([
    "<!-- numel:cpu -->",
    "<!-- numel:gpu -->",
  ]);
});

test("rate limits are waited for, within bounds", async () => {
  const event = pullRequest(net(8), net(16));
  const reset = String(Math.floor(Date.now() / 1000) + 1);
  github.limits.push(
    { status: 429, headers: { "retry-after": "0" } },
    {
      status: 403,
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset },
    },
    { status: 502, headers: {} },
  );
  const { code, outputs } = await step("run.js", event);
  expect({ code, comment: outputs.comment }).toEqual({
    code: 0,
    comment: "created",
  });
  expect(github.comments).toHaveLength(1);
});

test("a rate limit of an hour fails no job: the comment is left, with a warning", async () => {
  const event = pullRequest(net(8), net(16));
  github.limits.push({ status: 429, headers: { "retry-after": "3600" } });
  const { code, log, outputs } = await step("run.js", event);
  expect({ code, comment: outputs.comment }).toEqual({
    code: 0,
    comment: "left",
  });
  expect(log).toMatch(/^::warning title=numel::.*3600 s of patience/m);
});

test("an API that is not there fails no job either", async () => {
  const event = pullRequest(net(8), net(16));
  const { code, outputs } = await step("run.js", event, {
    GITHUB_API_URL: "http://127.0.0.1:9",
  });
  expect({ code, comment: outputs.comment }).toEqual({
    code: 0,
    comment: "left",
  });
});

test("a fork's pull request: files now, the comment by a workflow_run", async () => {
  const event = pullRequest(net(8), net(16));
  github.refusesWrites = true;
  const fork = await step("run.js", event);
  expect(fork.code).toBe(0);
  expect(fork.outputs.comment).toBe("left");
  expect(fork.log).toMatch(/^::notice title=numel::no right to comment here/m);
  expect(fork.summary).toContain("### numel: +56 parameters");
  expect(github.comments).toEqual([]);

  // The artifact, in the workflow of the base repository.
  github.refusesWrites = false;
  github.headSha = event.pull_request.head.sha;
  const folder = fork.outputs["report-folder"]!;
  const later = { workflow_run: { head_sha: github.headSha } };
  const environment = { NUMEL_REPORT_FOLDER: folder };
  const posted = await step("post.js", later, environment);
  expect(posted).toMatchObject({ code: 0, outputs: { comment: "created" } });
  expect(github.comments[0]?.body).toContain("### numel: +56 parameters");
  const again = await step("post.js", later, environment);
  expect(again.outputs.comment).toBe("updated");
  expect(github.comments).toHaveLength(1);
});

test("the poster trusts nothing of the files it is given", async () => {
  github.headSha = "a".repeat(40);
  const later = { workflow_run: { head_sha: github.headSha } };
  const post = (files: Record<string, string>, event: object = later) => {
    const folder = folderWith(files);
    return step("post.js", event, { NUMEL_REPORT_FOLDER: folder });
  };
  const facts = (pullRequest: unknown) =>
    JSON.stringify({ pullRequest, isNews: true, key: "../../x" });
  const body = "<!-- numel:default -->\nhello";
  for (const number of ["7/../8", 0, -7, 7.5, "7", null, [7]]) {
    const { code } = await post({
      "comment.json": facts(number),
      "comment.md": body,
    });
    expect(code).toBe(1);
  }
  expect((await post({ "comment.json": facts(7) })).code).toBe(1);
  expect((await post({ "comment.json": "{", "comment.md": body })).code).toBe(
    1,
  );
  const long = { "comment.json": facts(7), "comment.md": "x".repeat(65_530) };
  expect((await post(long)).code).toBe(1);
  const huge = { "comment.json": facts(7), "comment.md": "x".repeat(300_000) };
  expect((await post(huge)).code).toBe(1);
  expect(github.requests).toEqual([]);

  // A run speaks of its own pull request only.
  const other = { workflow_run: { head_sha: "b".repeat(40) } };
  const good = { "comment.json": facts(7), "comment.md": body };
  const foreign = await post(good, other);
  expect(foreign).toMatchObject({ code: 0, outputs: { comment: "none" } });
  expect((await post(good, {})).outputs.comment).toBe("none");
  expect(github.comments).toEqual([]);

  // A link to a secret is not followed.
  const folder = folderWith({ "comment.json": facts(7), secret: "secret" });
  symlinkSync(join(folder, "secret"), join(folder, "comment.md"));
  const linked = await step("post.js", later, { NUMEL_REPORT_FOLDER: folder });
  expect(linked.code).toBe(1);

  // The marker is the poster's, whatever the text says.
  await post({
    "comment.json": facts(7),
    "comment.md": "<!-- numel:x -->\nhello",
  });
  expect(github.comments.map((one) => one.body)).toEqual([
    "<!-- numel:default -->\n<!-- numel:x -->\nhello",
  ]);
}, 60_000);

test("something that cannot be read fails the job, unless it is told not to", async () => {
  const event = pullRequest(net(8), "x = (\n");
  const { code, log, outputs } = await step("run.js", event);
  expect(code).toBe(2);
  expect(outputs).toMatchObject({ "exit-code": "2", comment: "created" });
  expect(log).toMatch(/^::error file=net\.py,line=\d,/m);
  expect(github.comments[0]?.body).toContain("not read");
  const never = await step("run.js", event, { NUMEL_FAIL_ON: "never" });
  expect(never.code).toBe(0);
});

test("over budget: the job fails, and the comment says by how much", async () => {
  project.commit({ "numel.toml": '[budgets]\n"net.py::Net" = "+50%"\n' });
  const event = pullRequest(net(8), net(16));
  const { code, log, outputs } = await step("run.js", event);
  expect(code).toBe(1);
  expect(outputs).toMatchObject({ "over-budget": "true", "exit-code": "1" });
  // 58 and half of it: 87; 114 − 87 = 27
  expect(github.comments[0]?.body).toContain(
    "### numel: +56 parameters (+96.55 %) in `Net` — over budget by 27\n",
  );
  expect(github.comments[0]?.body).toContain("| **+56** | +96.55 % | 87 ✗ |\n");
  expect(log).toMatch(/^::error file=net\.py,line=4,title=numel%3A Over its/m);
  const error = await step("run.js", event, { NUMEL_FAIL_ON: "error" });
  expect(error.code).toBe(0);
});

test("--strict among the options", async () => {
  const event = pullRequest(
    net(8),
    net(8).replace("nn.Linear(4, width)", "elsewhere(4)"),
  );
  const strict = { NUMEL_OPTIONS: "--strict\n\n" };
  expect((await step("run.js", event, strict)).code).toBe(1);
  const error = { ...strict, NUMEL_FAIL_ON: "error" };
  expect((await step("run.js", event, error)).code).toBe(0);
});

test("a push is compared with what was there before; a new branch is counted", async () => {
  const before = project.commit({ "net.py": net(8) });
  project.commit({ "net.py": net(16) });
  const pushed = await step("run.js", { before });
  expect(pushed.outputs).toMatchObject({ delta: "56", comment: "none" });
  const created = await step("run.js", { before: "0".repeat(40) });
  expect(created.code).toBe(0);
  expect(created.outputs).toMatchObject({
    total: "114",
    delta: "",
    model: "net.py::Net",
  });
  expect(created.summary).toMatch(/### `Net`: 114 parameters/);
  expect(github.requests).toEqual([]);
});

test("the checkout of actions/checkout: one commit, a merge; its base is fetched", async () => {
  const first = project.commit({ "net.py": net(8) });
  project.git("checkout", "-q", "-b", "topic");
  const head = project.commit({ "net.py": net(16) });
  project.git("checkout", "-q", "main");
  // The base moved on since the pull request was opened, and what came there is not the pull request's.
  project.commit({ "other.py": net(4).replace("Net", "Other") });
  project.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
  const clone = folderWith({});
  project.git("config", "uploadpack.allowAnySHA1InWant", "true");
  project.git("clone", "-q", "--depth=1", `file://${project.folder}`, clone);
  const event = {
    pull_request: { number: 7, base: { sha: first }, head: { sha: head } },
  };
  const { code, outputs } = await step("run.js", event, {}, clone);
  expect(code).toBe(0);
  expect(outputs).toMatchObject({
    delta: "56",
    changed: "1",
    comment: "created",
  });
});

test("numbers beyond what JavaScript counts exactly stay exact", async () => {
  const embedding = (width: string) =>
    net(8).replace("nn.Linear(4, width)", `nn.Embedding(10**9, ${width})`);
  const event = pullRequest(embedding("10**8"), embedding("10**8 + 1"));
  const { outputs } = await step("run.js", event);
  // 10⁹·(10⁸ + 1) + 8·2 + 2
  expect(outputs).toMatchObject({
    delta: "1000000000",
    total: "100000001000000018",
  });
});

test("a base that only the remote has: fetched, and a whole clone stays whole", async () => {
  project.commit({ "net.py": net(8) });
  project.git("branch", "release");
  const clone = folderWith({});
  project.git(
    "clone",
    "-q",
    "--single-branch",
    `file://${project.folder}`,
    clone,
  );
  project.commit({ "net.py": net(4) });
  project.git("-C", clone, "checkout", "-q", "-b", "topic");
  writeFileSync(join(clone, "net.py"), net(16));
  project.git("-C", clone, "commit", "-qam", "wider");
  const { outputs } = await step(
    "run.js",
    {},
    { NUMEL_BASE: "release" },
    clone,
  );
  expect(outputs).toMatchObject({ delta: "56" });
  expect(project.git("-C", clone, "rev-parse", "--is-shallow-repository")).toBe(
    "false",
  );
});

test("targets, and a base by its name", async () => {
  project.commit({ "net.py": net(8), "other.py": net(8) });
  project.git("tag", "before");
  project.commit({ "net.py": net(16), "other.py": net(32) });
  const { outputs } = await step(
    "run.js",
    {},
    {
      NUMEL_BASE: "before",
      NUMEL_TARGETS: "net.py\n",
    },
  );
  expect(outputs).toMatchObject({
    model: "net.py::Net",
    delta: "56",
    changed: "1",
  });
});

test("a base that cannot be had is an error that says what to do", async () => {
  project.commit({ "net.py": net(8) });
  const { code, log, outputs } = await step(
    "run.js",
    {},
    { NUMEL_BASE: "gone" },
  );
  expect(code).toBe(2);
  expect(outputs).toMatchObject({ "exit-code": "2", comment: "none" });
  expect(log).toMatch(/^::error title=numel::numel: .*'gone'/m);
});

test("inputs that are no good are told by their names", async () => {
  project.commit({ "net.py": net(8) });
  for (const [name, value, message] of [
    ["NUMEL_FAIL_ON", "sometimes", "fail-on is one of finding, error, never"],
    ["NUMEL_COMMENT", "yes", "comment is one of true, false"],
    ["NUMEL_COMMENT_KEY", "a-->b", "comment-key takes"],
  ] as const) {
    const { code, log } = await step("run.js", {}, { [name]: value });
    expect(code).toBe(2);
    expect(log).toContain(`::error title=numel::${message}`);
  }
});

test("what a file says is never a command of the workflow", async () => {
  const odd = net(16)
    .replace("class Net", "class Net")
    .concat('raise ValueError("\\n::error::owned\\n##[error]owned")\n');
  const event = pullRequest(net(8), odd);
  const { log } = await step("run.js", event);
  const [, end] = /^::stop-commands::(.+)$/m.exec(log) ?? [];
  const outside = log.replace(
    new RegExp(`::stop-commands::${end}\\n[^]*?\\n::${end}::`),
    "",
  );
  expect(outside).not.toMatch(/^\s*::error::owned/m);
  expect(log).not.toContain("##[error]owned");
});

test("action.yml: every input reaches the script, every output is set by it", async () => {
  const action = parse(readFileSync(join(root, "action.yml"), "utf8"));
  const steps = action.runs.steps as Step[];
  for (const { run } of steps) {
    // An expression in a script would let an input write the script.
    expect(run).not.toContain("${{");
    const [, script] =
      /^node "\$GITHUB_ACTION_PATH\/(action\/\w+\.js)"$/.exec(run) ?? [];
    expect(existsSync(join(root, script as string))).toBe(true);
  }
  const given = steps.flatMap(({ env = {} }) => Object.entries(env));
  const folder = steps.map((one) => one["working-directory"] ?? "").join("");
  const used = given.map(([, value]) => value).join() + folder;
  for (const name of Object.keys(action.inputs)) {
    expect(used).toContain(`\${{ inputs.${name} }}`);
  }
  const read = ["inputs.js", "run.js"].flatMap((name) =>
    [
      ...readFileSync(join(root, "action", name), "utf8").matchAll(
        /NUMEL_\w+/g,
      ),
    ].map(([variable]) => variable),
  );
  expect(given.map(([name]) => name).sort()).toEqual([...new Set(read)].sort());
  const { outputs } = await step("run.js", pullRequest(net(8), net(16)));
  expect(Object.keys(outputs).sort()).toEqual(
    Object.keys(action.outputs).sort(),
  );
  const post = parse(
    readFileSync(join(root, "action/post/action.yml"), "utf8"),
  );
  expect(post.runs.steps[0].run).toBe('node "$GITHUB_ACTION_PATH/../post.js"');
});

interface Step {
  run: string;
  env?: Record<string, string>;
  "working-directory"?: string;
}
