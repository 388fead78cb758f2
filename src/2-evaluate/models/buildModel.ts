/** Building one model: a class without arguments, a factory called, an expression evaluated. */
import type { Parameter } from "../../1-parse/ast.js";
import { type Reason, reasons } from "../../messages.js";
import { findAttribute } from "../operations/attribute.js";
import { PyDict } from "../values/dict.js";
import { Halt } from "../halt.js";
import { Raised } from "../values/exceptions.js";
import { PyFunction, PyMethod } from "../values/functions.js";
import { PyType } from "../values/type.js";
import {
  partOf,
  PyNamed,
  PyUnknown,
  type SymbolKind,
} from "../values/unknown.js";
import { boolType, floatType, intType, strType } from "../values/basicTypes.js";
import type { Value } from "../values/value.js";
import type { Keywords, Vm } from "../vm.js";
import { Budget } from "../budget.js";
import { moduleFrame } from "../runModule.js";
import { describeRaised, toHalt } from "./outcome.js";
import { MOST_RUNS, type Path, replay } from "./replay.js";
import type { LoadedModule } from "./loadModule.js";

/** Values that the person gives to arguments by name (`--set`). */
export type Settings = ReadonlyMap<string, { value: Value; text: string }>;

/** What one run of a constructor gave. */
export interface Outcome {
  /** undefined: it could not be built, `reason` says why. */
  value: Value | undefined;
  reason: Reason | null;
}

/** `value` and `reason` are those of the first path that gave a value. */
export interface Built extends Outcome {
  /** Every way through the constructor: one where no test was undecided. */
  paths: Path<Outcome>[];
  /** `Net()`, `GPT(config=GPTConfig())`: the call that was made. */
  call: string;
  /** What was taken for arguments that nobody gave. */
  assumptions: string[];
  /** Names of settings that an argument took. */
  used: Set<string>;
  /** The arguments that have no value. */
  named: Map<string, PyNamed>;
  /** Builds again, with values for those arguments and answers to tests by their text; null: nothing was called. */
  rebuild: Rebuild | null;
}

export type Rebuild = (
  values: ReadonlyMap<string, Value>,
  answers: ReadonlyMap<string, boolean>,
) => Outcome;

/**
 * Calls a class or function with the settings that it takes; a required argument without a value gets an instance of
 * the class it is annotated with, where that builds without arguments, else it is unknown.
 * @param symbolic names of arguments that are to be unknown although they have a default
 */
export function buildFrom(
  vm: Vm,
  loaded: LoadedModule,
  callee: Value,
  name: string,
  settings: Settings,
  symbolic: ReadonlySet<string> = new Set(),
): Built {
  const rebuild: Rebuild = (values, answers) => {
    const bound = [...values].map(
      ([key, value]) => [key, { value, text: "…" }] as const,
    );
    const again = new Map([...settings, ...bound]);
    return vm.choices.answering(answers, () =>
      buildFrom(vm, loaded, callee, name, again),
    );
  };
  return protect(vm, loaded, name, (built) => {
    built.rebuild = rebuild;
    const keywords: Keywords = new Map();
    const shown: string[] = [];
    built.assumptions = [];
    for (const { parameter, fallback } of parametersOf(callee)) {
      const given = settings.get(parameter.name);
      if (given !== undefined) {
        built.used.add(parameter.name);
        keywords.set(parameter.name, given.value);
        shown.push(`${parameter.name}=${given.text}`);
      } else if (symbolic.has(parameter.name)) {
        built.used.add(parameter.name);
        const annotation = annotationOf(vm, callee, parameter);
        const open = withoutValue(callee, parameter, annotation);
        setParts(open, settings, built);
        built.named.set(parameter.name, open);
        keywords.set(parameter.name, open);
      } else if (fallback === undefined) {
        const value = argumentFor(
          vm,
          callee,
          parameter,
          settings,
          symbolic,
          built,
        );
        keywords.set(parameter.name, value.value);
        if (value.value instanceof PyNamed) {
          built.named.set(parameter.name, value.value);
        }
        if (value.text !== null) shown.push(`${parameter.name}=${value.text}`);
      }
    }
    built.call = `${name}(${shown.join(", ")})`;
    return vm.call(callee, [], keywords);
  });
}

/** Evaluates a Python expression in a module's namespace. */
export function buildExpression(
  vm: Vm,
  loaded: LoadedModule,
  expression: string,
): Built {
  const { module } = loaded;
  return protect(vm, loaded, expression, () => {
    const namespace = PyDict.over(module.namespace);
    return vm.run(expression, "eval", namespace, namespace, "<target>");
  });
}

