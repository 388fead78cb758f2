/** `callee(args, key=value)` */
import type {
  Attribute,
  Call,
  Expression,
  Keyword,
} from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { Halt } from "../halt.js";
import { findAttribute, raiseNoAttribute } from "../operations/attribute.js";
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
import type { Keywords, Vm } from "../vm.js";

export function evaluateCall(vm: Vm, node: Call, frame: Frame): Value {
  const { callee } = node;
  if (callee.kind === "Attribute")
    return callAttribute(vm, node, callee, frame);
  const value = vm.evaluate(callee, frame);
  return finish(vm, node, value, [], frame);
}

/** `object.method(…)`: an ordinary method is called without making the bound method first. */
function callAttribute(
  vm: Vm,
  node: Call,
  callee: Attribute,
  frame: Frame,
): Value {
  const object = vm.evaluate(callee.value, frame);
  const name = callee.attribute;
  const method = plainMethod(object, name);
  if (method !== undefined) return finish(vm, node, method, [object], frame);
  frame.at = callee;
  const value = findAttribute(vm, object, name);
  if (value === undefined) {
    if (object === null) {
      raise(attributeErrorType, `'NoneType' object has no attribute '${name}'`);
    }
    raiseNoAttribute(object, name);
  }
  return finish(vm, node, value, [], frame);
}

/** A function found on the class that nothing on the instance shadows. */
function plainMethod(object: Value, name: string): Value | undefined {
  if (
    object instanceof PyType ||
    object instanceof PyUnknown ||
    object instanceof PySuper
  ) {
    return undefined;
  }
  if (object instanceof PyObject && !(object instanceof PyInstance)) {
    if (object.type.isHeapType) return undefined;
  }
  const type = typeOf(object);
  if (
    type.isHeapType &&
    type.lookup("__getattribute__") instanceof PyFunction
  ) {
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

function finish(
  vm: Vm,
  node: Call,
  callee: Value,
  args: Value[],
  frame: Frame,
): Value {
  const { args: written } = node;
  let keywords: Keywords | null = null;
  let open: PyUnknown | undefined;
  for (let i = 0; i < written.length; i++) {
    const arg = written[i] as Expression;
    if (arg.kind === "Starred") {
      const value = vm.evaluate(arg.value, frame);
      if (value instanceof PyUnknown) open = value;
      else args.push(...starred(vm, value));
    } else {
      args.push(vm.evaluate(arg, frame));
    }
  }
  for (let i = 0; i < node.keywords.length; i++) {
    const keyword = node.keywords[i] as Keyword;
    keywords ??= new Map();
    const value = vm.evaluate(keyword.value, frame);
    if (keyword.name === null) {
      if (value instanceof PyUnknown) open = value;
      else addMapping(vm, keywords, value, callee);
    } else {
      if (keywords.has(keyword.name)) raiseRepeated(callee, keyword.name);
      keywords.set(keyword.name, value);
    }
  }
  frame.at = node;
  if (open !== undefined) return derived(`…(*${open.expression})`, open);
  return vm.call(callee, args, keywords);
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
