/** Comprehensions and generator expressions. */
import type { Comprehension, ComprehensionFor } from "../../1-parse/ast.js";
import { reasons } from "../../messages.js";
import { evaluateIterable } from "./constantSet.js";
import { Frame } from "../frame.js";
import { dictSet, setAdd } from "../operations/hash.js";
import { iterator } from "../operations/iterate.js";
import { truthy } from "../operations/truth.js";
import { unknown } from "../operations/unknown.js";
import { assign } from "../statements/assign.js";
import { PyList, PySet } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { PyGenerator } from "../values/iterators.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

export function evaluateComprehension(
  vm: Vm,
  node: Comprehension,
  frame: Frame,
): Value {
  const [first] = node.generators as [ComprehensionFor];
  const iterable = evaluateIterable(vm, first.iterable, frame);
  if (iterable instanceof PyUnknown) {
    return derived(`[… for … in ${iterable.expression}]`, iterable);
  }
  if (node.generators.some((generator) => generator.isAsync)) {
    return unknown(
      vm,
      reasons.unsupportedSyntax("an async comprehension"),
      "[…]",
    );
  }
  const inner = new Frame({
    slots: new Array(node.locals.length),
    parent: isLexicalParent(frame) ? frame : frame.parent,
    module: frame.module,
    source: frame.source,
    names: null,
    classCell: frame.classCell,
    function: frame.function,
    locals: node.locals,
    at: node,
    name: frame.name,
  });
  inner.caller = frame;
  if (node.kind === "GeneratorExp") {
    const next = iterator(vm, iterable);
    return new PyGenerator(
      "<genexpr>",
      inner,
      lazily(vm, node, 0, next, inner),
    );
  }
  vm.frame = inner;
  try {
    return eagerly(vm, node, iterable, inner);
  } finally {
    vm.frame = frame;
  }
}

/** Class bodies and modules are no parents that names could be looked up in by hops. */
export function isLexicalParent(frame: Frame): boolean {
  return frame.function !== null || frame.locals.length > 0;
}

function eagerly(
  vm: Vm,
  node: Comprehension,
  iterable: Value,
  frame: Frame,
): Value {
  const { add, result } = collector(vm, node, frame);
  /** An inner loop that nobody can tell the length of makes the whole unknown. */
  let open: PyUnknown | undefined;
  const loop = (index: number, value: Value): void => {
    if (value instanceof PyUnknown) {
      open = value;
      return;
    }
    const { target, conditions } = node.generators[index] as ComprehensionFor;
    const inner = node.generators[index + 1];
    const next = iterator(vm, value);
    for (let item = next(); item !== undefined; item = next()) {
      vm.budget.step();
      assign(vm, target, item, frame);
      if (!holds(vm, conditions, frame)) continue;
      if (inner === undefined) add();
      else loop(index + 1, evaluateIterable(vm, inner.iterable, frame));
    }
  };
  loop(0, iterable);
  return open === undefined
    ? result
    : derived(`[… for … in ${open.expression}]`, open);
}

function collector(
  vm: Vm,
  node: Comprehension,
  frame: Frame,
): { add: () => void; result: Value } {
  const element = () => vm.evaluate(node.element, frame);
  if (node.kind === "ListComp") {
    const items: Value[] = [];
    return { add: () => items.push(element()), result: new PyList(items) };
  }
  if (node.kind === "SetComp") {
    const set = new PySet(new Map());
    return { add: () => setAdd(vm, set, element()), result: set };
  }
  const dict = new PyDict();
  const key = node.key as NonNullable<typeof node.key>;
  return {
    add: () => {
      const evaluated = vm.evaluate(key, frame);
      dictSet(vm, dict, evaluated, element());
    },
    result: dict,
  };
}

function holds(
  vm: Vm,
  conditions: ComprehensionFor["conditions"],
  frame: Frame,
): boolean {
  for (const condition of conditions) {
    if (!truthy(vm, vm.evaluate(condition, frame))) return false;
  }
  return true;
}

function* lazily(
  vm: Vm,
  node: Comprehension,
  index: number,
  next: () => Value | undefined,
  frame: Frame,
): Generator<Value, Value, Value> {
  const { target, conditions } = node.generators[index] as ComprehensionFor;
  const inner = node.generators[index + 1];
  for (let item = next(); item !== undefined; item = next()) {
    assign(vm, target, item, frame);
    if (!holds(vm, conditions, frame)) continue;
    if (inner === undefined) {
      yield vm.evaluate(node.element, frame);
    } else {
      const iterable = evaluateIterable(vm, inner.iterable, frame);
      yield* lazily(vm, node, index + 1, iterator(vm, iterable), frame);
    }
  }
  return null;
}
