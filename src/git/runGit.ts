/** Running git: plumbing commands only, which write nothing, as child processes that end before anything else goes on. */
import { spawnSync } from "node:child_process";

/** What git could not do, in words for a person. */
export class GitError extends Error {}

export interface GitResult {
  status: number;
  stdout: Buffer;
  stderr: string;
}

/** git in one folder. */
export interface Git {
  /**
   * The standard output of a command that must succeed.
   * @throws {GitError} with what git says
   */
  run(args: readonly string[], input?: string | Uint8Array): Buffer;
  /** A command that may fail. */
  try(args: readonly string[], input?: string | Uint8Array): GitResult;
}

/**
 * - No lock is taken to refresh the index: another git may be at work (https://git-scm.com/docs/git#Documentation/git.txt-GITOPTIONALLOCKS).
 * - A file system monitor is a program that the repository's configuration names, and is not run.
 * - What git says is English, because some of it is read.
 */
const environment = { GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C", LANGUAGE: "" };
const settings = ["-c", "core.fsmonitor=false"];

/** More than any listing of a tree; what a process gives is held in memory as it comes. */
const mostOutput = 2 ** 31 - 1;

/**
 * @param without names of environment variables that git is not to see: those that tie it to another repository
 */
export function gitIn(
  folder: string,
  env: NodeJS.ProcessEnv,
  without: readonly string[] = [],
): Git {
  const seen: NodeJS.ProcessEnv = { ...env, ...environment };
  for (const name of without) delete seen[name];
  const attempt: Git["try"] = (args, input) => {
    const { error, status, stdout, stderr } = spawnSync(
      "git",
      [...settings, ...args],
      {
        cwd: folder,
        env: seen,
        input: input ?? "",
        maxBuffer: mostOutput,
        windowsHide: true,
      },
    );
    if (error !== undefined) {
      const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
      throw new GitError(
        isMissing
          ? "git is not installed, or not on PATH"
          : `git could not be run: ${error.message}`,
      );
    }
    return { status: status ?? 128, stdout, stderr: stderr.toString("utf8") };
  };
  return {
    try: attempt,
    run(args, input) {
      const { status, stdout, stderr } = attempt(args, input);
      if (status !== 0) throw new GitError(firstError(stderr, args));
      return stdout;
    },
  };
}

/** What git says went wrong, without its prefix. */
export function firstError(stderr: string, args: readonly string[]): string {
  const lines = stderr.split("\n").filter((line) => line !== "");
  const line = lines.find((one) => one.startsWith("fatal: ")) ?? lines[0];
  return `git ${args[0] ?? ""}: ${(line ?? "failed").replace(/^fatal: /, "")}`;
}