/** Runs a build in every way that its undecided tests allow, and turns what goes wrong into a reason. */
function protect(
  vm: Vm,
  loaded: LoadedModule,
  call: string,
  run: (built: Built) => Value,
): Built {
  const built = builtOf(undefined, call);
  const once = (): Outcome => runOnce(vm, loaded, () => run(built));
  const clock = new Budget(vm.budget.limits);
  built.paths = replay(vm.choices, once, () => !clock.isTimeOver) ?? [
    { decisions: [], outcome: bounded(once()) },
  ];
  vm.budget.ranOut ||= clock.ranOut;
  const { outcome } =
    built.paths.find(({ outcome: { value } }) => value !== undefined) ??
    (built.paths[0] as Path<Outcome>);
  return Object.assign(built, outcome);
}

/** A model that nothing had to be built for. */
export function builtOf(value: Value | undefined, call: string): Built {
  const outcome: Outcome = { value, reason: null };
  return {
    ...outcome,
    paths: [{ decisions: [], outcome }],
    call,
    assumptions: [],
    used: new Set(),
    named: new Map(),
    rebuild: null,
  };
}

/** Too many combinations: what can be said without answering any test, and why no more. */
function bounded(outcome: Outcome): Outcome {
  const reason: Reason = {
    ...reasons.budget(
      `its undecided tests have more than ${MOST_RUNS} combinations, or building them all takes too long`,
    ),
    file: null,
    line: null,
  };
  return { value: outcome.value, reason: outcome.reason ?? reason };
}

/** Runs a build with a whole budget. */
function runOnce(vm: Vm, loaded: LoadedModule, run: () => Value): Outcome {
  vm.budget.reset();
  vm.frame = moduleFrame(loaded.module, loaded.source);
  try {
    const value = run();
    return value instanceof PyUnknown
      ? { value: undefined, reason: value.reason }
      : { value, reason: null };
  } catch (error) {
    if (error instanceof Raised) {
      const { message, file, line } = describeRaised(vm, error, null);
      const reason = { ...reasons.raised(message), file, line };
      return { value: undefined, reason };
    }
    const halt = toHalt(vm, error);
    if (!(halt instanceof Halt)) throw error;
    return { value: undefined, reason: halt.reason };
  } finally {
    vm.frame = null;
    vm.depth = 0;
    vm.constructing = 0;
  }
}

interface FreeParameter {
  parameter: Parameter;
  fallback: Value | undefined;
}

/** The parameters a caller may name; `self` and the like are bound already. */
export function parametersOf(callee: Value): FreeParameter[] {
  const { target, skip } = initializerOf(callee);
  if (target === null) return [];
  return target.parameters
    .map((parameter, i) => ({ parameter, fallback: target.defaults[i] }))
    .slice(skip)
    .filter(({ parameter }) => !parameter.kind.startsWith("var-"));
}

/** The function that receives the arguments, and how many of its parameters the call itself fills. */
function initializerOf(callee: Value): {
  target: PyFunction | null;
  skip: number;
} {
  if (callee instanceof PyFunction) return { target: callee, skip: 0 };
  if (callee instanceof PyMethod && callee.callee instanceof PyFunction) {
    return { target: callee.callee, skip: 1 };
  }
  if (callee instanceof PyType) {
    const initializer = callee.lookup("__init__");
    if (initializer instanceof PyFunction) {
      return { target: initializer, skip: 1 };
    }
  }
  return { target: null, skip: 0 };
}

/**
 * A value for a required argument that nobody gave. Settings and symbols that the model itself has no argument for go to the
 * class that the argument is annotated with: `GPTConfig(n_embd=1024)`.
 */
