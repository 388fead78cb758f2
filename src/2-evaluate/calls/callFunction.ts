/** Calls a function written in Python. */
import type { Code, Parameter } from "../../1-parse/ast.js";
import { Frame, type Home } from "../frame.js";
import { Halt } from "../halt.js";
import { recordTraceback } from "../operations/traceback.js";
import { unknown } from "../operations/unknown.js";
import { reasons } from "../../messages.js";
import { runResumable } from "../statements/resumable.js";
import type { PyFunction } from "../values/functions.js";
import { PyGenerator } from "../values/iterators.js";
import { PyTuple } from "../values/containers.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Keywords, Vm } from "../vm.js";
import { bindArguments } from "./bindArguments.js";

export function callFunction(
  vm: Vm,
  callee: PyFunction,
  args: Value[],
  keywords: Keywords | null,
): Value {
  const code = callee.code();
  const slots = bindSlots(vm, callee, args, keywords);
  const frame = new Frame(homeOf(callee, code), slots, callee);
  if (callee.isAsync || code.isGenerator) {
    return suspended(vm, callee, code, frame);
  }
  const body = (callee.body ??= vm.body(code));
  vm.enter();
  const caller = vm.frame;
  frame.caller = caller;
  vm.frame = frame;
  try {
    const completion = body(vm, frame);
    return typeof completion === "object" ? completion.returned : null;
  } catch (error) {
    recordTraceback(error, frame);
    return unknownAnswer(callee, error);
  } finally {
    vm.leave();
    vm.frame = caller;
  }
}

/** What frames of the function share; made anew only where somebody renamed it. */
function homeOf(callee: PyFunction, code: Code): Home {
  const { home } = callee;
  if (home !== null && home.name === callee.qualname) return home;
  return (callee.home = {
    parent: callee.closure,
    module: callee.module,
    source: callee.source,
    names: null,
    classCell: callee.classCell,
    function: callee,
    locals: code.locals,
    name: callee.qualname,
  });
}

/** The call of a function whose body runs later, if ever. */
function suspended(
  vm: Vm,
  callee: PyFunction,
  code: Code,
  frame: Frame,
): Value {
  return callee.isAsync
    ? unknown(
        vm,
        reasons.unsupportedSyntax("an async function"),
        `${callee.name}(…)`,
      )
    : new PyGenerator(callee.name, frame, runResumable(vm, code.body, frame));
}

/**
 * Functions of a stub that says `_numel_answers_unknown = True` do nothing but give a value: where one cannot go on
 * because of something unknown, its value is unknown, and the caller goes on.
 * @throws everything else
 */
function unknownAnswer(callee: PyFunction, error: unknown): PyUnknown {
  const isAnswer =
    error instanceof Halt &&
    error.reason.code !== "budget" &&
    callee.source.isStub &&
    callee.name !== "__init__" &&
    callee.module.namespace.get("_numel_answers_unknown") === true;
  if (!isAnswer) throw error;
  return new PyUnknown(`${callee.qualname}(…)`, [error.reason]);
}

/** Values of the parameters, in the slots that come first in the frame. */
function bindSlots(
  vm: Vm,
  callee: PyFunction,
  args: Value[],
  keywords: Keywords | null,
): (Value | undefined)[] {
  const { parameters, defaults } = callee;
  const given = args.length;
  if (callee.isSimple && given <= parameters.length) {
    // The usual case: positional arguments first, then keywords and defaults.
    let missing = keywords === null ? 0 : keywords.size;
    let i = given;
    for (; i < parameters.length; i++) {
      let value =
        missing === 0
          ? undefined
          : namedArgument(parameters[i] as Parameter, keywords);
      if (value !== undefined) missing--;
      else value = defaults[i];
      if (value === undefined) break;
      args.push(value);
    }
    if (i === parameters.length && missing === 0) return args;
    args.length = given;
  }
  const bound = bindArguments(
    callee.qualname,
    parameters,
    defaults,
    args,
    keywords,
  );
  return vm.choices.loops.isUsed ? withRuns(vm, bound) : bound;
}

/** `*args` that were given a run of elements. */
function withRuns(vm: Vm, bound: (Value | undefined)[]): (Value | undefined)[] {
  return bound.map((value) =>
    value instanceof PyTuple ? vm.open.runs(value) : value,
  );
}

function namedArgument(
  { name, kind }: Parameter,
  keywords: Keywords | null,
): Value | undefined {
  return kind === "positional" ? keywords?.get(name) : undefined;
}
