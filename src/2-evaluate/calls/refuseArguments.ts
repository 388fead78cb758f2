/**
 * The TypeErrors of functions that CPython has in C, whose words depend on how the function takes its arguments: none,
 * one, several by position only, or by name as well. Nothing is raised where the arguments fit.
 */
import { raiseTypeError } from "../operations/raise.js";
import type { NativeParameter, PyBuiltin } from "../values/functions.js";
import type { Value } from "../values/value.js";
import type { Keywords } from "../vm.js";

export function refuseArguments(
  builtin: PyBuiltin,
  parameters: readonly NativeParameter[],
  args: readonly Value[],
  keywords: Keywords | null,
): void {
  const isConstructor =
    builtin.name === "__new__" || builtin.name === "__init__";
  const hidden =
    isConstructor || builtin.isMethod || builtin.takesClass ? 1 : 0;
  const names = {
    short: isConstructor ? (builtin.owner ?? builtin.name) : builtin.name,
    full: fullName(builtin, isConstructor),
  };
  const visible = parameters.slice(hidden);
  const given = args.length - hidden;
  if (given < 0) {
    raiseTypeError(`unbound method ${names.full}() needs an argument`);
  }
  const takesKeywords = visible.some(
    ({ kind }) =>
      kind === "positional" ||
      kind === "keyword-only" ||
      kind === "var-keyword",
  );
  if (!takesKeywords) {
    if (keywords !== null && keywords.size > 0) {
      raiseTypeError(`${names.full}() takes no keyword arguments`);
    }
    refuseCount(names, visible, given, isConstructor);
  } else if (visible.every(isUnnamed)) {
    const counted = visible.filter(({ kind }) => kind !== "var-keyword");
    refuseCount(names, counted, given, true);
  } else {
    refuseNamed(names.short, visible, given, keywords);
  }
}

function fullName(builtin: PyBuiltin, isConstructor: boolean): string {
  const { name, owner } = builtin;
  if (isConstructor) return owner ?? name;
  return owner === null || owner === "builtins" ? name : `${owner}.${name}`;
}

const isRequired = (parameter: NativeParameter): boolean =>
  parameter.default === undefined && !parameter.isOptional;

const isVariable = ({ kind }: NativeParameter): boolean =>
  kind === "var-positional";

/** Given by position, or swallowed by `**kwargs`. */
const isUnnamed = ({ kind }: NativeParameter): boolean =>
  kind === "positional-only" || kind.startsWith("var-");

const plural = (count: number): string => (count === 1 ? "" : "s");

/** Positional-only parameters. */
function refuseCount(
  names: { short: string; full: string },
  parameters: readonly NativeParameter[],
  given: number,
  isConstructor: boolean,
): void {
  const most = parameters.some(isVariable) ? Infinity : parameters.length;
  const least = parameters.filter(isRequired).length;
  if (given >= least && given <= most) return;
  if (!isConstructor && most === 0) {
    raiseTypeError(`${names.full}() takes no arguments (${given} given)`);
  }
  if (!isConstructor && most === 1 && least === 1) {
    raiseTypeError(
      `${names.full}() takes exactly one argument (${given} given)`,
    );
  }
  const bound = least === most ? "" : given < least ? "at least " : "at most ";
  const count = given < least ? least : most;
  raiseTypeError(
    `${names.short} expected ${bound}${count} argument${plural(count)}, got ${given}`,
  );
}

/** Parameters that may be given by name. */
function refuseNamed(
  name: string,
  parameters: readonly NativeParameter[],
  given: number,
  keywords: Keywords | null,
): void {
  const hasAnyKeyword = parameters.some(({ kind }) => kind === "var-keyword");
  const hasAnyPosition = parameters.some(isVariable);
  const named = parameters.filter(({ kind }) => !kind.startsWith("var-"));
  const positional = named.filter(({ kind }) => kind !== "keyword-only");
  const least = positional.filter(isRequired).length;
  const count = keywords?.size ?? 0;
  if (!hasAnyPosition && !hasAnyKeyword) {
    if (given + count > named.length) {
      const bound = least === named.length ? "exactly" : "at most";
      const kind = given === 0 ? "keyword " : "";
      raiseTypeError(
        `${name}() takes ${bound} ${named.length} ${kind}argument${plural(named.length)} (${given + count} given)`,
      );
    }
    if (given > positional.length) {
      const most = positional.length;
      const bound = least === most ? "exactly" : "at most";
      raiseTypeError(
        most === 0
          ? `${name}() takes no positional arguments`
          : `${name}() takes ${bound} ${most} positional argument${plural(most)} (${given} given)`,
      );
    }
  }
  refuseMissing(name, named, given, keywords);
  if (hasAnyKeyword || keywords === null) return;
  for (const key of keywords.keys()) {
    const at = named.findIndex((parameter) => parameter.name === key);
    if (at < 0 || named[at]?.kind === "positional-only") {
      raiseTypeError(`'${key}' is an invalid keyword argument for ${name}()`);
    }
    if (at < given && named[at]?.kind === "positional") {
      raiseTypeError(
        `argument for ${name}() given by name ('${key}') and position (${at + 1})`,
      );
    }
  }
}

function refuseMissing(
  name: string,
  named: readonly NativeParameter[],
  given: number,
  keywords: Keywords | null,
): void {
  const at = named.findIndex(
    (parameter, i) =>
      isRequired(parameter) &&
      (i >= given || parameter.kind === "keyword-only") &&
      !(parameter.kind !== "positional-only" && keywords?.has(parameter.name)),
  );
  if (at < 0) return;
  const missing = named[at] as NativeParameter;
  if (missing.kind === "positional-only") {
    const needed = named.filter(
      (each) => each.kind === "positional-only" && isRequired(each),
    ).length;
    const bound = needed === named.length ? "exactly" : "at least";
    raiseTypeError(
      `${name}() takes ${bound} ${needed} positional argument${plural(needed)} (${given} given)`,
    );
  }
  raiseTypeError(
    `${name}() missing required argument '${missing.name}' (pos ${at + 1})`,
  );
}
