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

/** What binding needs to know of a parameter; both Python functions and native ones give it. */
export interface Bindable {
  name: string;
  kind: Parameter["kind"];
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
  isOptional: (index: number) => boolean = () => false,
): (Value | undefined)[] {
  const bound = new Array<Value | undefined>(parameters.length).fill(undefined);
  let position = 0;
  let varKeyword = -1;
  let takesMore = false;
  for (let i = 0; i < parameters.length; i++) {
    const { kind } = parameters[i] as Bindable;
    if (kind === "positional" || kind === "positional-only") {
      if (position < args.length) bound[i] = args[position++];
    } else if (kind === "var-positional") {
      bound[i] = new PyTuple(args.slice(position));
      position = args.length;
      takesMore = true;
    } else if (kind === "var-keyword") {
      varKeyword = i;
    }
  }
  const rest: Map<string, Value> = new Map();
  if (keywords !== null) {
    bindKeywords(callee, parameters, keywords, bound, varKeyword, rest);
  }
  if (varKeyword >= 0) bound[varKeyword] = new PyDict(rest as never);
  if (!takesMore && position < args.length) {
    raiseTooMany(callee, parameters, defaults, args.length, bound, isOptional);
  }
  fillDefaults(callee, parameters, defaults, bound, isOptional);
  return bound;
}

function bindKeywords(
  callee: string,
  parameters: readonly Bindable[],
  keywords: Keywords,
  bound: (Value | undefined)[],
  varKeyword: number,
  rest: Map<string, Value>,
): void {
  const positionalOnly: string[] = [];
  for (const [name, value] of keywords) {
    const index = parameters.findIndex(
      (parameter) =>
        parameter.name === name &&
        (parameter.kind === "positional" || parameter.kind === "keyword-only"),
    );
    if (index >= 0) {
      if (bound[index] !== undefined) {
        raiseTypeError(
          `${callee}() got multiple values for argument '${name}'`,
        );
      }
      bound[index] = value;
    } else if (varKeyword >= 0) {
      rest.set(name, value);
    } else if (
      parameters.some(
        (parameter) =>
          parameter.name === name && parameter.kind === "positional-only",
      )
    ) {
      positionalOnly.push(name);
    } else {
      raiseTypeError(
        `${callee}() got an unexpected keyword argument '${name}'`,
      );
    }
  }
  if (positionalOnly.length > 0) {
    raiseTypeError(
      `${callee}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(", ")}'`,
    );
  }
}

function fillDefaults(
  callee: string,
  parameters: readonly Bindable[],
  defaults: readonly (Value | undefined)[],
  bound: (Value | undefined)[],
  isOptional: (index: number) => boolean,
): void {
  const missing: string[] = [];
  const missingKeywords: string[] = [];
  for (let i = 0; i < parameters.length; i++) {
    if (bound[i] !== undefined) continue;
    const fallback = defaults[i];
    if (fallback !== undefined) {
      bound[i] = fallback;
    } else if (!isOptional(i)) {
      const { name, kind } = parameters[i] as Bindable;
      (kind === "keyword-only" ? missingKeywords : missing).push(name);
    }
  }
  if (missing.length > 0) raiseMissing(callee, "positional", missing);
  if (missingKeywords.length > 0) {
    raiseMissing(callee, "keyword-only", missingKeywords);
  }
}

function raiseMissing(callee: string, kind: string, names: string[]): never {
  raiseTypeError(
    `${callee}() missing ${names.length} required ${kind} argument${names.length === 1 ? "" : "s"}: ${listed(names)}`,
  );
}

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'` */
function listed(names: string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length <= 2) return quoted.join(" and ");
  return `${quoted.slice(0, -1).join(", ")}, and ${quoted[quoted.length - 1]}`;
}

function raiseTooMany(
  callee: string,
  parameters: readonly Bindable[],
  defaults: readonly (Value | undefined)[],
  given: number,
  bound: readonly (Value | undefined)[],
  isOptional: (index: number) => boolean,
): never {
  const positional = parameters.filter(
    ({ kind }) => kind === "positional" || kind === "positional-only",
  );
  const required = positional.filter(
    (_, i) => defaults[i] === undefined && !isOptional(i),
  ).length;
  const most = positional.length;
  const takes =
    required < most
      ? `from ${required} to ${most} positional arguments`
      : `${most} positional argument${most === 1 ? "" : "s"}`;
  const keywordOnly = parameters.filter(
    ({ kind }, i) => kind === "keyword-only" && bound[i] !== undefined,
  ).length;
  const extra =
    keywordOnly > 0
      ? ` positional argument${given === 1 ? "" : "s"} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? "" : "s"})`
      : "";
  raiseTypeError(
    `${callee}() takes ${takes} but ${given}${extra} ${given === 1 && extra === "" ? "was" : "were"} given`,
  );
}
