/** `numel explain`: how the number of a model, or of one layer of it, came about. */
import type { CountedModel } from "../4-count/counted.js";
import { explain as explainModels } from "../5-report/explain.js";
import { explainPath, hasLayer } from "../5-report/explainPath.js";
import { pathsLike } from "../5-report/layerPath.js";
import { askedFor } from "../config/project.js";
import { diskFiles } from "../files.js";
import { errors } from "../messages.js";
import { nearest } from "../nearest.js";
import { countTargets } from "../pipeline.js";
import { version } from "../version.js";
import type { ExplainCommandOptions } from "./commands/explain.js";
import { looksOf } from "./looks.js";
import { complain } from "./output.js";
import { projectOf, surroundings } from "./project.js";
import { writeReports } from "./writeReports.js";

/** @returns the exit code */
export async function explain(
  text: string,
  options: ExplainCommandOptions,
): Promise<number> {
  const project = await projectOf(options, process.cwd());
  if (project === null) return 2;
  const { target, path } = splitTarget(text);
  const models: CountedModel[] = [];
  let hasFailed = false;
  const outcomes = countTargets([askedFor(target, project, diskFiles)], {
    set: options.set,
    symbolic: options.symbolic,
    all: false,
    arguments: true,
    ...surroundings(project, options),
  });
  for await (const outcome of outcomes) {
    if ("model" in outcome) models.push(outcome.model);
    else {
      hasFailed = true;
      complain(`numel: ${outcome.failure.message}\n`);
    }
  }
  if (models.length === 0) return 2;
  const missing =
    path === null ? undefined : models.find((one) => !hasLayer(one, path));
  if (path !== null && missing !== undefined) {
    const similar =
      missing.root && nearest(path, pathsLike(missing.root, path));
    complain(`numel: ${errors.noSuchLayer(target, path, similar)}\n`);
    return 2;
  }
  const isWritten = writeReports(
    { ...options, format: "table", report: [] },
    (_format, toFile) => {
      const looks = looksOf({ ...options, all: false, toFile });
      return path === null
        ? explainModels({ version, models }, looks)
        : models.map((one) => explainPath(one, path, looks)).join("\n");
    },
  );
  return isWritten && !hasFailed ? 0 : 2;
}

/** `model.py::Net::layer.path`: a second `::` outside the expression's parentheses and strings starts the layer's path. */
function splitTarget(text: string): { target: string; path: string | null } {
  const first = text.indexOf("::");
  const last = text.lastIndexOf("::");
  const path = text.slice(last + 2).trim();
  return first === last || /[()"'{}:]/.test(path)
    ? { target: text, path: null }
    : { target: text.slice(0, last), path };
}
