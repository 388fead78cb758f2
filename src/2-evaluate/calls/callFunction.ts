/** Calls a function written in Python. */
import type { Code } from "../../1-parse/ast.js";
import { Frame } from "../frame.js";
import { Halt } from "../halt.js";
import { recordTraceback } from "../operations/traceback.js";
import { unknown } from "../operations/unknown.js";
import { reasons } from "../../messages.js";
import { runResumable } from "../statements/resumable.js";
import type { PyFunction } from "../values/functions.js";
import { PyGenerator } from "../values/iterators.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Completion, Keywords, Vm } from "../vm.js";
import { bindArguments } from "./bindArguments.js";

export function callFunction(
  vm: Vm,
  callee: PyFunction,
  args: Value[],
  keywords: Keywords | null,
): Value {
  const code = callee.code();
  const slots = bindSlots(callee, args, keywords);
  const frame = new Frame({
    slots,
    parent: callee.closure,
    module: callee.module,
    source: callee.source,
    names: null,
    classCell: callee.classCell,
    function: callee,
    locals: code.locals,
    at: callee,
    name: callee.qualname,
  });
  if (callee.isAsync) {
    return unknown(
      vm,
      reasons.unsupportedSyntax("an async function"),
      `${callee.name}(…)`,
    );
  }
  if (code.isGenerator) {
    return new PyGenerator(
      callee.name,
      frame,
      runResumable(vm, code.body, frame),
    );
  }
  try {
    return returnedBy(runFrame(vm, callee, code, frame));
  } catch (error) {
    return unknownAnswer(callee, error);
  }
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
  callee: PyFunction,
  args: Value[],
  keywords: Keywords | null,
): (Value | undefined)[] {
  const { parameters } = callee;
  if (
    (keywords === null || keywords.size === 0) &&
    callee.isSimple &&
    args.length <= parameters.length
  ) {
    // The usual case: positional arguments for positional parameters, the rest from defaults.
    let i = args.length;
    for (; i < parameters.length; i++) {
      const fallback = callee.defaults[i];
      if (fallback === undefined) break;
      args.push(fallback);
    }
    if (i === parameters.length) return args;
    args.length = Math.min(args.length, i);
  }
  return bindArguments(
    callee.qualname,
    parameters,
    callee.defaults,
    args,
    keywords,
  );
}

/** Runs a body in its frame; the frame is the innermost one meanwhile. */
function runFrame(
  vm: Vm,
  callee: PyFunction,
  code: Code,
  frame: Frame,
): Completion {
  const body = (callee.body ??= vm.body(code));
  frame.caller = vm.frame;
  vm.frame = frame;
  vm.enter();
  try {
    return body(vm, frame);
  } catch (error) {
    recordTraceback(error, frame);
    throw error;
  } finally {
    vm.leave();
    vm.frame = frame.caller;
  }
}

function returnedBy(completion: Completion): Value {
  return typeof completion === "object" ? completion.returned : null;
}
