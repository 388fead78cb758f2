/** Python values as JSON text. */
import { lessThan } from "../../../operations/equality.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { typeName } from "../../../operations/typeOf.js";
import { derived } from "../../../operations/unknown.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import {
  recursionErrorType,
  valueErrorType,
} from "../../../values/exceptionTypes.js";
import { PyFloat } from "../../../values/simple.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { PyObject, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { integerOf } from "../../numbers/conversions.js";
import { floatRepr } from "../../../../floats/floatRepr.js";
import { integerText } from "../../numbers/integerText.js";
import { stringOf } from "../../text/textOf.js";

export interface EncodeOptions {
  /** Called for what JSON has no form for; it gives something that has one, or raises. */
  fallback: Value;
  skipKeys: boolean;
  ensureAscii: boolean;
  allowNan: boolean;
  sortKeys: boolean;
  /** null: all on one line. */
  indent: string | null;
  itemSeparator: string;
  keySeparator: string;
}

/** As deep as CPython's own recursion goes, about. */
const DEEPEST = 990;

/** The JSON text of `value`; unknown where it holds something unknown. */
export function encodeJson(
  vm: Vm,
  value: Value,
  options: EncodeOptions,
): string | PyUnknown {
  const encoder = new Encoder(vm, options);
  const text = encoder.encode(value, 0);
  vm.budget.size(text.length, "a str");
  return encoder.unknowns.length > 0
    ? derived("json.dumps(…)", ...encoder.unknowns)
    : text;
}

class Encoder {
  readonly unknowns: PyUnknown[] = [];
  readonly #open = new Set<PyObject>();

  constructor(
    readonly vm: Vm,
    readonly options: EncodeOptions,
  ) {}

  encode(value: Value, depth: number): string {
    this.vm.budget.step();
    if (value === null) return "null";
    if (typeof value === "boolean") return String(value);
    const text = stringOf(value);
    if (text !== undefined) return this.#string(text);
    const integer = integerOf(value);
    if (integer !== undefined) return integerText(integer);
    if (value instanceof PyFloat) return this.#float(value.value);
    if (value instanceof PyUnknown) {
      this.unknowns.push(value);
      return "";
    }
    return this.#container(value as PyObject, depth);
  }

  #string(text: string): string {
    return quoteJson(text, this.options.ensureAscii);
  }

  #float(value: number): string {
    if (Number.isFinite(value)) return floatRepr(value);
    if (!this.options.allowNan) {
      raise(valueErrorType, "Out of range float values are not JSON compliant");
    }
    return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  }

  #container(value: PyObject, depth: number): string {
    if (this.#open.has(value)) {
      raise(valueErrorType, "Circular reference detected");
    }
    if (this.#open.size > DEEPEST) {
      raise(
        recursionErrorType,
        "maximum recursion depth exceeded while encoding a JSON object",
      );
    }
    this.#open.add(value);
    const text = this.#contents(value, depth);
    this.#open.delete(value);
    return text;
  }

  #contents(value: PyObject, depth: number): string {
    if (value instanceof PyList || value instanceof PyTuple) {
      const items = value.items.map((item) => this.encode(item, depth + 1));
      return this.#enclosed("[", items, "]", depth);
    }
    if (value instanceof PyDict) {
      return this.#enclosed("{", this.#pairs(value, depth), "}", depth);
    }
    return this.encode(this.vm.call(this.options.fallback, [value]), depth);
  }

  #enclosed(
    open: string,
    parts: string[],
    close: string,
    depth: number,
  ): string {
    if (parts.length === 0) return open + close;
    const { indent, itemSeparator } = this.options;
    if (indent === null) return open + parts.join(itemSeparator) + close;
    const line = `\n${indent.repeat(depth + 1)}`;
    const last = `\n${indent.repeat(depth)}`;
    return open + line + parts.join(itemSeparator + line) + last + close;
  }

  #pairs(dict: PyDict, depth: number): string[] {
    let keys = [...dict.map.keys()];
    if (this.options.sortKeys) keys = this.#sorted(dict, keys);
    const pairs: string[] = [];
    for (const hashKey of keys) {
      const key = this.#key(dict.keyOf(hashKey));
      if (key === undefined) continue;
      const value = this.encode(dict.map.get(hashKey) as Value, depth + 1);
      pairs.push(this.#string(key) + this.options.keySeparator + value);
    }
    return pairs;
  }

  /** By the keys as Python orders them. */
  #sorted<K>(dict: PyDict, keys: K[]): K[] {
    const { vm } = this;
    return keys.sort((a, b) => {
      const [x, y] = [dict.keyOf(a as never), dict.keyOf(b as never)];
      return lessThan(vm, x, y) ? -1 : lessThan(vm, y, x) ? 1 : 0;
    });
  }

  /** A key as text; undefined where it is to be left out. */
  #key(key: Value): string | undefined {
    if (key === null) return "null";
    if (typeof key === "boolean") return String(key);
    const text = stringOf(key);
    if (text !== undefined) return text;
    const integer = integerOf(key);
    if (integer !== undefined) return integerText(integer);
    if (key instanceof PyFloat) return this.#float(key.value);
    if (this.options.skipKeys) return undefined;
    return raiseTypeError(
      `keys must be str, int, float, bool or None, not ${typeName(key)}`,
    );
  }
}

const named: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
};

/** A JSON string; with `ensureAscii`, what lies beyond ASCII as UTF-16 escapes. */
export function quoteJson(text: string, ensureAscii: boolean): string {
  // eslint-disable-next-line no-control-regex -- what JSON must escape
  const escaped = ensureAscii ? /["\\]|[^ -~]/g : /["\\\0-\x1f]/g;
  const body = text.replace(
    escaped,
    (unit) =>
      named[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${body}"`;
}
