/** `numel solve --format json`: integers exact, formulas as Python expressions. */
import { toText } from "../../algebra/toText.js";
import type { Candidate } from "../../4-count/solve.js";
import { stringify } from "../json.js";
import { toInteger } from "../toReport.js";
import type { SolveReporter } from "./reporter.js";

export const solveJson: SolveReporter = ({ version, report }) => {
  const { wanted, of, solved, failures } = report;
  const candidate = ({ value, count }: Candidate) => ({
    value: toInteger(value),
    count: toInteger(count),
    difference: toInteger(count - wanted),
  });
  const nearest = (one: Candidate | undefined) =>
    one === undefined ? null : candidate(one);
  const document = {
    schemaVersion: 1,
    numel: version,
    wanted: toInteger(wanted),
    of,
    solved: solved.map(({ model, unknown, formula, solution, unchecked }) => ({
      target: model.target,
      call: model.call,
      assumptions: model.assumptions,
      conditions: model.conditions,
      unchecked,
      unknown,
      formula: toText(formula, { style: "python" }),
      exact: solution.exact.map(candidate),
      below: nearest(solution.below),
      above: nearest(solution.above),
      isProved: solution.isProved,
      searchedUpTo:
        solution.searchedUpTo === undefined
          ? null
          : toInteger(solution.searchedUpTo),
    })),
    failures,
  };
  return `${stringify(document)}\n`;
};
