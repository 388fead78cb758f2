/** `[…]`, `(…)`, `{…}`, `{k: v}`, `a:b:c` and f-strings. */
import type {
  Dict,
  Expression,
  FormattedValue,
  JoinedStr,
  Slice,
} from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { displayedSet } from "./constantSet.js";
import { dictOpen, dictSet } from "../operations/hash.js";
import { joinedText } from "../operations/symbolicText.js";
import { toArray } from "../operations/iterate.js";
import { findMethod } from "../operations/attribute.js";
import { getItem } from "../operations/subscript.js";
import { raiseTypeError } from "../operations/raise.js";
import { format, repr, str, textOrUnknown } from "../operations/text.js";
import { typeName } from "../operations/typeOf.js";
import { PyDict } from "../values/dict.js";
import { PySlice } from "../values/simple.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Compiler, Evaluate, Vm } from "../vm.js";
import { PyTuple, PyList } from "../values/containers.js";

/** Elements in order, `*iterable` unpacked among them; an unknown where the number of elements is. */
export function compileElements(
  c: Compiler,
  elements: readonly Expression[],
): (vm: Vm, frame: Frame) => Value[] | PyUnknown {
  if (elements.some(({ kind }) => kind === "Starred")) {
    return compileStarred(c, elements);
  }
  const parts = elements.map((element) => c.expression(element));
  return (vm, frame) => {
    const values: Value[] = [];
    for (let i = 0; i < parts.length; i++) {
      values.push((parts[i] as Evaluate)(vm, frame));
    }
    return values;
  };
}

function compileStarred(
  c: Compiler,
  elements: readonly Expression[],
): (vm: Vm, frame: Frame) => Value[] | PyUnknown {
  const parts = elements.map((element) => ({
    isStarred: element.kind === "Starred",
    part: c.expression(element.kind === "Starred" ? element.value : element),
  }));
  return (vm, frame) => {
    const values: Value[] = [];
    let open: PyUnknown | undefined;
    for (const { isStarred, part } of parts) {
      const value = part(vm, frame);
      const runs =
        isStarred && vm.choices.loops.isUsed
          ? vm.open.starred(vm, value)
          : undefined;
      if (!isStarred) values.push(value);
      else if (runs !== undefined) values.push(...runs);
      else if (value instanceof PyUnknown)
        open = derived(`[*${value.expression}]`, value);
      else values.push(...toArray(vm, value));
    }
    return open ?? values;
  };
}

export function compileList(
  c: Compiler,
  elements: readonly Expression[],
): Evaluate {
  const evaluate = compileElements(c, elements);
  return (vm, frame) => {
    const values = evaluate(vm, frame);
    if (values instanceof PyUnknown) return values;
    const list = new PyList(values);
    return vm.choices.loops.isUsed ? vm.open.runs(list) : list;
  };
}

export function compileTuple(
  c: Compiler,
  elements: readonly Expression[],
): Evaluate {
  const [first, second] = elements;
  if (
    elements.length === 2 &&
    first?.kind !== "Starred" &&
    second?.kind !== "Starred"
  ) {
    // The usual tuple.
    const a = c.expression(first as Expression);
    const b = c.expression(second as Expression);
    return (vm, frame) => new PyTuple([a(vm, frame), b(vm, frame)]);
  }
  const evaluate = compileElements(c, elements);
  return (vm, frame) => {
    const values = evaluate(vm, frame);
    if (values instanceof PyUnknown) return values;
    const tuple = new PyTuple(values);
    return vm.choices.loops.isUsed ? vm.open.runs(tuple) : tuple;
  };
}

export function compileSet(
  c: Compiler,
  elements: readonly Expression[],
): Evaluate {
  const evaluate = compileElements(c, elements);
  return (vm, frame) => {
    const values = evaluate(vm, frame);
    return values instanceof PyUnknown
      ? values
      : displayedSet(vm, elements, values);
  };
}

