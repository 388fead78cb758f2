/** enumerate, zip, map, filter, reversed: classes whose instances are iterators. */
import { binary } from "../../operations/binary.js";
import { findMethod } from "../../operations/attribute.js";
import { asInteger } from "../../operations/index.js";
import { iterator, type Next } from "../../operations/iterate.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { getItem } from "../../operations/subscript.js";
import { truthy } from "../../operations/truth.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { builtinType, iteratorType } from "../../values/basicTypes.js";
import { PyTuple } from "../../values/containers.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyIterator } from "../../values/iterators.js";
import type { PyType } from "../../values/type.js";
import { derived, PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { freshAttributes } from "../../operations/instances.js";
import { addStaticMethods, type Table } from "../table.js";
import { length } from "./objects.js";

const lazyType = (name: string) => builtinType(name, [iteratorType]);

export const enumerateType = lazyType("enumerate");
export const zipType = lazyType("zip");
export const mapType = lazyType("map");
export const filterType = lazyType("filter");
export const reversedType = lazyType("reversed");

/** An instance of one of these classes, or of a subclass. */
export function lazyIterator(
  type: PyType,
  next: Next,
  remaining: (() => number) | null = null,
): PyIterator {
  const made = new PyIterator(next, type, remaining);
  made.attributes = freshAttributes(type);
  return made;
}

const constructors: [PyType, Table, { acceptsUnknown?: boolean }][] = [
  [
    enumerateType,
    {
      "__new__(cls, iterable, start=0)": (
        vm,
        cls: PyType,
        iterable: Value,
        start: Value,
      ) => {
        if (vm.choices.loops.isUsed) {
          const open = vm.open.enumerate(vm, iterable, start);
          if (open !== undefined) return open;
        }
        const next = iterator(vm, iterable);
        let index: Value = asInteger(vm, start);
        return lazyIterator(cls, () => {
          const item = next();
          if (item === undefined) return undefined;
          const pair = new PyTuple([index, item]);
          index = binary(vm, "+", index, 1);
          return pair;
        });
      },
    },
    {},
  ],
  [
    zipType,
    {
      "__new__(cls, /, *iterables, strict=False)": (
        vm,
        cls: PyType,
        iterables,
        strict: Value,
      ) => zip(vm, cls, iterables.items, truthy(vm, strict)),
    },
    {},
  ],
  [
    mapType,
    {
      "__new__(cls, /, *args)": (vm, cls: PyType, { items }) =>
        map(vm, cls, items),
    },
    { acceptsUnknown: true },
  ],
  [
    filterType,
    { "__new__(cls, function, iterable, /)": filter },
    { acceptsUnknown: true },
  ],
  [reversedType, { "__new__(cls, sequence, /)": reversed }, {}],
];

function zip(
  vm: Vm,
  cls: PyType,
  iterables: readonly Value[],
  isStrict: boolean,
): Value {
  if (vm.choices.loops.isUsed) {
    const open = vm.open.zip(vm, iterables);
    if (open !== undefined) return open;
  }
  const nexts = iterables.map((iterable) => iterator(vm, iterable));
  let isDone = nexts.length === 0;
  const next = (): Value | undefined => {
    if (isDone) return undefined;
    const row: Value[] = [];
    for (let i = 0; i < nexts.length; i++) {
      const item = (nexts[i] as Next)();
      if (item === undefined) {
        isDone = true;
        if (isStrict) checkLengths(nexts, i);
        return undefined;
      }
      row.push(item);
    }
    return new PyTuple(row);
  };
  return lazyIterator(cls, next);
}

/** After iterable `ended` gave nothing: with `strict`, none before it may have given something, none behind it may. */
function checkLengths(nexts: readonly Next[], ended: number): void {
  const refuse = (at: number, how: string): never => {
    const others = at === 1 ? " 1" : `s 1-${at}`;
    raise(
      valueErrorType,
      `zip() argument ${at + 1} is ${how} than argument${others}`,
    );
  };
  if (ended > 0) refuse(ended, "shorter");
  for (let i = 1; i < nexts.length; i++) {
    if ((nexts[i] as Next)() !== undefined) refuse(i, "longer");
  }
}

function map(vm: Vm, cls: PyType, args: readonly Value[]): Value {
  if (args.length < 2) {
    raiseTypeError("map() must have at least two arguments.");
  }
  const [callee, ...iterables] = args as [Value, ...Value[]];
  const open = iterables.find((iterable) => iterable instanceof PyUnknown);
  if (open instanceof PyUnknown)
    return derived(`map(…, ${open.expression})`, open);
  const nexts = iterables.map((iterable) => iterator(vm, iterable));
  return lazyIterator(cls, () => {
    const row: Value[] = [];
    for (const next of nexts) {
      const item = next();
      if (item === undefined) return undefined;
      row.push(item);
    }
    return vm.call(callee, row);
  });
}

function filter(vm: Vm, cls: PyType, test: Value, iterable: Value): Value {
  if (iterable instanceof PyUnknown) {
    return derived(`filter(…, ${iterable.expression})`, iterable);
  }
  const next = iterator(vm, iterable);
  return lazyIterator(cls, () => {
    for (let item = next(); item !== undefined; item = next()) {
      vm.budget.step();
      if (truthy(vm, test === null ? item : vm.call(test, [item]))) return item;
    }
    return undefined;
  });
}

/** `reversed(x)`: its `__reversed__`, or its items from the last to the first. */
function reversed(vm: Vm, cls: PyType, sequence: Value): Value {
  const method = findMethod(vm, sequence, "__reversed__");
  if (method !== undefined && method !== null) return vm.call(method, []);
  if (method === null || typeOf(sequence).lookup("__getitem__") === undefined) {
    raiseTypeError(`'${typeName(sequence)}' object is not reversible`);
  }
  const size = length(vm, sequence);
  if (size instanceof PyUnknown) return derived("reversed(…)", size);
  let i = size as number;
  return lazyIterator(
    cls,
    () => (i > 0 ? getItem(vm, sequence, --i) : undefined),
    () => i,
  );
}

/** Puts the constructors on the types. */
export function installLazyIterators(): void {
  for (const [type, table, options] of constructors) {
    addStaticMethods(type, table, options);
  }
}
