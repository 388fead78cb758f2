/** A git repository with commits, in a folder of its own. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { folderWith } from "./cli.js";

export interface Repository {
  folder: string;
  git(...args: string[]): string;
  /** Writes files; null removes one. */
  write(files: Record<string, string | null>): void;
  /** Writes files, stages everything and commits. @returns the commit's id */
  commit(files: Record<string, string | null>): string;
}

/** Nothing of the machine's own configuration. */
const environment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.org",
};

export function repository(): Repository {
  const folder = folderWith({});
  const git = (...args: string[]) =>
    execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  git("init", "-q", "-b", "main");
  const write = (files: Record<string, string | null>) => {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      if (content === null) rmSync(path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
      }
    }
  };
  const commit = (files: Record<string, string | null>) => {
    write(files);
    git("add", "-A");
    git("commit", "-q", "-m", "a change");
    return git("rev-parse", "HEAD");
  };
  return { folder, git, write, commit };
}
