/** Reading, assigning and deleting names (https://docs.python.org/3.11/reference/executionmodel.html#naming-and-binding). */
import type { Name, NamedExpr } from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { raise } from "../operations/raise.js";
import { getItem, setItem } from "../operations/subscript.js";
import { dictDelete, dictHas } from "../operations/hash.js";
import {
  nameErrorType,
  unboundLocalErrorType,
} from "../values/exceptionTypes.js";
import { derived } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Assign, Compiler, Evaluate, Vm } from "../vm.js";

export function compileName(node: Name): Evaluate {
  const { id, slot, hops } = node;
  switch (node.scope) {
    case "local":
      return (vm, frame) => {
        const value = frame.slots[slot];
        return value === undefined ? raiseUnbound(vm, node, frame) : value;
      };
    case "outer":
      return hops === 1
        ? (vm, frame) => {
            const outer = frame.parent as Frame;
            const value = outer.slots[slot];
            return value === undefined ? raiseFree(vm, node, outer) : value;
          }
        : (vm, frame) => outerValue(vm, node, frame);
    case "global":
      return (vm, frame) => globalValue(vm, id, frame);
    case "class":
      return (vm, frame) => classValue(vm, node, frame);
  }
}

function raiseUnbound(vm: Vm, { id, slot }: Name, frame: Frame): never {
  vm.choices.loops.onUnbound(frame, slot);
  raise(
    unboundLocalErrorType,
    `cannot access local variable '${id}' where it is not associated with a value`,
  );
}

function raiseFree(vm: Vm, { id, slot }: Name, outer: Frame): never {
  vm.choices.loops.onUnbound(outer, slot);
  raise(
    nameErrorType,
    `cannot access free variable '${id}' where it is not associated with a value in enclosing scope`,
  );
}

function outerValue(vm: Vm, node: Name, frame: Frame): Value {
  const outer = outerFrame(node, frame);
  const value = outer.slots[node.slot];
  return value === undefined ? raiseFree(vm, node, outer) : value;
}

function outerFrame(node: Name, frame: Frame): Frame {
  let outer = frame;
  for (let i = 0; i < node.hops; i++) outer = outer.parent as Frame;
  return outer;
}

function globalValue(vm: Vm, id: string, frame: Frame): Value {
  // None is a value like any other: `??` would pass over it.
  let value = frame.module.namespace.get(id);
  if (value === undefined) value = vm.builtins.get(id);
  if (value !== undefined) return value;
  if (id === "__class__" && frame.classCell?.class)
    return frame.classCell.class;
  const { starUnknown } = frame.module;
  if (starUnknown !== null) {
    return derived(`${starUnknown.expression}.${id}`, starUnknown);
  }
  raise(nameErrorType, `name '${id}' is not defined`);
}

function classValue(vm: Vm, node: Name, frame: Frame): Value {
  const { names, mapping } = frame;
  if (mapping !== null && dictHas(vm, mapping, node.id)) {
    return getItem(vm, mapping, node.id);
  }
  const value = names?.get(node.id);
  if (value !== undefined) return value;
  // The class body's own frame does not count among the hops.
  if (node.hops > 0) return outerValue(vm, node, frame);
  return globalValue(vm, node.id, frame);
}

/** `name := value` */
export function compileNamedExpr(c: Compiler, node: NamedExpr): Evaluate {
  const { target } = node;
  const value = c.expression(node.value);
  return (vm, frame) => {
    const evaluated = value(vm, frame);
    assignName(vm, target, evaluated, frame);
    return evaluated;
  };
}

/** Where a name's value goes. */
export function compileNameTarget(node: Name): Assign {
  const { slot } = node;
  return node.scope === "local"
    ? (_, frame, value) => {
        frame.slots[slot] = value;
      }
    : (vm, frame, value) => assignName(vm, node, value, frame);
}

export function assignName(
  vm: Vm,
  node: Name,
  value: Value,
  frame: Frame,
): void {
  switch (node.scope) {
    case "local":
      frame.slots[node.slot] = value;
      return;
    case "outer":
      outerFrame(node, frame).slots[node.slot] = value;
      return;
    case "global":
      frame.module.namespace.set(node.id, value);
      return;
    case "class":
      if (frame.mapping !== null) setItem(vm, frame.mapping, node.id, value);
      else frame.names?.set(node.id, value);
  }
}

export function deleteName(vm: Vm, node: Name, frame: Frame): void {
  switch (node.scope) {
    case "local":
    case "outer": {
      const owner = node.scope === "local" ? frame : outerFrame(node, frame);
      if (owner.slots[node.slot] === undefined) raiseUnbound(vm, node, owner);
      owner.slots[node.slot] = undefined;
      return;
    }
    case "global":
      if (frame.module.namespace.delete(node.id)) return;
      break;
    case "class":
      if (frame.mapping !== null && dictDelete(vm, frame.mapping, node.id)) {
        return;
      }
      if (frame.names?.delete(node.id)) return;
  }
  raise(nameErrorType, `name '${node.id}' is not defined`);
}
