// Runs numel once, with all reports that the action needs.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../dist/launch.cjs", import.meta.url));

/** The reports by format, in the report folder. */
const names = {
  json: "report.json",
  markdown: "comment.md",
  sarif: "numel.sarif",
  github: "annotations.txt",
};

/**
 * @param base null: count, compare with nothing
 * @returns exit code, paths of the reports, and what numel said: `log` all of it, `problem` what kept it from reporting at all
 */
export function runNumel({ base, inputs, env }) {
  const folder = resolve(inputs.reportFolder);
  mkdirSync(folder, { recursive: true });
  const paths = Object.fromEntries(
    Object.entries(names).map(([format, name]) => [format, join(folder, name)]),
  );
  // Nothing of an earlier run is taken for this one's.
  for (const path of Object.values(paths)) rmSync(path, { force: true });
  const reports = Object.entries(paths).flatMap(([format, path]) => [
    "--report",
    `${format}=${path}`,
  ]);
  const { targets, options, commentKey } = inputs;
  const args = [
    ...(base === null ? [] : ["diff", base, "HEAD"]),
    ...options,
    ...["--comment-key", commentKey],
    ...reports,
    ...(targets.length === 0 ? [] : ["--", ...targets]),
  ];
  // The token is not for the program that reads somebody's code.
  const rest = { ...env, NUMEL_TOKEN: "" };
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [program, ...args],
    { encoding: "utf8", env: rest, maxBuffer: 1 << 28 },
  );
  if (error) throw error;
  const problem = textOf(paths.json) === "" ? stderr.trim() : "";
  return {
    exitCode: status ?? 2,
    folder,
    paths,
    log: stdout + stderr,
    problem,
  };
}

/** A report's text; "" where numel stopped before it wrote it. */
export function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
