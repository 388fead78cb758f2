// V8's code caches, for this version of Node: made by running numel as people do, so that what a run needs is compiled and
// in them. Other versions of Node compile for themselves (src/cli/launch.cjs).
import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";

/** Gives every piece in `dist` that one of these runs loads its cache; a piece keeps that of the first. */
export function writeCodeCaches(dist, model) {
  const folder = mkdtempSync(join(tmpdir(), "numel-build-"));
  const options = {
    cwd: folder,
    env: { ...environment(), NUMEL_WRITE_CODE_CACHE: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  };
  try {
    copyFileSync(model, join(folder, "model.py"));
    writeFileSync(join(folder, "numel.toml"), 'models = ["model.py"]\n');
    execFileSync(process.execPath, [`${dist}/launch.cjs`, "model.py"], options);
    spawnSync(process.execPath, [`${dist}/launch.cjs`, "check"], options);
    if (stageChange(folder)) {
      const args = [`${dist}/launch.cjs`, "diff", "--staged"];
      spawnSync(process.execPath, args, options);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the folder a repository in which a layer is changed; false where there is no git. */
function stageChange(folder) {
  const env = {
    ...environment(),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
  };
  const identity = ["-c", "user.name=numel", "-c", "user.email=numel@example"];
  const git = (...args) =>
    spawnSync("git", [...identity, ...args], { cwd: folder, env }).status === 0;
  const file = join(folder, "model.py");
  const widen = () => {
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("(400, 120)", "(400, 240)"));
  };
  if (!git("init", "-q") || !git("add", ".")) return false;
  if (!git("commit", "-q", "-m", "as it is")) return false;
  widen();
  return git("add", ".");
}

/** Without git's own variables: a build may run inside a hook of the repository that it is for. */
function environment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")),
  );
}
