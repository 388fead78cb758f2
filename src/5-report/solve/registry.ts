/** Every format of `numel solve` by its name. */
import type { SolveFormat } from "./formatNames.js";
import { solveJson } from "./json.js";
import type { SolveReporter } from "./reporter.js";
import { solveTable } from "./table.js";

export const solveFormats: Readonly<Record<SolveFormat, SolveReporter>> = {
  table: solveTable,
  json: solveJson,
};
