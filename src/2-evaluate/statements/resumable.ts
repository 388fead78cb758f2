/**
 * The bodies of generators: the only code that is run so that it can stop in the middle. Every statement and expression
 * without a `yield` in it goes to the ordinary evaluator; what is here covers those with one.
 */
import type {
  Expression,
  For,
  Located,
  Name,
  Statement,
  Try,
  While,
  With,
} from "../../1-parse/ast.js";
import { reasons } from "../../messages.js";
import { closeGenerator, resume, throwInto } from "../calls/generator.js";
import type { Frame } from "../frame.js";
import { Halt } from "../halt.js";
import { assignName } from "../expressions/name.js";
import { findMethod, getAttribute } from "../operations/attribute.js";
import { iterator } from "../operations/iterate.js";
import { truthy } from "../operations/truth.js";
import { recordTraceback } from "../operations/traceback.js";
import { unknown } from "../operations/unknown.js";
import { PyException, Raised } from "../values/exceptions.js";
import {
  generatorExitType,
  stopIterationType,
} from "../values/exceptionTypes.js";
import { PyGenerator } from "../values/iterators.js";
import type { Value } from "../values/value.js";
import type { Completion, Vm } from "../vm.js";
import { chooseCase } from "./match.js";
import { findHandler } from "./try.js";
import { enter } from "./with.js";

type Resumable<T> = Generator<Value, T, Value>;

/** A generator's body: yields what Python's yields, returns what Python's returns. */
export function* runResumable(
  vm: Vm,
  body: readonly Statement[],
  frame: Frame,
): Resumable<Value> {
  try {
    const completion = yield* executeAll(vm, body, frame);
    return typeof completion === "object" ? completion.returned : null;
  } catch (error) {
    recordTraceback(error, frame);
    throw error;
  }
}

// A fact about immutable syntax, remembered: sharing it between evaluations changes nothing.
const known = new WeakMap<object, boolean>();

/** Whether a `yield` (or `await`) of this body stands in the node; nested functions have their own. */
function yields(node: object): boolean {
  let answer = known.get(node);
  if (answer === undefined) {
    const { kind } = node as { kind?: string };
    answer =
      kind === "Yield" || kind === "YieldFrom" || kind === "Await"
        ? true
        : kind === "FunctionDef" || kind === "ClassDef" || kind === "Lambda"
          ? false
          : Object.values(node).some(
              (child) =>
                typeof child === "object" && child !== null && yields(child),
            );
    known.set(node, answer);
  }
  return answer;
}

function* executeAll(
  vm: Vm,
  statements: readonly Statement[],
  frame: Frame,
): Resumable<Completion> {
  for (const statement of statements) {
    vm.budget.step();
    const completion = yields(statement)
      ? yield* execute(vm, statement, frame)
      : vm.statement(statement)(vm, frame);
    if (completion !== undefined) return completion;
  }
  return undefined;
}

function* execute(
  vm: Vm,
  node: Statement,
  frame: Frame,
): Resumable<Completion> {
  frame.at = node;
  switch (node.kind) {
    case "If": {
      const test = yield* evaluate(vm, node.test, frame);
      return yield* executeAll(
        vm,
        truthy(vm, test) ? node.body : node.orelse,
        frame,
      );
    }
    case "For":
      return yield* executeFor(vm, node, frame);
    case "While":
      return yield* executeWhile(vm, node, frame);
    case "With":
      return yield* executeWith(vm, node, 0, frame);
    case "Try":
      return yield* executeTry(vm, node, frame);
    case "Return":
      return {
        returned:
          node.value === null ? null : yield* evaluate(vm, node.value, frame),
      };
    case "Match": {
      const subject = yield* evaluate(vm, node.subject, frame);
      const body = chooseCase(vm, node, subject, frame);
      return yield* executeAll(vm, body, frame);
    }
    case "Expr":
      yield* evaluate(vm, node.value, frame);
      return undefined;
    case "Assign": {
      if (node.targets.some(yields))
        return yield* executeSimple(vm, node, frame);
      const value = yield* evaluate(vm, node.value, frame);
      for (const target of node.targets) vm.target(target)(vm, frame, value);
      return undefined;
    }
    default:
      return yield* executeSimple(vm, node, frame);
  }
}