export function compileDict(c: Compiler, node: Dict): Evaluate {
  const items = node.items.map(({ key, value }) => ({
    key: key === null ? null : c.expression(key),
    value: c.expression(value),
  }));
  return (vm, frame) => {
    const dict = new PyDict();
    let open: PyUnknown | undefined;
    for (let i = 0; i < items.length; i++) {
      const { key, value } = items[i] as (typeof items)[number];
      if (key !== null) {
        const evaluated = key(vm, frame);
        if (evaluated instanceof PyUnknown) {
          open = derived(`{${evaluated.expression}: …}`, evaluated);
          value(vm, frame);
        } else {
          dictSet(vm, dict, evaluated, value(vm, frame));
        }
        continue;
      }
      const mapping = value(vm, frame);
      if (mapping instanceof PyUnknown) {
        open = derived(`{**${mapping.expression}}`, mapping);
      } else {
        mergeInto(vm, dict, mapping);
      }
    }
    return open ?? dict;
  };
}

/** `{**mapping}` */
function mergeInto(vm: Vm, dict: PyDict, mapping: Value): void {
  if (mapping instanceof PyDict && !mapping.type.isHeapType) {
    if (mapping.rest !== null) dictOpen(dict, mapping.rest);
    for (const [key, value] of mapping.map) {
      dictSet(vm, dict, mapping.keyOf(key), value);
    }
    return;
  }
  const keys = findMethod(vm, mapping, "keys");
  if (keys === undefined) {
    raiseTypeError(`'${typeName(mapping)}' object is not a mapping`);
  }
  for (const key of toArray(vm, vm.call(keys, []))) {
    dictSet(vm, dict, key, getItem(vm, mapping, key));
  }
}

export function compileSlice(c: Compiler, node: Slice): Evaluate {
  const part = (expression: Expression | null): Evaluate =>
    expression === null ? () => null : c.expression(expression);
  const lower = part(node.lower);
  const upper = part(node.upper);
  const step = part(node.step);
  return (vm, frame) => {
    const slice = new PySlice(
      lower(vm, frame),
      upper(vm, frame),
      step(vm, frame),
    );
    for (const value of [slice.start, slice.stop, slice.step]) {
      if (value instanceof PyUnknown)
        return derived(`:${value.expression}`, value);
    }
    return slice;
  };
}

export function compileJoinedStr(c: Compiler, node: JoinedStr): Evaluate {
  const parts = node.values.map((part) =>
    typeof part === "string" ? part : compileField(c, part),
  );
  return (vm, frame) => {
    let text = "";
    let open: PyUnknown | undefined;
    const pieces: Value[] = [];
    for (const part of parts) {
      const value = typeof part === "string" ? part : part(vm, frame);
      pieces.push(value);
      if (value instanceof PyUnknown) open = value;
      else text += value;
    }
    if (open === undefined) return text;
    return joinedText(pieces) ?? derived(`f"…{${open.expression}}…"`, open);
  };
}

function compileField(
  c: Compiler,
  field: FormattedValue,
): (vm: Vm, frame: Frame) => string | PyUnknown {
  const evaluate = c.expression(field.value);
  const evaluateSpec =
    field.format === null ? () => "" : compileJoinedStr(c, field.format);
  return (vm, frame) => {
    const value = evaluate(vm, frame);
    const spec = evaluateSpec(vm, frame);
    if (value instanceof PyUnknown) return value;
    if (spec instanceof PyUnknown) return spec;
    return textOrUnknown("…", () =>
      format(vm, converted(vm, field, value), spec as string),
    );
  };
}

/** `{value!r}` and its like. */
function converted(vm: Vm, field: FormattedValue, value: Value): Value {
  if (field.conversion === "s") return str(vm, value);
  if (field.conversion === "r") return repr(vm, value);
  return field.conversion === "a" ? ascii(repr(vm, value)) : value;
}

/** As Python's `ascii()`: everything beyond ASCII escaped. */
function ascii(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) as number;
    if (code < 0x80) return character;
    if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
    if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
    return `\\U${code.toString(16).padStart(8, "0")}`;
  }).join("");
}
