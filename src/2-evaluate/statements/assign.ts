/** Assignment to any target (https://docs.python.org/3.11/reference/simple_stmts.html#assignment-statements). */
import type {
  AnnAssign,
  AugAssign,
  Expression,
  Starred,
} from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { assignName, deleteName } from "../expressions/name.js";
import {
  deleteAttribute,
  getAttribute,
  setAttribute,
} from "../operations/attribute.js";
import { inplace } from "../operations/binary.js";
import { dictSet } from "../operations/hash.js";
import { iterator } from "../operations/iterate.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { deleteItem, getItem, setItem } from "../operations/subscript.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { PyList, PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { valueErrorType } from "../values/exceptionTypes.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

export function assign(
  vm: Vm,
  target: Expression,
  value: Value,
  frame: Frame,
): void {
  switch (target.kind) {
    case "Name":
      assignName(vm, target, value, frame);
      return;
    case "Attribute": {
      const object = vm.evaluate(target.value, frame);
      frame.at = target;
      setAttribute(vm, object, target.attribute, value);
      return;
    }
    case "Subscript": {
      const object = vm.evaluate(target.value, frame);
      const key = vm.evaluate(target.index, frame);
      frame.at = target;
      setItem(vm, object, key, value);
      return;
    }
    case "List":
    case "Tuple":
      unpack(vm, target.elements, value, frame);
      return;
    default:
      throw new Error(`${target.kind} is no assignment target`);
  }
}

/** `a, *b, c = value` */
function unpack(
  vm: Vm,
  targets: readonly Expression[],
  value: Value,
  frame: Frame,
): void {
  if (value instanceof PyUnknown) {
    targets.forEach((target, i) =>
      assign(
        vm,
        target.kind === "Starred" ? target.value : target,
        derived(`${value.expression}[${i}]`, value),
        frame,
      ),
    );
    return;
  }
  const items = unpacked(vm, targets, value);
  targets.forEach((target, i) => {
    const item = items[i] as Value;
    assign(vm, target.kind === "Starred" ? target.value : target, item, frame);
  });
}

/** One value per target, a list for a starred one. */
function unpacked(
  vm: Vm,
  targets: readonly Expression[],
  value: Value,
): Value[] {
  const star = targets.findIndex((target) => target.kind === "Starred");
  const items = itemsOf(vm, value, star < 0 ? targets.length : Infinity);
  if (star < 0) {
    if (items.length < targets.length) {
      raise(
        valueErrorType,
        `not enough values to unpack (expected ${targets.length}, got ${items.length})`,
      );
    }
    return items;
  }
  const after = targets.length - star - 1;
  if (items.length < star + after) {
    raise(
      valueErrorType,
      `not enough values to unpack (expected at least ${star + after}, got ${items.length})`,
    );
  }
  const middle = items.slice(star, items.length - after);
  return [
    ...items.slice(0, star),
    new PyList(middle),
    ...items.slice(items.length - after),
  ];
}

/** Takes one element more than `most` at the most, so that unpacking an endless iterator ends. */
function itemsOf(vm: Vm, value: Value, most: number): Value[] {
  const isPlain =
    (value instanceof PyList || value instanceof PyTuple) &&
    !value.type.isHeapType;
  if (isPlain && value.items.length === most) return value.items.slice();
  const type = typeOf(value);
  if (
    type.lookup("__iter__") === undefined &&
    type.lookup("__getitem__") === undefined
  ) {
    raiseTypeError(`cannot unpack non-iterable ${typeName(value)} object`);
  }
  const items: Value[] = [];
  const next = iterator(vm, value);
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    if (items.length === most) {
      raise(valueErrorType, `too many values to unpack (expected ${most})`);
    }
    items.push(item);
  }
  return items;
}

/** `target operator= value`: the target's object and key are evaluated once. */
export function augmentedAssign(vm: Vm, node: AugAssign, frame: Frame): void {
  const { target, operator } = node;
  const update = (old: Value): Value => {
    const value = vm.evaluate(node.value, frame);
    frame.at = node;
    return inplace(vm, operator, old, value);
  };
  switch (target.kind) {
    case "Name":
      assignName(vm, target, update(vm.evaluate(target, frame)), frame);
      return;
    case "Attribute": {
      const object = vm.evaluate(target.value, frame);
      const old = getAttribute(vm, object, target.attribute);
      setAttribute(vm, object, target.attribute, update(old));
      return;
    }
    case "Subscript": {
      const object = vm.evaluate(target.value, frame);
      const key = vm.evaluate(target.index, frame);
      setItem(vm, object, key, update(getItem(vm, object, key)));
    }
  }
}

/** `target: annotation = value`; in modules and classes the annotation is kept in `__annotations__`. */
export function annotatedAssign(vm: Vm, node: AnnAssign, frame: Frame): void {
  if (node.value !== null) {
    assign(vm, node.target, vm.evaluate(node.value, frame), frame);
  }
  const namespace =
    frame.names ?? (frame.function === null ? frame.module.namespace : null);
  if (node.target.kind !== "Name" || namespace === null) return;
  const known = namespace.get("__annotations__");
  const annotations = known instanceof PyDict ? known : new PyDict();
  namespace.set("__annotations__", annotations);
  const value = frame.module.postponesAnnotations
    ? frame.source.text.slice(node.annotation.start, node.annotation.end)
    : vm.evaluate(node.annotation, frame);
  dictSet(vm, annotations, node.target.id, value);
}

/** `del target, …` */
export function deleteTarget(vm: Vm, target: Expression, frame: Frame): void {
  switch (target.kind) {
    case "Name":
      deleteName(vm, target, frame);
      return;
    case "Attribute":
      deleteAttribute(vm, vm.evaluate(target.value, frame), target.attribute);
      return;
    case "Subscript": {
      const object = vm.evaluate(target.value, frame);
      deleteItem(vm, object, vm.evaluate(target.index, frame));
      return;
    }
    case "List":
    case "Tuple":
      for (const element of target.elements) deleteTarget(vm, element, frame);
      return;
    default:
      throw new Error(`${(target as Starred).kind} cannot be deleted`);
  }
}