/** Works out the expressions that yield, then runs the rest as usual. */
function* executeSimple(
  vm: Vm,
  node: Statement,
  frame: Frame,
): Resumable<Completion> {
  const ready = yield* settle(vm, node, frame);
  return vm.statement(ready as Statement)(vm, frame);
}

function* executeFor(vm: Vm, node: For, frame: Frame): Resumable<Completion> {
  const next = iterator(vm, yield* evaluate(vm, node.iterable, frame));
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    vm.target(node.target)(vm, frame, item);
    const completion = yield* executeAll(vm, node.body, frame);
    if (completion === "break") return undefined;
    if (typeof completion === "object") return completion;
  }
  return yield* executeAll(vm, node.orelse, frame);
}

function* executeWhile(
  vm: Vm,
  node: While,
  frame: Frame,
): Resumable<Completion> {
  while (truthy(vm, yield* evaluate(vm, node.test, frame))) {
    vm.budget.step();
    const completion = yield* executeAll(vm, node.body, frame);
    if (completion === "break") return undefined;
    if (typeof completion === "object") return completion;
  }
  return yield* executeAll(vm, node.orelse, frame);
}

function* executeWith(
  vm: Vm,
  node: With,
  index: number,
  frame: Frame,
): Resumable<Completion> {
  const item = node.items[index];
  if (item === undefined) return yield* executeAll(vm, node.body, frame);
  const manager = enter(vm, yield* evaluate(vm, item.context, frame));
  if (item.target !== null) {
    vm.target(item.target)(vm, frame, manager.entered);
  }
  let completion: Completion;
  try {
    completion = yield* executeWith(vm, node, index + 1, frame);
  } catch (error) {
    if (!(error instanceof Raised) || !manager.exit(error)) throw error;
    return undefined;
  }
  manager.exit(null);
  return completion;
}

function* executeTry(vm: Vm, node: Try, frame: Frame): Resumable<Completion> {
  let completion: Completion;
  try {
    completion = yield* runGuarded(vm, node, frame);
  } catch (error) {
    if (error instanceof Raised) {
      const final = yield* handlingWhile(
        frame,
        error.exception,
        executeAll(vm, node.finalbody, frame),
      );
      if (final !== undefined) return final;
    }
    throw error;
  }
  return (yield* executeAll(vm, node.finalbody, frame)) ?? completion;
}

function* runGuarded(vm: Vm, node: Try, frame: Frame): Resumable<Completion> {
  try {
    const completion = yield* executeAll(vm, node.body, frame);
    if (completion !== undefined) return completion;
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const handler = findHandler(vm, node, error, frame);
    if (handler === undefined) throw error;
    if (handler.name !== null) {
      assignName(vm, handler.name, error.exception, frame);
    }
    return yield* handlingWhile(
      frame,
      error.exception,
      executeAll(vm, handler.body, frame),
    );
  }
  return yield* executeAll(vm, node.orelse, frame);
}

function* handlingWhile<T>(
  frame: Frame,
  error: PyException,
  body: Resumable<T>,
): Resumable<T> {
  const before = frame.handling;
  frame.handling = error;
  try {
    return yield* body;
  } catch (raised) {
    if (raised instanceof Raised && raised.exception !== error) {
      raised.exception.context ??= error;
    }
    throw raised;
  } finally {
    frame.handling = before;
  }
}

function* evaluate(vm: Vm, node: Expression, frame: Frame): Resumable<Value> {
  if (!yields(node)) return vm.expression(node)(vm, frame);
  switch (node.kind) {
    case "Yield":
      return yield node.value === null
        ? null
        : yield* evaluate(vm, node.value, frame);
    case "YieldFrom":
      return yield* delegate(vm, yield* evaluate(vm, node.value, frame));
    case "Await":
      throw new Halt(
        unknown(vm, reasons.unsupportedSyntax("await"), "").reason,
      );
    case "BoolOp": {
      let value: Value = null;
      for (const part of node.values) {
        value = yield* evaluate(vm, part, frame);
        if (part === node.values[node.values.length - 1]) break;
        if (truthy(vm, value) === (node.operator === "or")) break;
      }
      return value;
    }
    case "IfExp": {
      const test = yield* evaluate(vm, node.test, frame);
      return yield* evaluate(
        vm,
        truthy(vm, test) ? node.body : node.orelse,
        frame,
      );
    }
    default: {
      const ready = yield* settle(vm, node, frame);
      return vm.expression(ready as Expression)(vm, frame);
    }
  }
}

