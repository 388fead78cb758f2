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
import { toArray } from "../operations/iterate.js";
import { findMethod } from "../operations/attribute.js";
import { getItem } from "../operations/subscript.js";
import { raiseTypeError } from "../operations/raise.js";
import { format, repr, str, textOrUnknown } from "../operations/text.js";
import { typeName } from "../operations/typeOf.js";
import { PyDict } from "../values/dict.js";
import type { PySet } from "../values/containers.js";
import { PySlice } from "../values/simple.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { PyTuple, PyList } from "../values/containers.js";

/** Elements in order, `*iterable` unpacked among them; an unknown where the number of elements is. */
export function evaluateElements(
  vm: Vm,
  elements: readonly Expression[],
  frame: Frame,
): Value[] | PyUnknown {
  const values: Value[] = [];
  let open: PyUnknown | undefined;
  for (const element of elements) {
    if (element.kind === "Starred") {
      const value = vm.evaluate(element.value, frame);
      if (value instanceof PyUnknown)
        open = derived(`[*${value.expression}]`, value);
      else values.push(...toArray(vm, value));
    } else {
      values.push(vm.evaluate(element, frame));
    }
  }
  return open ?? values;
}

export function evaluateList(
  vm: Vm,
  elements: readonly Expression[],
  frame: Frame,
): Value {
  const values = evaluateElements(vm, elements, frame);
  return values instanceof PyUnknown ? values : new PyList(values);
}

export function evaluateTuple(
  vm: Vm,
  elements: readonly Expression[],
  frame: Frame,
): Value {
  const values = evaluateElements(vm, elements, frame);
  return values instanceof PyUnknown ? values : new PyTuple(values);
}

export function evaluateSet(
  vm: Vm,
  elements: readonly Expression[],
  frame: Frame,
): PySet | PyUnknown {
  const values = evaluateElements(vm, elements, frame);
  return values instanceof PyUnknown
    ? values
    : displayedSet(vm, elements, values);
}

export function evaluateDict(vm: Vm, node: Dict, frame: Frame): Value {
  const dict = new PyDict();
  let open: PyUnknown | undefined;
  for (const { key, value } of node.items) {
    if (key !== null) {
      const evaluated = vm.evaluate(key, frame);
      if (evaluated instanceof PyUnknown) {
        open = derived(`{${evaluated.expression}: …}`, evaluated);
        vm.evaluate(value, frame);
      } else {
        dictSet(vm, dict, evaluated, vm.evaluate(value, frame));
      }
      continue;
    }
    const mapping = vm.evaluate(value, frame);
    if (mapping instanceof PyUnknown) {
      open = derived(`{**${mapping.expression}}`, mapping);
    } else {
      mergeInto(vm, dict, mapping);
    }
  }
  return open ?? dict;
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

export function evaluateSlice(vm: Vm, node: Slice, frame: Frame): Value {
  const part = (expression: Expression | null): Value =>
    expression === null ? null : vm.evaluate(expression, frame);
  const slice = new PySlice(
    part(node.lower),
    part(node.upper),
    part(node.step),
  );
  for (const value of [slice.start, slice.stop, slice.step]) {
    if (value instanceof PyUnknown)
      return derived(`:${value.expression}`, value);
  }
  return slice;
}

export function evaluateJoinedStr(
  vm: Vm,
  node: JoinedStr,
  frame: Frame,
): Value {
  let text = "";
  let open: PyUnknown | undefined;
  for (const part of node.values) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    const value = formatField(vm, part, frame);
    if (value instanceof PyUnknown) open = value;
    else text += value;
  }
  return open === undefined ? text : derived(`f"…{${open.expression}}…"`, open);
}

function formatField(
  vm: Vm,
  field: FormattedValue,
  frame: Frame,
): string | PyUnknown {
  const value = vm.evaluate(field.value, frame);
  const spec =
    field.format === null ? "" : evaluateJoinedStr(vm, field.format, frame);
  if (value instanceof PyUnknown) return value;
  if (spec instanceof PyUnknown) return spec;
  return textOrUnknown("…", () =>
    format(vm, converted(vm, field, value), spec as string),
  );
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
