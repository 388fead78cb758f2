/** Real git repositories in temporary folders, independent of the configuration of whoever runs the tests. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { evaluatingCounter } from "../../src/diff/counter.js";
import { diffStates, type DiffOptions } from "../../src/diff/diffStates.js";
import type { DiffReport } from "../../src/4-count/diff/diffReport.js";
import { parseRange } from "../../src/git/range.js";
import { folderWith } from "../support/cli.js";

/** What ties a test's git to the repository it may run in (a hook), and the person's own settings. */
export const gitEnvironment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")),
  ),
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_DATE: "2024-01-01T00:00:00Z",
  GIT_COMMITTER_DATE: "2024-01-01T00:00:00Z",
};

const identity = [
  ...["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"],
  ...["-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"],
  ...["-c", "core.autocrlf=false", "-c", "protocol.file.allow=always"],
];

export class TestRepository {
  constructor(readonly folder: string) {}

  git(...args: string[]): string {
    return execFileSync("git", [...identity, ...args], {
      cwd: this.folder,
      env: gitEnvironment,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Writes files; null removes one. */
  write(files: Record<string, string | Uint8Array | null>): this {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.folder, name);
      if (content === null) rmSync(path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
      }
    }
    return this;
  }

  commit(message: string): this {
    this.git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", message);
    return this;
  }

  /** `numel diff` in this process. */
  diff(
    names: string[] = [],
    options: DiffTestOptions = {},
  ): Promise<DiffReport> {
    return diffIn(this.folder, names, options);
  }
}

export interface DiffTestOptions extends Partial<Omit<DiffOptions, "range">> {
  staged?: boolean;
  mergeBase?: boolean;
}

export function diffIn(
  cwd: string,
  names: string[] = [],
  options: DiffTestOptions = {},
): Promise<DiffReport> {
  const { staged = false, mergeBase = false, ...rest } = options;
  const range = parseRange(names, { staged, mergeBase });
  if ("message" in range) return Promise.reject(new Error(range.message));
  return diffStates({
    cwd,
    env: gitEnvironment,
    range,
    only: [],
    all: false,
    strict: false,
    causes: true,
    config: null,
    pythonPath: [],
    sitePackages: [],
    counter: evaluatingCounter,
    ...rest,
  });
}

/** A new repository with these files in its first commit; without files it has no commit. */
export function repositoryWith(
  files?: Record<string, string | Uint8Array>,
): TestRepository {
  const repository = new TestRepository(folderWith({}));
  repository.git("init", "-q");
  if (files !== undefined) repository.write(files).commit("first");
  return repository;
}