/**
 * A copy of the node in which every direct subexpression that yields, and every one before it, is worked out and
 * replaced by a name for its value, so that the order of evaluation stays.
 */
function* settle(vm: Vm, node: object, frame: Frame): Resumable<object> {
  const copy: Record<string, unknown> = { ...node };
  const keys = evaluationOrder(node);
  const last = keys.findLastIndex((key) => {
    const child = copy[key];
    return typeof child === "object" && child !== null && yields(child);
  });
  for (const key of keys.slice(0, last + 1)) {
    copy[key] = yield* settleChild(vm, copy[key], frame);
  }
  return copy;
}

/** Assignments evaluate their value before their targets, which only store. */
function evaluationOrder(node: object): string[] {
  const keys = Object.keys(node);
  const isStore = "targets" in node || "target" in node;
  return isStore
    ? keys.filter((key) => key !== "targets" && key !== "target")
    : keys;
}

/** Parts of an expression that have no value of their own. */
const partKinds = new Set(["Starred", "Slice", "FormattedValue", "JoinedStr"]);

function* settleChild(
  vm: Vm,
  child: unknown,
  frame: Frame,
): Resumable<unknown> {
  if (Array.isArray(child)) {
    const settled: unknown[] = [];
    for (const item of child) settled.push(yield* settleChild(vm, item, frame));
    return settled;
  }
  if (typeof child !== "object" || child === null) return child;
  const { kind } = child as { kind?: string };
  if (kind === undefined || partKinds.has(kind)) {
    return yields(child) ? yield* settle(vm, child, frame) : child;
  }
  return keep(yield* evaluate(vm, child as Expression, frame), frame);
}

/** A name for a value that is already worked out: a slot behind those of the frame's own names. */
function keep(value: Value, frame: Frame): Name {
  const slot = Math.max(frame.locals.length, frame.slots.length);
  frame.slots[slot] = value;
  const at: Located = frame.at;
  return {
    kind: "Name",
    id: "",
    scope: "local",
    hops: 0,
    slot,
    start: at.start,
    end: at.end,
  };
}

/** `yield from iterable` (PEP 380). */
function* delegate(vm: Vm, iterable: Value): Resumable<Value> {
  if (!(iterable instanceof PyGenerator)) {
    return yield* delegateToIterator(vm, iterable);
  }
  let item = resume(vm, iterable, null);
  while (item !== undefined) {
    let sent: Value;
    try {
      sent = yield item;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      if (error.exception.type.isSubtypeOf(generatorExitType)) {
        closeGenerator(vm, iterable);
        throw error;
      }
      item = throwInto(vm, iterable, error.exception);
      continue;
    }
    item = resume(vm, iterable, sent);
  }
  return iterable.returned;
}

function* delegateToIterator(vm: Vm, iterable: Value): Resumable<Value> {
  const iter = findMethod(vm, iterable, "__iter__");
  const iteratorValue =
    iter === undefined || iter === null ? null : vm.call(iter, []);
  const hasSend =
    iteratorValue !== null &&
    findMethod(vm, iteratorValue, "send") !== undefined;
  if (!hasSend) {
    const next = iterator(vm, iteratorValue ?? iterable);
    for (let item = next(); item !== undefined; item = next()) yield item;
    return null;
  }
  const send = getAttribute(vm, iteratorValue, "send");
  let sent: Value = null;
  for (;;) {
    let item: Value;
    try {
      item = vm.call(send, [sent]);
    } catch (error) {
      if (
        error instanceof Raised &&
        error.exception.type.isSubtypeOf(stopIterationType)
      ) {
        return error.exception.args.items[0] ?? null;
      }
      throw error;
    }
    sent = yield item;
  }
}
