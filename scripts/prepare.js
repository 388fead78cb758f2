#!/usr/bin/env node
// Runs after `npm ci` here, and when numel is installed from its git repository (`npm install -g git+https://…`, which is how
// pre-commit does it). npm then prepares a clone with `npm install --global` still in the environment, so that the clone
// gets none of the packages that building needs: they are installed here.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

// npm's way to a clone's package goes through here twice; this variable marks the first time, whose result is thrown away.
if (process.env._PACOTE_NO_PREPARE_ === undefined) {
  if (!canBuild()) installBuildTools();
  run([`${root}scripts/build.js`], process.env);
}

function canBuild() {
  try {
    const require = createRequire(import.meta.url);
    require.resolve("esbuild");
    require.resolve("typescript");
    return true;
  } catch {
    return false;
  }
}

function installBuildTools() {
  const npm = process.env.npm_execpath;
  if (npm === undefined) {
    throw new Error("the packages that building needs are missing: npm ci");
  }
  const env = { ...process.env };
  // What the outer command asked for is not for this one; where the registry is still is.
  for (const name of [
    "global",
    "local_prefix",
    "omit",
    "include",
    "location",
  ]) {
    delete env[`npm_config_${name}`];
  }
  delete env.NODE_ENV;
  run(
    [npm, "ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"],
    env,
  );
}

function run(args, env) {
  execFileSync(process.execPath, args, { cwd: root, env, stdio: "inherit" });
}
