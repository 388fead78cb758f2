/** Running the built command line, as a shell would. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const program = fileURLToPath(
  new URL("../../dist/launch.cjs", import.meta.url),
);

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

export function numel(
  args: string[],
  options: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
): Result {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, ...args],
    {
      encoding: "utf8",
      cwd: options.cwd,
      input: options.input ?? "",
      env: { ...process.env, ...options.env },
      timeout: 60_000,
    },
  );
  return { code: status, stdout, stderr };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A folder with these files, removed after the tests of the file. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), "numel-test-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
