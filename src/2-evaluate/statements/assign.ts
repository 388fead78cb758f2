/** Assignment to any target (https://docs.python.org/3.11/reference/simple_stmts.html#assignment-statements). */
import type {
  AnnAssign,
  Assign as AssignStatement,
  AugAssign,
  Delete,
  Expression,
  Starred,
} from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { compileNameTarget, deleteName } from "../expressions/name.js";
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
import type { Assign, Compiler, Execute, Vm } from "../vm.js";

/** `target = … = value` */
export function compileAssign(c: Compiler, node: AssignStatement): Execute {
  const value = c.expression(node.value);
  const targets = node.targets.map((target) => c.target(target));
  const [only] = targets;
  if (targets.length === 1 && only !== undefined) {
    return (vm, frame) => {
      only(vm, frame, value(vm, frame));
      return undefined;
    };
  }
  return (vm, frame) => {
    const evaluated = value(vm, frame);
    for (const target of targets) target(vm, frame, evaluated);
    return undefined;
  };
}

/** Where a value goes. */
export function compileTarget(c: Compiler, target: Expression): Assign {
  switch (target.kind) {
    case "Name":
      return compileNameTarget(target);
    case "Attribute": {
      const owner = c.expression(target.value);
      const name = target.attribute;
      return (vm, frame, value) => {
        const object = owner(vm, frame);
        frame.at = target;
        setAttribute(vm, object, name, value);
      };
    }
    case "Subscript": {
      const owner = c.expression(target.value);
      const index = c.expression(target.index);
      return (vm, frame, value) => {
        const object = owner(vm, frame);
        const key = index(vm, frame);
        frame.at = target;
        setItem(vm, object, key, value);
      };
    }
    case "List":
    case "Tuple":
      return compileUnpack(c, target.elements);
    default:
      throw new Error(`${target.kind} is no assignment target`);
  }
}

/** `a, *b, c = value` */
function compileUnpack(c: Compiler, elements: readonly Expression[]): Assign {
  const targets = elements.map((element) =>
    c.target(element.kind === "Starred" ? element.value : element),
  );
  return (vm, frame, value) => {
    if (value instanceof PyUnknown) {
      targets.forEach((target, i) =>
        target(vm, frame, derived(`${value.expression}[${i}]`, value)),
      );
      return;
    }
    const items = unpacked(vm, elements, value);
    for (let i = 0; i < targets.length; i++) {
      (targets[i] as Assign)(vm, frame, items[i] as Value);
    }
  };
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
export function compileAugAssign(c: Compiler, node: AugAssign): Execute {
  const { target, operator } = node;
  const value = c.expression(node.value);
  const update = (vm: Vm, frame: Frame, old: Value): Value => {
    const evaluated = value(vm, frame);
    frame.at = node;
    return inplace(vm, operator, old, evaluated);
  };
  switch (target.kind) {
    case "Name": {
      const read = c.expression(target);
      const write = c.target(target);
      return (vm, frame) => {
        write(vm, frame, update(vm, frame, read(vm, frame)));
        return undefined;
      };
    }
    case "Attribute": {
      const owner = c.expression(target.value);
      const name = target.attribute;
      return (vm, frame) => {
        const object = owner(vm, frame);
        const old = getAttribute(vm, object, name);
        setAttribute(vm, object, name, update(vm, frame, old));
        return undefined;
      };
    }
    case "Subscript": {
      const owner = c.expression(target.value);
      const index = c.expression(target.index);
      return (vm, frame) => {
        const object = owner(vm, frame);
        const key = index(vm, frame);
        const old = getItem(vm, object, key);
        setItem(vm, object, key, update(vm, frame, old));
        return undefined;
      };
    }
  }
}

/** `target: annotation = value`; in modules and classes the annotation is kept in `__annotations__`. */
export function compileAnnAssign(c: Compiler, node: AnnAssign): Execute {
  const { target, annotation } = node;
  const value = node.value === null ? null : c.expression(node.value);
  const assign = node.value === null ? null : c.target(target);
  return (vm, frame) => {
    if (value !== null) assign?.(vm, frame, value(vm, frame));
    const namespace =
      frame.names ?? (frame.function === null ? frame.module.namespace : null);
    if (target.kind !== "Name" || namespace === null) return undefined;
    const known = namespace.get("__annotations__");
    const annotations = known instanceof PyDict ? known : new PyDict();
    namespace.set("__annotations__", annotations);
    const evaluated = frame.module.postponesAnnotations
      ? frame.source.text.slice(annotation.start, annotation.end)
      : c.expression(annotation)(vm, frame);
    dictSet(vm, annotations, target.id, evaluated);
    return undefined;
  };
}

/** `del target, …` */
export function compileDelete(c: Compiler, node: Delete): Execute {
  const targets = node.targets.map((target) => compileDeletion(c, target));
  return (vm, frame) => {
    for (const target of targets) target(vm, frame);
    return undefined;
  };
}

function compileDeletion(
  c: Compiler,
  target: Expression,
): (vm: Vm, frame: Frame) => void {
  switch (target.kind) {
    case "Name":
      return (vm, frame) => deleteName(vm, target, frame);
    case "Attribute": {
      const owner = c.expression(target.value);
      const name = target.attribute;
      return (vm, frame) => deleteAttribute(vm, owner(vm, frame), name);
    }
    case "Subscript": {
      const owner = c.expression(target.value);
      const index = c.expression(target.index);
      return (vm, frame) => {
        const object = owner(vm, frame);
        deleteItem(vm, object, index(vm, frame));
      };
    }
    case "List":
    case "Tuple": {
      const parts = target.elements.map((part) => compileDeletion(c, part));
      return (vm, frame) => {
        for (const part of parts) part(vm, frame);
      };
    }
    default:
      throw new Error(`${(target as Starred).kind} cannot be deleted`);
  }
}
