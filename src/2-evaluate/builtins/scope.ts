/** Builtins that see the caller's frame: `globals`, `locals`, `eval`, `exec`, `compile`, `__import__`. */
import type { Frame } from "../frame.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { PyBytes } from "../values/simple.js";
import { codeType } from "../values/basicTypes.js";
import { PyDict } from "../values/dict.js";
import { runtimeErrorType } from "../values/exceptionTypes.js";
import { PyObject, type Namespace, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import type { Table } from "./table.js";
import { PyUnknown } from "../values/unknown.js";
import { toArray } from "../operations/iterate.js";

/** What `compile` gives: the text, to be run by `eval` or `exec`. */
class PyCode extends PyObject {
  constructor(
    readonly text: string,
    readonly file: string,
    readonly mode: string,
  ) {
    super(codeType);
  }
}

function currentFrame(vm: Vm): Frame {
  if (vm.frame === null) raise(runtimeErrorType, "no current frame");
  return vm.frame;
}

/**
 * `locals()` of a frame: the module's or class's own namespace, or a snapshot of a function's names, those of
 * enclosing functions that it can see included.
 */
export function localsOf(frame: Frame): PyDict {
  if (frame.mapping !== null) return frame.mapping;
  if (frame.names !== null) return PyDict.over(frame.names);
  if (frame.function === null && frame.locals.length === 0) {
    return PyDict.over(frame.module.namespace);
  }
  const names: Namespace = new Map();
  frame.locals.forEach((name, slot) => {
    const value = frame.slots[slot];
    if (value !== undefined) names.set(name, value);
  });
  for (let outer = frame.parent; outer !== null; outer = outer.parent) {
    outer.locals.forEach((name, slot) => {
      const value = (outer as Frame).slots[slot];
      if (value !== undefined && !names.has(name)) names.set(name, value);
    });
  }
  return PyDict.over(names);
}

function textOf(source: Value): { text: string; file: string } {
  if (typeof source === "string") return { text: source, file: "<string>" };
  if (source instanceof PyCode) return source;
  if (source instanceof PyBytes) {
    return {
      text: Buffer.from(source.data).toString("utf8"),
      file: "<string>",
    };
  }
  return raiseTypeError("eval() arg 1 must be a string, bytes or code object");
}

function runIn(
  vm: Vm,
  mode: "eval" | "exec",
  source: Value,
  globals: Value,
  locals: Value,
): Value {
  if (source instanceof PyUnknown) return source;
  const frame = currentFrame(vm);
  const { text, file } = textOf(source);
  const outer =
    globals instanceof PyDict ? globals : PyDict.over(frame.module.namespace);
  const inner =
    locals instanceof PyDict
      ? locals
      : globals instanceof PyDict
        ? globals
        : localsOf(frame);
  return vm.run(mode === "eval" ? text.trim() : text, mode, outer, inner, file);
}

export const scopeFunctions: Table = {
  "globals()": (vm) => PyDict.over(currentFrame(vm).module.namespace),
  "locals()": (vm) => localsOf(currentFrame(vm)),
  "eval(source, globals=None, locals=None, /)": (vm, source, globals, locals) =>
    runIn(
      vm,
      source instanceof PyCode && source.mode === "exec" ? "exec" : "eval",
      source,
      globals,
      locals,
    ),
  "exec(source, globals=None, locals=None, /)": (vm, source, globals, locals) =>
    runIn(
      vm,
      source instanceof PyCode && source.mode === "eval" ? "eval" : "exec",
      source,
      globals,
      locals,
    ),
  "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)": (
    _vm,
    source: Value,
    filename: Value,
    mode: string,
  ) => new PyCode(textOf(source).text, String(filename), mode),
  "__import__(name, globals=None, locals=None, fromlist=(), level=0)": (
    vm,
    name: string,
    _globals,
    _locals,
    fromlist: Value,
  ) => {
    const leaf = vm.imports.importModule(vm, name);
    const wantsLeaf = fromlist !== null && toArray(vm, fromlist).length > 0;
    return wantsLeaf
      ? leaf
      : vm.imports.importModule(vm, name.split(".")[0] as string);
  },
};
