/** The constructor call behind a module: as written, and its arguments by name. */
import { bindArguments } from "../2-evaluate/calls/bindArguments.js";
import { segmentsOf } from "../2-evaluate/loops/segments.js";
import { PyList, PyTuple } from "../2-evaluate/values/containers.js";
import { PyDict } from "../2-evaluate/values/dict.js";
import { Raised } from "../2-evaluate/values/exceptions.js";
import { PyFunction } from "../2-evaluate/values/functions.js";
import { PyBoxed, PyFloat } from "../2-evaluate/values/simple.js";
import { PyType } from "../2-evaluate/values/type.js";
import { PyUnknown } from "../2-evaluate/values/unknown.js";
import {
  PyObject,
  type PyInstance,
  type Value,
} from "../2-evaluate/values/value.js";
import type { Source, Span } from "../source.js";

/** `Conv2d(1, 6, 5)`: as written in the user's file, else with the values that the call received; null if never called. */
export function callOf(module: PyInstance): string | null {
  const { origin } = module;
  if (origin === null) return null;
  const written = writtenCall(module);
  if (written !== null) return written;
  const args = [
    ...origin.args.map(shown),
    ...[...(origin.keywords ?? [])].map(
      ([name, value]) => `${name}=${shown(value)}`,
    ),
  ];
  return `${module.type.name}(${args.join(", ")})`;
}

/** Calls as they were read before, by where they stand and by class: one line of a file makes many a layer. */
const written = new WeakMap<Source, Map<string, string | null>>();

/** The text of the call where it names the class, without what stands before the name. */
function writtenCall(module: PyInstance): string | null {
  const span = module.origin?.call ?? null;
  if (span === null || span.source.isStub) return null;
  let calls = written.get(span.source);
  if (calls === undefined) written.set(span.source, (calls = new Map()));
  const key = `${span.start} ${span.end} ${module.type.name}`;
  let text = calls.get(key);
  if (text === undefined) {
    text = readCall(span, module.type.name);
    calls.set(key, text);
  }
  return text;
}

function readCall({ source, start, end }: Span, name: string): string | null {
  const text = source.text.slice(start, end).replace(/\s*\n\s*/g, " ");
  const match = /^[\w.]*?(\w+)\s*\(/.exec(text);
  if (match === null || match[1] !== name) return null;
  return text
    .slice(text.indexOf(name))
    .replace(/\(\s+/, "(")
    .replace(/,?\s+\)$/, ")");
}

/** What `__init__` received, by parameter; empty where that cannot be told. */
export function argumentsOf(
  module: PyInstance,
): { name: string; value: string }[] {
  const { origin } = module;
  const initializer = module.type.lookup("__init__");
  if (origin === null || !(initializer instanceof PyFunction)) return [];
  try {
    const bound = bindArguments(
      initializer.qualname,
      initializer.parameters,
      initializer.defaults,
      [module, ...origin.args],
      origin.keywords === null ? null : new Map(origin.keywords),
    );
    return initializer.parameters
      .map(({ name }, i) => ({ name, value: shown(bound[i] as Value) }))
      .slice(1);
  } catch (error) {
    if (error instanceof Raised) return [];
    throw error;
  }
}

/** A value as a person would write it: plain values and small containers of them; for the rest its class. */
function shown(value: Value, depth = 0): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "\\'")}'`;
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (!(value instanceof PyObject)) return String(value);
  if (value instanceof PyFloat) {
    return Number.isInteger(value.value) && Math.abs(value.value) < 1e16
      ? value.value.toFixed(1)
      : String(value.value);
  }
  if (value instanceof PyUnknown) return value.expression;
  if (value instanceof PyBoxed) return shown(value.value);
  if (value instanceof PyType || value instanceof PyFunction) return value.name;
  return depth > 2 ? "…" : shownContainer(value, depth);
}

function shownContainer(value: PyObject, depth: number): string {
  const isOpen =
    (value instanceof PyList || value instanceof PyTuple) &&
    segmentsOf(value) !== undefined;
  if (isOpen) return value instanceof PyList ? "[…]" : "(…)";
  const list = (items: readonly Value[]) =>
    items.length > 16
      ? "…"
      : items.map((item) => shown(item, depth + 1)).join(", ");
  if (value instanceof PyList) return `[${list(value.items)}]`;
  if (value instanceof PyTuple) {
    return `(${list(value.items)}${value.items.length === 1 ? "," : ""})`;
  }
  if (value instanceof PyDict && value.map.size <= 16) {
    const pairs = [...value.map].map(
      ([key, item]) =>
        `${shown(value.keyOf(key), depth + 1)}: ${shown(item, depth + 1)}`,
    );
    return `{${pairs.join(", ")}}`;
  }
  return `<${value.type.name}>`;
}
