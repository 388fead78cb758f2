/** The models of a module that a target asks for, built. */
import { PythonSyntaxError } from "./1-parse/pythonSyntaxError.js";
import {
  type Built,
  buildExpression,
  buildFrom,
  builtOf,
  type Outcome,
  type Settings,
} from "./2-evaluate/models/buildModel.js";
import {
  type Candidate,
  candidatesOf,
} from "./2-evaluate/models/candidates.js";
import { runMainBlock } from "./2-evaluate/models/loadModule.js";
import { PyFunction, PyMethod } from "./2-evaluate/values/functions.js";
import { PyType } from "./2-evaluate/values/type.js";
import type { Value } from "./2-evaluate/values/value.js";
import { isModule } from "./3-layers/extract.js";
import { errors } from "./messages.js";
import { nearest } from "./nearest.js";
import type { OpenedModule } from "./openModule.js";
import type { Failure } from "./failure.js";
import { readSettings } from "./settings.js";
import type { Target } from "./targets.js";

/** One model, built or not. */
export interface Offer {
  /** What stands behind `::`. */
  name: string;
  built: Built;
  /** The class, function or instance that it came from; undefined for an expression. */
  origin: Value | undefined;
  kind: Candidate["kind"] | "expression";
}

/** What the person asks of the models. */
export interface OfferOptions {
  set: readonly string[];
  /** Names of arguments that are to be unknown although they have a default. */
  symbolic: readonly string[];
}

/** What there is to build, one after the other: nothing is kept of a model once it was counted. */
export interface Offering {
  /** How many things there are to build. */
  size: number;
  /** Builds one of them; empty where a function turns out to give no module. */
  build(index: number): Offer[];
}

/**
 * @throws PythonSyntaxError never: what is no Python is a failure
 */
export function offeringOf(
  opened: OpenedModule,
  target: Target,
  options: OfferOptions,
): Offering | Failure {
  const { expression } = target;
  try {
    const settings = readSettings(opened, options.set);
    if ("message" in settings) {
      return { target: target.text, message: settings.message };
    }
    if (expression === null) return offeringOfModule(opened, settings, options);
    const result = offersOfExpression(opened, expression, settings, options);
    return "message" in result
      ? { target: target.text, message: result.message }
      : { size: 1, build: () => result.offers };
  } catch (error) {
    if (error instanceof PythonSyntaxError) {
      const message = errors.expressionSyntax(expression ?? "", error);
      return { target: target.text, message };
    }
    throw error;
  }
}

function offeringOfModule(
  opened: OpenedModule,
  settings: Settings[],
  options: OfferOptions,
): Offering {
  const { vm, loaded } = opened;
  const before = candidatesOf(loaded);
  const instances = new Set(before.map(({ value }) => value));
  runMainBlock(vm, loaded);
  const after = candidatesOf(loaded).filter(
    ({ kind, value }) => kind === "instance" && !instances.has(value),
  );
  const builds = [...before, ...after].flatMap((candidate) =>
    settings.map((one) => ({ candidate, one })),
  );
  return {
    size: builds.length,
    build(index) {
      const { candidate, one } = builds[index] as (typeof builds)[number];
      const offer = offerOf(opened, candidate, one, options);
      const isModel = offer.kind !== "function" || isBuiltModule(offer.built);
      return isModel ? [offer] : [];
    },
  };
}

function offerOf(
  { vm, loaded }: OpenedModule,
  { kind, name, value }: Candidate,
  settings: Settings,
  { symbolic }: OfferOptions,
): Offer {
  const built: Built =
    kind === "instance"
      ? builtOf(value, name)
      : buildFrom(vm, loaded, value, name, settings, new Set(symbolic));
  return { name, built, origin: value, kind };
}

function isBuiltModule({ value }: Built): boolean {
  return value !== undefined && isModule(value);
}

function offersOfExpression(
  opened: OpenedModule,
  expression: string,
  settings: Settings[],
  { symbolic }: OfferOptions,
): { offers: Offer[] } | { message: string } {
  const { vm, loaded } = opened;
  const missing = missingName(opened, expression);
  if (missing !== null) return { message: missing };
  const built = buildExpression(vm, loaded, expression);
  const { value } = built;
  if (value !== undefined && isCallable(value)) {
    return {
      offers: settings.map((one) => ({
        name: expression,
        built: checked(
          buildFrom(vm, loaded, value, expression, one, new Set(symbolic)),
        ),
        origin: value,
        kind: value instanceof PyType ? "class" : "function",
      })),
    };
  }
  return {
    offers: [
      {
        name: expression,
        built: checked(built),
        origin: undefined,
        kind: "expression",
      },
    ],
  };
}

/** A target must be a module, or make one. */
function checked(built: Built): Built {
  const paths = built.paths.map((path) => ({
    ...path,
    outcome: checkedOutcome(path.outcome, built.call),
  }));
  return { ...built, ...checkedOutcome(built, built.call), paths };
}

function checkedOutcome({ value, reason }: Outcome, call: string): Outcome {
  if (value === undefined || isModule(value)) return { value, reason };
  const message = errors.notAModule(call);
  return {
    value: undefined,
    reason: { code: "raised", message, fix: "", file: null, line: null },
  };
}

function isCallable(value: Value): boolean {
  return (
    value instanceof PyType ||
    value instanceof PyFunction ||
    value instanceof PyMethod
  );
}

/** The message for a plain name that the module does not have. */
function missingName(
  { loaded, vm, place }: OpenedModule,
  expression: string,
): string | null {
  const name = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(expression)?.[0];
  const { namespace, starUnknown } = loaded.module;
  const isThere =
    name === undefined ||
    namespace.has(name) ||
    vm.builtins.has(name) ||
    starUnknown !== null ||
    namespace.has("__getattr__") ||
    /^(lambda|not|await|yield|None|True|False)$/.test(name);
  if (isThere) return null;
  const names = [...namespace.keys()].filter((key) => !key.startsWith("__"));
  return errors.noSuchName(
    place.name,
    name,
    nearest(name, names),
    loaded.stopped,
  );
}
