/** `numel solve`: which value of an argument gives a model of some size. */
import { solveFormats } from "../5-report/solve/registry.js";
import { askedFor } from "../config/project.js";
import { diskFiles } from "../files.js";
import { solveTarget } from "../solve/solveTarget.js";
import { version } from "../version.js";
import type { SolveCommandOptions } from "./commands/solve.js";
import { looksOf } from "./looks.js";
import { complain } from "./output.js";
import { projectOf, surroundings } from "./project.js";
import { writeReports } from "./writeReports.js";

/** @returns the exit code: 0 where every model that the name offers could be solved, else 2 */
export async function solve(
  model: string,
  options: SolveCommandOptions,
): Promise<number> {
  const project = await projectOf(options, process.cwd());
  if (project === null) return 2;
  const report = await solveTarget({
    target: askedFor(model, project, diskFiles),
    unknown: options.for,
    wanted: options.target,
    of: options.trainable ? "trainable" : "total",
    multipleOf: options.multipleOf,
    counting: { set: options.set, ...surroundings(project, options) },
  });
  const areWritten = writeReports(
    { ...options, report: [] },
    (format, toFile) =>
      solveFormats[format](
        { version, report },
        looksOf({ ...options, all: false, toFile }),
      ),
  );
  for (const { message } of report.failures) complain(`numel: ${message}\n`);
  return areWritten && report.failures.length === 0 ? 0 : 2;
}
