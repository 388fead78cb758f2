/** `_inspection`: the facts about functions, sources and frames that stubs/inspect.py is written over. */
import type { Parameter } from "../../../1-parse/ast.js";
import { readSignature } from "../../calls/nativeSignature.js";
import { raise } from "../../operations/raise.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { osErrorType } from "../../values/exceptionTypes.js";
import { PyBuiltin, PyFunction } from "../../values/functions.js";
import { PyModule } from "../../values/module.js";
import { PyType } from "../../values/type.js";
import type { Value } from "../../values/value.js";
import type { Source } from "../../../source.js";
import type { Vm } from "../../vm.js";
import { frameObject, lineOf, PyFrame } from "../frameObject.js";
import type { NativeModule } from "../nativeModule.js";

/** In the order of `inspect._ParameterKind`. */
const kinds: readonly Parameter["kind"][] = [
  "positional-only",
  "positional",
  "var-positional",
  "keyword-only",
  "var-keyword",
];

/** Of each parameter: name, number of its kind, and its default in a tuple of its own, empty where there is none. */
function parametersOf(_vm: Vm, callee: Value): Value {
  const described =
    callee instanceof PyFunction
      ? callee.parameters.map(({ name, kind }, i) => ({
          name,
          kind,
          fallback: callee.defaults[i],
        }))
      : callee instanceof PyBuiltin
        ? readSignature(callee.signature).map((each) => ({
            name: each.name,
            kind: each.kind,
            fallback: each.default,
          }))
        : [];
  return new PyList(
    described.map(
      ({ name, kind, fallback }) =>
        new PyTuple([
          name,
          kinds.indexOf(kind),
          new PyTuple(fallback === undefined ? [] : [fallback]),
        ]),
    ),
  );
}

/** The text of a module, class or function, decorators included, and the line that it starts at. */
function sourceOf(_vm: Vm, object: Value): Value {
  const found = place(object);
  if (found === undefined || found.source.text === "") {
    raise(osErrorType, "could not get source code");
  }
  const { source, start, end } = found;
  const from = object instanceof PyModule ? 1 : firstLine(source, start);
  const last = source.position(end).line;
  const lines: string[] = [];
  for (let line = from; line <= last; line++) lines.push(source.lineText(line));
  return new PyTuple([
    `${lines.join("\n")}\n`,
    object instanceof PyModule ? 0 : from,
  ]);
}

function place(
  object: Value,
): { source: Source; start: number; end: number } | undefined {
  if (object instanceof PyFunction) {
    const { source, start, end } = object;
    return { source, start, end };
  }
  if (object instanceof PyType) return object.definition ?? undefined;
  if (object instanceof PyModule && object.source !== null) {
    const { source } = object;
    return { source, start: 0, end: Math.max(0, source.text.trimEnd().length) };
  }
  return undefined;
}

/** The line that a definition starts at, the decorators above it included. */
function firstLine(source: Source, start: number): number {
  const own = source.position(start).line;
  const text = source.lineText(own);
  const indent = text.slice(0, text.length - text.trimStart().length);
  let first = own;
  for (let line = own - 1; line > 0; line--) {
    const above = source.lineText(line);
    if (above.startsWith(`${indent}@`)) first = line;
    else if (!/^\s/.test(above.slice(indent.length)) && !/^\s*\)/.test(above)) {
      break;
    }
  }
  return first;
}

export const inspection: NativeModule = {
  name: "_inspection",
  functions: {
    "parameters_of(function)": parametersOf,
    "source_of(object)": sourceOf,
    "is_builtin(object)": (_, object: Value) => object instanceof PyBuiltin,
    "currentframe()": (vm) => frameObject(vm, vm.frame),
    /** The text of the line that a frame is at. */
    "line_of(frame)": (_, frame: PyFrame) =>
      frame.frame.source.lineText(lineOf(frame.frame)) + "\n",
  },
};
