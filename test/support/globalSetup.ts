/** The tests of the command line run the built one: build it as it is now. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export function setup(): void {
  const build = fileURLToPath(
    new URL("../../scripts/build.js", import.meta.url),
  );
  execFileSync(process.execPath, [build, "--no-types"], { stdio: "inherit" });
}