function argumentFor(
  vm: Vm,
  callee: Value,
  parameter: Parameter,
  settings: Settings,
  symbolic: ReadonlySet<string>,
  built: Built,
): { value: Value; text: string | null } {
  const annotation = annotationOf(vm, callee, parameter);
  if (
    annotation instanceof PyType &&
    annotation.isHeapType &&
    !annotation.recordsCalls
  ) {
    try {
      const inner = innerArguments(vm, callee, annotation, settings, symbolic);
      const value = vm.call(annotation, [], inner.keywords);
      if (!(value instanceof PyUnknown)) {
        for (const name of inner.keywords.keys()) built.used.add(name);
        for (const [name, open] of inner.named) built.named.set(name, open);
        const text = `${annotation.name}(${inner.shown.join(", ")})`;
        const place = annotation.definition;
        const where =
          place === null
            ? ""
            : `, ${place.source.path}:${place.source.position(place.start).line}`;
        built.assumptions.push(
          `${parameter.name} = ${text} (${inner.shown.length > 0 ? "other defaults" : "defaults"}${where})`,
        );
        return { value, text };
      }
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
    }
  }
  const open = withoutValue(callee, parameter, annotation);
  setParts(open, settings, built);
  return { value: open, text: null };
}

/** What of the settings and symbols a default-built argument takes; names of the model's own arguments are not for it. */
function innerArguments(
  vm: Vm,
  callee: Value,
  annotation: PyType,
  settings: Settings,
  symbolic: ReadonlySet<string>,
): { keywords: Keywords; named: Map<string, PyNamed>; shown: string[] } {
  const own = new Set(
    parametersOf(callee).map(({ parameter }) => parameter.name),
  );
  const keywords: Keywords = new Map();
  const named = new Map<string, PyNamed>();
  const shown: string[] = [];
  for (const { parameter } of parametersOf(annotation)) {
    const { name } = parameter;
    if (own.has(name)) continue;
    const given = settings.get(name);
    if (given !== undefined) {
      keywords.set(name, given.value);
      shown.push(`${name}=${given.text}`);
    } else if (symbolic.has(name)) {
      const type = annotationOf(vm, annotation, parameter);
      const open = withoutValue(annotation, parameter, type);
      keywords.set(name, open);
      named.set(name, open);
      shown.push(`${name}=${name}`);
    }
  }
  return { keywords, named, shown };
}

/** `--set config.n_embd=768`: a value for what is reached from an argument that has none. */
function setParts(open: PyNamed, settings: Settings, built: Built): void {
  if (open.kind !== null) return;
  for (const [name, { value }] of settings) {
    if (!name.startsWith(`${open.expression}.`)) continue;
    built.used.add(name);
    const steps = name.slice(open.expression.length + 1).split(".");
    const last = steps.pop() as string;
    let whole: Value = open;
    for (const step of steps) {
      if (whole instanceof PyUnknown) whole = partOf(whole, `.${step}`);
    }
    if (whole instanceof PyNamed) whole.parts.set(`.${last}`, value);
  }
}

/** An argument that nobody gave a value: unknown, with the reason `argument`. */
function withoutValue(
  callee: Value,
  parameter: Parameter,
  annotation: Value | undefined,
): PyNamed {
  const { target } = initializerOf(callee);
  const reason: Reason = {
    ...reasons.argument(parameter.name),
    position: target?.parameters.indexOf(parameter) ?? 0,
    ...placeOf(callee, target, parameter),
  };
  return new PyNamed(parameter.name, [reason], kindOf(annotation));
}

/** Where a parameter stands; of an `__init__` that nobody wrote, such as a dataclass's, where its class does. */
function placeOf(
  callee: Value,
  target: PyFunction | null,
  { start }: Parameter,
): { file: string | null; line: number | null } {
  const isWritten = target !== null && !target.source.path.startsWith("<");
  const definition = callee instanceof PyType ? callee.definition : null;
  const source = isWritten ? target.source : definition?.source;
  const at = isWritten ? start : (definition?.start ?? 0);
  return {
    file: source?.path ?? null,
    line: source?.position(at).line ?? null,
  };
}

function kindOf(annotation: Value | undefined): SymbolKind | null {
  switch (annotation) {
    case intType:
      return "int";
    case floatType:
      return "float";
    case boolType:
      return "bool";
    case strType:
      return "str";
    default:
      return null;
  }
}

function annotationOf(
  vm: Vm,
  callee: Value,
  parameter: Parameter,
): Value | undefined {
  if (parameter.annotation === null) return undefined;
  const { target } = initializerOf(callee);
  try {
    const annotations = findAttribute(vm, target, "__annotations__");
    const value =
      annotations instanceof PyDict
        ? annotations.map.get(parameter.name)
        : undefined;
    // A name in quotes, or kept as text: what it stands for in the module.
    return typeof value === "string"
      ? (target?.module.namespace.get(value) ?? vm.builtins.get(value))
      : value;
  } catch (error) {
    if (error instanceof Raised || error instanceof Halt) return undefined;
    throw error;
  }
}
