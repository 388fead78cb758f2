/** `str.format` and `str.format_map` (https://docs.python.org/3.11/library/string.html#format-string-syntax). */
import { getAttribute } from "../../operations/attribute.js";
import { raise } from "../../operations/raise.js";
import { getItem } from "../../operations/subscript.js";
import { format, repr, str } from "../../operations/text.js";
import { derived } from "../../operations/unknown.js";
import { indexErrorType, valueErrorType } from "../../values/exceptionTypes.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { escapeNonAscii } from "../text/quote.js";
import {
  type FormatPart,
  parseFormat,
  accessesOfFieldName,
  firstOfFieldName,
} from "./formatFields.js";

/** Where the fields' values come from. */
export interface FormatArguments {
  /** null where there are none: `format_map`. */
  positional: readonly Value[] | null;
  /** The value of a named field. @throws KeyError (Python), or whatever the mapping's `__getitem__` raises */
  named(name: string): Value;
}

/** How deep a specification's own fields may nest, as in CPython. */
const DEPTH = 2;

/** `text.format(…)`; unknown where a field's value is. */
export function strFormat(
  vm: Vm,
  text: string,
  args: FormatArguments,
): string | PyUnknown {
  return new Formatter(vm, args).format(text, DEPTH);
}

class Formatter {
  /** Fields without a number so far. */
  #next = 0;
  /** Whether fields carry numbers; null until one tells. */
  #isManual: boolean | null = null;

  constructor(
    readonly vm: Vm,
    readonly args: FormatArguments,
  ) {}

  format(text: string, depth: number): string | PyUnknown {
    if (depth === 0) raise(valueErrorType, "Max string recursion exceeded");
    let result = "";
    const unknowns: PyUnknown[] = [];
    for (const part of parseFormat(text)) {
      result += part.literal;
      if (part.field === null) continue;
      const shown = this.#field(part, depth);
      if (shown instanceof PyUnknown) unknowns.push(shown);
      else result += shown;
      this.vm.budget.size(result.length, "a str");
    }
    return unknowns.length > 0
      ? derived(`'${text}'.format(…)`, ...unknowns)
      : result;
  }

  #field(part: FormatPart, depth: number): string | PyUnknown {
    const value = this.#value(part.field as string);
    const shown =
      value instanceof PyUnknown
        ? value
        : convert(this.vm, value, part.conversion);
    const spec = part.spec.includes("{")
      ? this.format(part.spec, depth - 1)
      : part.spec;
    if (shown instanceof PyUnknown) return shown;
    if (spec instanceof PyUnknown) return spec;
    return format(this.vm, shown, spec);
  }

  #value(field: string): Value {
    let value = this.#first(firstOfFieldName(field));
    for (const [isAttribute, key] of accessesOfFieldName(field)) {
      value = isAttribute
        ? getAttribute(this.vm, value, String(key))
        : getItem(this.vm, value, key);
    }
    return value;
  }

  #first(first: string | number): Value {
    const { positional } = this.args;
    if (first !== "" && typeof first === "string")
      return this.args.named(first);
    if (positional === null) {
      raise(valueErrorType, "Format string contains positional fields");
    }
    const isManual = first !== "";
    if (this.#isManual !== null && this.#isManual !== isManual) {
      raise(
        valueErrorType,
        isManual
          ? "cannot switch from automatic field numbering to manual field specification"
          : "cannot switch from manual field specification to automatic field numbering",
      );
    }
    this.#isManual = isManual;
    const index = isManual ? (first as number) : this.#next++;
    const value = positional[index];
    if (value === undefined) {
      raise(
        indexErrorType,
        `Replacement index ${index} out of range for positional args tuple`,
      );
    }
    return value;
  }
}

/** `!s`, `!r`, `!a` */
function convert(vm: Vm, value: Value, conversion: string | null): Value {
  switch (conversion) {
    case null:
      return value;
    case "s":
      return str(vm, value);
    case "r":
      return repr(vm, value);
    case "a":
      return escapeNonAscii(repr(vm, value));
    default: {
      const code = conversion.codePointAt(0) as number;
      return raise(
        valueErrorType,
        code > 32 && code < 127
          ? `Unknown conversion specifier ${conversion}`
          : `Unknown conversion specifier \\x${code.toString(16)}`,
      );
    }
  }
}
