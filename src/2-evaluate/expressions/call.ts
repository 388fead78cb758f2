/** `callee(args, key=value)` */
import type { Attribute, Call } from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { Halt } from "../halt.js";
import {
  findAttribute,
  overriding,
  raiseNoAttribute,
} from "../operations/attribute.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { toArray } from "../operations/iterate.js";
import { getItem } from "../operations/subscript.js";
import { findMethod } from "../operations/attribute.js";
import { attributeErrorType } from "../values/exceptionTypes.js";
import { PyBuiltin, PyFunction, PySuper } from "../values/functions.js";
import { PyDict } from "../values/dict.js";
import { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import { PyInstance, PyObject, type Value } from "../values/value.js";
import type { Compiler, Evaluate, Keywords, Vm } from "../vm.js";

export function compileCall(c: Compiler, node: Call): Evaluate {
  const { callee } = node;
  if (callee.kind === "Attribute") return compileMethodCall(c, node, callee);
  const value = c.expression(callee);
  const call = compileArguments(c, node);
  return (vm, frame) => call(vm, frame, value(vm, frame), []);
}

/** `object.method(…)`: an ordinary method is called without making the bound method first. */
function compileMethodCall(
  c: Compiler,
  node: Call,
  callee: Attribute,
): Evaluate {
  const owner = c.expression(callee.value);
  const name = callee.attribute;
  const call = compileArguments(c, node);
  return (vm, frame) => {
    const object = owner(vm, frame);
    const method = plainMethod(object, name);
    if (method !== undefined) return call(vm, frame, method, [object]);
    frame.at = callee;
    const value = findAttribute(vm, object, name);
    if (value === undefined) {
      if (object === null) {
        raise(
          attributeErrorType,
          `'NoneType' object has no attribute '${name}'`,
        );
      }
      raiseNoAttribute(object, name);
    }
    return call(vm, frame, value, []);
  };
}

/** A function found on the class that nothing on the instance shadows. */
function plainMethod(object: Value, name: string): Value | undefined {
  if (object instanceof PyObject && !(object instanceof PyInstance)) {
    if (
      object instanceof PyType ||
      object instanceof PyUnknown ||
      object instanceof PySuper ||
      object.type.isHeapType
    ) {
      return undefined;
    }
  }
  const type = typeOf(object);
  if (type.isHeapType && overriding(type) instanceof PyFunction) {
    return undefined;
  }
  const found = type.lookup(name);
  const isMethod =
    found instanceof PyFunction ||
    (found instanceof PyBuiltin && found.isMethod);
  if (!isMethod) return undefined;
  if (object instanceof PyObject && object.attributes?.has(name)) {
    return undefined;
  }
  return found;
}

/** Evaluates the arguments behind those already in `args`, then calls. */
type Apply = (vm: Vm, frame: Frame, callee: Value, args: Value[]) => Value;

function compileArguments(c: Compiler, node: Call): Apply {
  const isOpen =
    node.args.some(({ kind }) => kind === "Starred") ||
    node.keywords.some(({ name }) => name === null) ||
    new Set(node.keywords.map(({ name }) => name)).size < node.keywords.length;
  if (isOpen) return compileOpenArguments(c, node);
  const positional = node.args.map((arg) => c.expression(arg));
  const names = node.keywords.map(({ name }) => name as string);
  const named = node.keywords.map(({ value }) => c.expression(value));
  return (vm, frame, callee, args) => {
    for (let i = 0; i < positional.length; i++) {
      args.push((positional[i] as Evaluate)(vm, frame));
    }
    let keywords: Keywords | null = null;
    if (names.length > 0) {
      keywords = new Map();
      for (let i = 0; i < names.length; i++) {
        keywords.set(names[i] as string, (named[i] as Evaluate)(vm, frame));
      }
    }
    frame.at = node;
    return vm.call(callee, args, keywords);
  };
}

/** Arguments with `*iterable` or `**mapping` among them. */
function compileOpenArguments(c: Compiler, node: Call): Apply {
  const positional = node.args.map((arg) => ({
    isStarred: arg.kind === "Starred",
    evaluate: c.expression(arg.kind === "Starred" ? arg.value : arg),
  }));
  const named = node.keywords.map(({ name, value }) => ({
    name,
    evaluate: c.expression(value),
  }));
  return (vm, frame, callee, args) => {
    let open: PyUnknown | undefined;
    for (const { isStarred, evaluate } of positional) {
      const value = evaluate(vm, frame);
      const runs =
        isStarred && vm.choices.loops.isUsed
          ? vm.open.starred(vm, value)
          : undefined;
      if (!isStarred) args.push(value);
      else if (runs !== undefined) args.push(...runs);
      else if (value instanceof PyUnknown) open = value;
      else args.push(...starred(vm, value));
    }
    let keywords: Keywords | null = null;
    for (const { name, evaluate } of named) {
      keywords ??= new Map();
      const value = evaluate(vm, frame);
      if (name === null) {
        if (value instanceof PyUnknown) open = value;
        else addMapping(vm, keywords, value, callee);
      } else {
        if (keywords.has(name)) raiseRepeated(callee, name);
        keywords.set(name, value);
      }
    }
    frame.at = node;
    if (open !== undefined) return derived(`…(*${open.expression})`, open);
    return vm.call(callee, args, keywords);
  };
}

function starred(vm: Vm, value: Value): Value[] {
  if (
    typeOf(value).lookup("__iter__") === undefined &&
    typeOf(value).lookup("__getitem__") === undefined
  ) {
    raiseTypeError(`Value after * must be an iterable, not ${typeName(value)}`);
  }
  return toArray(vm, value);
}

function addMapping(
  vm: Vm,
  keywords: Keywords,
  mapping: Value,
  callee: Value,
): void {
  if (mapping instanceof PyDict && !mapping.type.isHeapType) {
    if (mapping.rest !== null) throw new Halt(mapping.rest.reason);
    for (const [key, value] of mapping.map) {
      addKeyword(keywords, mapping.keyOf(key), value, callee);
    }
    return;
  }
  const keys = findMethod(vm, mapping, "keys");
  if (keys === undefined) {
    raiseTypeError(
      `${calleeName(callee)}() argument after ** must be a mapping, not ${typeName(mapping)}`,
    );
  }
  for (const key of toArray(vm, vm.call(keys, []))) {
    addKeyword(keywords, key, getItem(vm, mapping, key), callee);
  }
}

function addKeyword(
  keywords: Keywords,
  key: Value,
  value: Value,
  callee: Value,
): void {
  const name = typeof key === "string" ? key : stringValue(key);
  if (name === undefined) raiseTypeError("keywords must be strings");
  if (keywords.has(name)) raiseRepeated(callee, name);
  keywords.set(name, value);
}

function stringValue(key: Value): string | undefined {
  if (key instanceof PyObject && "value" in key) {
    return typeof key.value === "string" ? key.value : undefined;
  }
  return undefined;
}

function raiseRepeated(callee: Value, name: string): never {
  raiseTypeError(
    `${calleeName(callee)}() got multiple values for keyword argument '${name}'`,
  );
}

function calleeName(callee: Value): string {
  if (callee instanceof PyFunction)
    return `${callee.module.name}.${callee.qualname}`;
  if (callee instanceof PyType) return callee.name;
  return callee instanceof PyBuiltin ? callee.name : typeName(callee);
}
