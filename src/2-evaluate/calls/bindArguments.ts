/**
 * Binds a call's arguments to parameters, with CPython's TypeErrors
 * (https://docs.python.org/3.11/reference/expressions.html#calls).
 */
import type { Parameter } from "../../1-parse/ast.js";
import { raiseTypeError } from "../operations/raise.js";
import { PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import type { Value } from "../values/value.js";
import type { Keywords } from "../vm.js";
import { raiseMissing, raiseTooMany } from "./argumentErrors.js";

/** What binding needs to know of a parameter; both Python functions and native ones give it. */
export interface Bindable {
  name: string;
  kind: Parameter["kind"];
}

/** Where arguments of one list of parameters go. */
interface Plan {
  /** Places of the parameters that positional arguments fill, in order. */
  positional: number[];
  byName: Map<string, number>;
  /** Place of `*args`; −1: none. */
  rest: number;
  /** Place of `**kwargs`; −1: none. */
  keywords: number;
}

// A fact about an immutable list, remembered: sharing it between evaluations changes nothing.
const plans = new WeakMap<readonly Bindable[], Plan>();

function planOf(parameters: readonly Bindable[]): Plan {
  let plan = plans.get(parameters);
  if (plan === undefined) {
    plan = { positional: [], byName: new Map(), rest: -1, keywords: -1 };
    for (const [i, { name, kind }] of parameters.entries()) {
      if (kind === "positional" || kind === "positional-only") {
        plan.positional.push(i);
      }
      if (kind === "positional" || kind === "keyword-only") {
        plan.byName.set(name, i);
      }
      if (kind === "var-positional") plan.rest = i;
      if (kind === "var-keyword") plan.keywords = i;
    }
    plans.set(parameters, plan);
  }
  return plan;
}

/**
 * One value per parameter, in order; undefined where an optional argument was left out.
 * @param defaults per parameter; undefined where there is none
 * @param isOptional whether a parameter without a default may be left out all the same (native functions)
 */
export function bindArguments(
  callee: string,
  parameters: readonly Bindable[],
  defaults: readonly (Value | undefined)[],
  args: readonly Value[],
  keywords: Keywords | null,
  isOptional: (index: number) => boolean = isRequired,
): (Value | undefined)[] {
  const plan = planOf(parameters);
  const bound: (Value | undefined)[] = [];
  for (let i = 0; i < parameters.length; i++) bound.push(undefined);
  const { positional } = plan;
  const taken = Math.min(args.length, positional.length);
  for (let i = 0; i < taken; i++) bound[positional[i] as number] = args[i];
  if (plan.rest >= 0) bound[plan.rest] = new PyTuple(args.slice(taken));
  const others = plan.keywords < 0 ? null : new Map<string, Value>();
  if (others !== null) bound[plan.keywords] = new PyDict(others as never);
  if (keywords !== null) {
    bindKeywords(callee, parameters, plan, keywords, bound, others);
  }
  if (plan.rest < 0 && args.length > taken) {
    raiseTooMany(callee, parameters, defaults, args.length, bound, isOptional);
  }
  for (let i = 0; i < bound.length; i++) {
    if (bound[i] !== undefined) continue;
    const fallback = defaults[i];
    if (fallback !== undefined) bound[i] = fallback;
    else if (!isOptional(i)) {
      raiseMissing(callee, parameters, defaults, bound, isOptional);
    }
  }
  return bound;
}

const isRequired = (): boolean => false;

function bindKeywords(
  callee: string,
  parameters: readonly Bindable[],
  { byName }: Plan,
  keywords: Keywords,
  bound: (Value | undefined)[],
  others: Map<string, Value> | null,
): void {
  const misplaced: string[] = [];
  for (const [name, value] of keywords) {
    const index = byName.get(name);
    if (index !== undefined) {
      if (bound[index] !== undefined) {
        raiseTypeError(
          `${callee}() got multiple values for argument '${name}'`,
        );
      }
      bound[index] = value;
    } else if (others !== null) {
      others.set(name, value);
    } else if (isPositionalOnly(parameters, name)) {
      misplaced.push(name);
    } else {
      raiseTypeError(
        `${callee}() got an unexpected keyword argument '${name}'`,
      );
    }
  }
  if (misplaced.length > 0) {
    raiseTypeError(
      `${callee}() got some positional-only arguments passed as keyword arguments: '${misplaced.join(", ")}'`,
    );
  }
}

function isPositionalOnly(
  parameters: readonly Bindable[],
  wanted: string,
): boolean {
  return parameters.some(
    ({ name, kind }) => name === wanted && kind === "positional-only",
  );
}
