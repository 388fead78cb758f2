/** The TypeErrors of calls whose arguments do not fit, in CPython's words. */
import { raiseTypeError } from "../operations/raise.js";
import type { Value } from "../values/value.js";
import type { Bindable } from "./bindArguments.js";

/** Names what has no value: positional parameters first, as CPython does. */
export function raiseMissing(
  callee: string,
  parameters: readonly Bindable[],
  defaults: readonly (Value | undefined)[],
  bound: readonly (Value | undefined)[],
  isOptional: (index: number) => boolean,
): never {
  const missing = parameters.filter(
    (_, i) =>
      bound[i] === undefined && defaults[i] === undefined && !isOptional(i),
  );
  const positional = missing.filter(({ kind }) => kind !== "keyword-only");
  const [kind, named] =
    positional.length > 0
      ? ["positional", positional]
      : ["keyword-only", missing];
  const names = (named as Bindable[]).map(({ name }) => name);
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

export function raiseTooMany(
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
