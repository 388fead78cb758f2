/** From targets to the units of work that they come to, and from the units' results to what is shown, in order. */
import type { CountedModel } from "../4-count/counted.js";
import type { Failure } from "../failure.js";
import type { Asked, Outcome } from "../pipeline.js";
import { type ResolveOptions, resolveTarget } from "../resolveTarget.js";
import { parseTarget, type Target } from "../targets.js";
import { offered, type OfferedOptions } from "./offered.js";
import type { Unit, UnitResult } from "./unit.js";

/** A target that was found, or why not. */
export type Planned =
  | { failure: Failure }
  | {
      target: Target;
      /** The name that the configuration gives it; null: none. */
      alias: string | null;
      set: readonly string[];
      units: Unit[];
      /** What to say when none of the places offers a model; null: a file that was found need not. */
      nothing: Failure | null;
    };

type PlanOptions = ResolveOptions & Pick<OfferedOptions, "set">;

export function planTargets(
  targets: readonly (string | Asked)[],
  options: PlanOptions,
): Planned[] {
  return targets.map((asked) => {
    const { target: text, ...own } =
      typeof asked === "string"
        ? { target: asked, alias: null, set: [] }
        : asked;
    const set = [...own.set, ...options.set];
    const target = parseTarget(text);
    const resolved = resolveTarget(target, options);
    if ("message" in resolved) return { failure: resolved };
    const { places, nothing } = resolved;
    const units = places.map((place) => wholeUnit(place, text, set));
    return { target, alias: own.alias, set, units, nothing };
  });
}

/** A file that was found rather than asked for. */
export function planFile(
  path: string,
  { set }: Pick<OfferedOptions, "set">,
): Planned {
  const units = [wholeUnit({ kind: "file", name: path }, path, set)];
  return { target: parseTarget(path), alias: null, set, units, nothing: null };
}

const wholeUnit = (
  place: Unit["place"],
  target: string,
  set: readonly string[],
): Unit => ({ place, target, set, from: 0, to: null });

export function unitsOf(plan: readonly Planned[]): Unit[] {
  return plan.flatMap((planned) => ("failure" in planned ? [] : planned.units));
}

/** What one unit of a target comes to. */
export function outcomesOf(
  planned: Planned,
  { failure, offers }: UnitResult,
  { symbolic, all }: Pick<OfferedOptions, "symbolic" | "all">,
): Outcome[] {
  if ("failure" in planned) return [planned];
  if (failure !== null) return [{ failure }];
  const { set, alias, target } = planned;
  const options = { set, symbolic, all };
  const shown = offered(offers, target.expression !== null, options);
  if ("message" in shown) {
    return [{ failure: { target: target.text, message: shown.message } }];
  }
  for (const model of shown.models) name(model, alias, [...set, ...symbolic]);
  return shown.models.map((model) => ({ model }));
}

function name(
  model: CountedModel,
  alias: string | null,
  settings: readonly string[],
): void {
  if (settings.length > 0) model.setting = settings.join(", ");
  if (alias !== null) model.alias = alias;
}

/** What to say of a target none of whose units came to anything. */
export function nothingOf(planned: Planned): Outcome[] {
  const failure = "failure" in planned ? planned.failure : planned.nothing;
  return failure === null ? [] : [{ failure }];
}
