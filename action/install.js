// Builds numel where the action was checked out, once: nothing that is compiled is committed.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

if (Number(process.versions.node.split(".", 1)[0]) < 20) {
  console.log(
    `::error title=numel::numel needs Node 20 or later, this is ${process.version}: put actions/setup-node before it`,
  );
  process.exit(2);
}
if (!existsSync(`${root}dist/launch.cjs`)) {
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
}
