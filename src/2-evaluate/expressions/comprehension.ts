/** Comprehensions and generator expressions. */
import type { Comprehension, ComprehensionFor } from "../../1-parse/ast.js";
import { reasons } from "../../messages.js";
import { compileIterable } from "./constantSet.js";
import { Frame } from "../frame.js";
import type { Walked } from "../loops/iterables.js";
import { dictSet, setAdd } from "../operations/hash.js";
import { iterator } from "../operations/iterate.js";
import { truthy } from "../operations/truth.js";
import { unknown } from "../operations/unknown.js";
import { PyList, PySet } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { PyGenerator } from "../values/iterators.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Assign, Compiler, Evaluate, Vm } from "../vm.js";

export function compileComprehension(
  c: Compiler,
  node: Comprehension,
): Evaluate {
  const loops = node.generators.map((loop) => compileLoop(c, loop)) as [
    Loop,
    ...Loop[],
  ];
  const [first] = loops;
  const element = c.expression(node.element);
  const collect = compileCollector(c, node, element);
  const isAsync = node.generators.some((generator) => generator.isAsync);
  return (vm, frame) => {
    const iterable = first.iterable(vm, frame);
    const open = vm.choices.loops.isUsed
      ? vm.open.walked(vm, iterable)
      : undefined;
    if (iterable instanceof PyUnknown && open === undefined) {
      return derived(`[… for … in ${iterable.expression}]`, iterable);
    }
    if (isAsync) {
      return unknown(
        vm,
        reasons.unsupportedSyntax("an async comprehension"),
        "[…]",
      );
    }
    const inner = new Frame(
      {
        parent: isLexicalParent(frame) ? frame : frame.parent,
        module: frame.module,
        source: frame.source,
        names: null,
        classCell: frame.classCell,
        function: frame.function,
        locals: node.locals,
        name: frame.name,
      },
      new Array(node.locals.length),
      node,
    );
    inner.caller = frame;
    if (open !== undefined) {
      return overRounds(vm, node, loops, element, open, inner);
    }
    if (node.kind === "GeneratorExp") {
      const next = iterator(vm, iterable);
      return new PyGenerator(
        "<genexpr>",
        inner,
        lazily(vm, loops, 0, element, next, inner),
      );
    }
    vm.frame = inner;
    try {
      return eagerly(vm, loops, collect, iterable, inner);
    } finally {
      vm.frame = frame;
    }
  };
}

/** One `for … in … if …`, compiled. */
interface Loop {
  iterable: Evaluate;
  target: Assign;
  conditions: Evaluate[];
}

function compileLoop(c: Compiler, loop: ComprehensionFor): Loop {
  return {
    iterable: compileIterable(c, loop.iterable),
    target: c.target(loop.target),
    conditions: loop.conditions.map((condition) => c.expression(condition)),
  };
}

/**
 * Over what has a symbolic length: a list of symbolic length, or for a generator expression what gives its elements. They are
 * worked out at once, which nobody can tell.
 */
function overRounds(
  vm: Vm,
  node: Comprehension,
  [{ target, conditions }, ...others]: readonly [Loop, ...Loop[]],
  element: Evaluate,
  open: Walked,
  inner: Frame,
): Value {
  const isList = node.kind === "ListComp" || node.kind === "GeneratorExp";
  if (!isList || others.length > 0) {
    const text = reasons.unsupportedLoop("in such a comprehension");
    return unknown(vm, text, "[… for …]");
  }
  const made = new PyList([]);
  // What the rounds do to it must be found when what they changed is looked for.
  inner.slots[node.locals.length] = made;
  vm.frame = inner;
  try {
    vm.open.walk(vm, open, {
      frame: inner,
      hint: targetName(node) ?? "i",
      slots: new Set(node.locals.keys()),
      isComprehension: true,
      body: (value) => {
        vm.budget.step();
        target(vm, inner, value);
        if (holds(vm, conditions, inner)) {
          const item = element(vm, inner);
          if (!vm.open.append(made, item)) made.items.push(item);
        }
        return undefined;
      },
    });
  } finally {
    vm.frame = inner.caller;
  }
  return node.kind === "ListComp" ? made : vm.open.elements(vm, made);
}

function targetName({ generators }: Comprehension): string | undefined {
  const target = generators[0]?.target;
  return target?.kind === "Name" ? target.id : undefined;
}

/** Class bodies and modules are no parents that names could be looked up in by hops. */
export function isLexicalParent(frame: Frame): boolean {
  return frame.function !== null || frame.locals.length > 0;
}

function eagerly(
  vm: Vm,
  loops: readonly Loop[],
  collect: Collect,
  iterable: Value,
  frame: Frame,
): Value {
  const { add, result } = collect(vm, frame);
  /** An inner loop that nobody can tell the length of makes the whole unknown. */
  let open: PyUnknown | undefined;
  const run = (index: number, value: Value): void => {
    if (value instanceof PyUnknown) {
      open = value;
      return;
    }
    const { target, conditions } = loops[index] as Loop;
    const inner = loops[index + 1];
    const next = iterator(vm, value);
    for (let item = next(); item !== undefined; item = next()) {
      vm.budget.step();
      target(vm, frame, item);
      if (!holds(vm, conditions, frame)) continue;
      if (inner === undefined) add();
      else run(index + 1, inner.iterable(vm, frame));
    }
  };
  run(0, iterable);
  return open === undefined
    ? result
    : derived(`[… for … in ${open.expression}]`, open);
}

/** Makes an empty collection, and what adds an element to it. */
type Collect = (vm: Vm, frame: Frame) => { add: () => void; result: Value };

function compileCollector(
  c: Compiler,
  node: Comprehension,
  element: Evaluate,
): Collect {
  if (node.kind === "DictComp") {
    const key = c.expression(node.key as NonNullable<typeof node.key>);
    return (vm, frame) => {
      const dict = new PyDict();
      return {
        add: () => {
          const evaluated = key(vm, frame);
          dictSet(vm, dict, evaluated, element(vm, frame));
        },
        result: dict,
      };
    };
  }
  if (node.kind === "SetComp") {
    return (vm, frame) => {
      const set = new PySet(new Map());
      return { add: () => setAdd(vm, set, element(vm, frame)), result: set };
    };
  }
  return (vm, frame) => {
    const items: Value[] = [];
    return {
      add: () => {
        items.push(element(vm, frame));
      },
      result: new PyList(items),
    };
  };
}

function holds(vm: Vm, conditions: readonly Evaluate[], frame: Frame): boolean {
  for (let i = 0; i < conditions.length; i++) {
    if (!truthy(vm, (conditions[i] as Evaluate)(vm, frame))) return false;
  }
  return true;
}

function* lazily(
  vm: Vm,
  loops: readonly Loop[],
  index: number,
  element: Evaluate,
  next: () => Value | undefined,
  frame: Frame,
): Generator<Value, Value, Value> {
  const { target, conditions } = loops[index] as Loop;
  const inner = loops[index + 1];
  for (let item = next(); item !== undefined; item = next()) {
    target(vm, frame, item);
    if (!holds(vm, conditions, frame)) continue;
    if (inner === undefined) {
      yield element(vm, frame);
    } else {
      const iterable = inner.iterable(vm, frame);
      const innerNext = iterator(vm, iterable);
      yield* lazily(vm, loops, index + 1, element, innerNext, frame);
    }
  }
  return null;
}
