/** `numel solve`: the values of one argument for which a model's count comes nearest to a number. */
import { symbolsOf } from "../algebra/symbols.js";
import type { CountedModel } from "../4-count/counted.js";
import { solve } from "../4-count/solve.js";
import type { Solved, SolveReport } from "../4-count/solveReport.js";
import { errors } from "../messages.js";
import { type Asked, countIn, type CountOptions } from "../pipeline.js";
import { Session } from "../session.js";
import { conditionFacts } from "./conditionFacts.js";
import { type Names, namesIn } from "./names.js";

export interface SolveRequest {
  target: string | Asked;
  /** The argument that is looked for: its name, or the last part of it where that is enough. */
  unknown: string;
  wanted: bigint;
  of: "total" | "trainable";
  /** Undefined: any value. */
  multipleOf: bigint | undefined;
  /** Settings, and where models are found; what is symbolic is decided here. */
  counting: Omit<CountOptions, "symbolic" | "all">;
}

/** Solves for every model that the target offers, and builds what was found to see that it counts as the formula says. */
export async function solveTarget(request: SolveRequest): Promise<SolveReport> {
  const { wanted, of, counting } = request;
  const session = await Session.create(counting);
  const report: SolveReport = { wanted, of, solved: [], failures: [] };
  const run = new Run(session, request);
  for (const [i, outcome] of run.models().entries()) {
    const result = "model" in outcome ? run.solved(outcome.model, i) : null;
    if (result === null) {
      if ("failure" in outcome) report.failures.push(outcome.failure);
    } else if ("message" in result) report.failures.push(result);
    else report.solved.push(result);
  }
  return report;
}

type Failed = SolveReport["failures"][number];

class Run {
  #names: Names;

  constructor(
    readonly session: Session,
    readonly request: SolveRequest,
  ) {
    const { unknown, counting } = request;
    this.#names = { unknown, set: counting.set };
  }

  /** With the unknown as a symbol. Where a name is not an argument's, it may be the last part of one: `config.n_embd`. */
  models() {
    const outcomes = this.#count();
    if (outcomes.some((outcome) => "model" in outcome)) return outcomes;
    const { target, counting } = this.request;
    const all = { ...counting, set: [], symbolic: [], all: false };
    const plain = [...countIn(this.session, [target], all)].flatMap(
      (outcome) => ("model" in outcome ? [outcome.model] : []),
    );
    const names = namesIn(plain, this.#names);
    if (names === null) return outcomes;
    this.#names = names;
    return this.#count();
  }

  #count(found: readonly string[] = []) {
    const { target, counting } = this.request;
    const { unknown, set } = this.#names;
    // What is reached from an argument without a value has none by itself.
    const isOpen = found.length > 0 || unknown.includes(".");
    const symbolic = isOpen ? [] : [unknown];
    const all = { ...counting, set: [...set, ...found], symbolic, all: false };
    return [...countIn(this.session, [target], all)];
  }

  /** @param index of the model among those of the target */
  solved(model: CountedModel, index: number): Solved | Failed {
    const { unknown } = this.#names;
    const { wanted, of, multipleOf } = this.request;
    const fail = (message: string): Failed => ({
      target: model.target,
      message: `${model.target}: ${message}`,
    });
    const reason = unsolvable(model, unknown, of);
    if (reason !== null || model.formulas === null) return fail(reason ?? "");
    const formula = model.formulas[of];
    const { facts, unchecked } = conditionFacts(model.conditions, unknown);
    const solution = solve(formula, unknown, wanted, {
      conditions: facts,
      ...(multipleOf === undefined ? {} : { multipleOf }),
    });
    const { exact, below, above } = solution;
    const values = [...exact.slice(0, 1), below, above].filter(
      (one) => one !== undefined,
    );
    if (values.length === 0) return fail(errors.solveNone(unknown));
    for (const { value, count } of values) {
      const outcome = this.#count([`${unknown}=${value}`])[index];
      const built = outcome && "model" in outcome ? outcome.model : null;
      const raised = built?.reasons.find(
        (one) => one.reason.code === "raised",
      )?.reason;
      const isOther = built?.status === "exact" && built.counts[of] !== count;
      if (raised || isOther) {
        const why = raised?.message ?? `it has ${built?.counts[of]}`;
        return fail(errors.solveUnbuilt(unknown, value, why));
      }
    }
    return { model, unknown, formula, solution, unchecked };
  }
}

/** Why there is nothing to solve; null: there is a formula of the unknown alone. */
function unsolvable(
  model: CountedModel,
  unknown: string,
  of: "total" | "trainable",
): string | null {
  const { status, variants, reasons, formulas } = model;
  if (status === "variants") {
    return errors.solveVariants(variants.map(({ when }) => when));
  }
  if (status === "partial" || status === "failed") {
    return errors.solveUnknown(reasons.map(({ reason }) => reason.message));
  }
  const names = formulas === null ? [] : [...symbolsOf(formulas[of])];
  const others = names.filter((name) => name !== unknown);
  if (!names.includes(unknown)) return errors.solveIndependent(unknown, others);
  return others.length > 0 ? errors.solveOpen(others) : null;
}
