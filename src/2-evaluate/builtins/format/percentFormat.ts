/** `text % values` (https://docs.python.org/3.11/library/stdtypes.html#printf-style-string-formatting). */
import { asInteger } from "../../operations/index.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { getItem } from "../../operations/subscript.js";
import { repr, str } from "../../operations/text.js";
import { typeOf } from "../../operations/typeOf.js";
import { unbox } from "../../operations/unbox.js";
import { derived } from "../../operations/unknown.js";
import { PyTuple } from "../../values/containers.js";
import {
  overflowErrorType,
  valueErrorType,
} from "../../values/exceptionTypes.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { pointCount, pointSlice, toPointIndex } from "../text/codePoints.js";
import { escapeNonAscii } from "../text/quote.js";
import { percentNumber } from "./percentNumber.js";

/** One conversion specifier, `%-08.3f`, without its key. */
export interface PercentField {
  leftAligned: boolean;
  sign: "+" | " " | "";
  alternate: boolean;
  zeroPadded: boolean;
  /** 0 where there is none. */
  width: number;
  /** -1 where there is none. */
  precision: number;
  type: string;
}

/** `text % values`; unknown where a value that is shown is. */
export function percentFormat(
  vm: Vm,
  text: string,
  values: Value,
): string | PyUnknown {
  const formatter = new PercentFormatter(vm, text, values);
  const result = formatter.run();
  return formatter.unknowns.length > 0
    ? derived(`'${text}' % …`, ...formatter.unknowns)
    : result;
}

class PercentFormatter {
  readonly unknowns: PyUnknown[] = [];
  #items: readonly Value[];
  #used = 0;
  #position = 0;
  readonly #isMapping: boolean;

  constructor(
    readonly vm: Vm,
    readonly text: string,
    readonly values: Value,
  ) {
    this.#items = values instanceof PyTuple ? values.items : [values];
    this.#isMapping =
      !(values instanceof PyTuple) &&
      !(values instanceof PyUnknown) &&
      typeof unbox(values) !== "string" &&
      typeOf(values).lookup("__getitem__") !== undefined;
  }

  run(): string {
    const { text } = this;
    let result = "";
    for (;;) {
      const percent = text.indexOf("%", this.#position);
      if (percent === -1) break;
      result += text.slice(this.#position, percent);
      this.#position = percent + 1;
      result += this.#field();
      this.vm.budget.size(result.length, "a str");
    }
    if (this.#used < this.#items.length && !this.#isMapping) {
      raiseTypeError("not all arguments converted during string formatting");
    }
    return result + text.slice(this.#position);
  }

  #field(): string {
    if (this.text[this.#position] === "%") {
      this.#position++;
      return "%";
    }
    if (this.text[this.#position] === "(") this.#selectKey();
    const flags = this.#take(/[-+ #0]*/y);
    const width = this.#size("width") ?? 0;
    // A `*` width may be negative: it aligns to the left.
    const leftAligned = flags.includes("-") || width < 0;
    const hasPrecision = this.#take(/\.?/y) !== "";
    const precision = hasPrecision
      ? Math.max(0, this.#size("precision") ?? 0)
      : -1;
    this.#take(/[hlL]?/y);
    const code = this.text.codePointAt(this.#position);
    if (code === undefined) raise(valueErrorType, "incomplete format");
    const at = this.#position;
    const type = String.fromCodePoint(code);
    this.#position += type.length;
    const value = this.#next();
    if (!"srcadiouxXeEfFgG".includes(type)) {
      raise(
        valueErrorType,
        `unsupported format character '${code > 31 && code < 128 ? type : "?"}' (0x${code.toString(16)}) at index ${toPointIndex(this.text, at)}`,
      );
    }
    if (value instanceof PyUnknown) {
      this.unknowns.push(value);
      return "";
    }
    return this.#show(value, {
      leftAligned,
      sign: flags.includes("+") ? "+" : flags.includes(" ") ? " " : "",
      alternate: flags.includes("#"),
      zeroPadded: flags.includes("0"),
      width: Math.abs(width),
      precision,
      type,
    });
  }

  /** `%(key)…`: the value under the key becomes the one to show. */
  #selectKey(): void {
    if (!this.#isMapping) raiseTypeError("format requires a mapping");
    const start = this.#position + 1;
    let depth = 1;
    let end = start;
    for (; depth > 0; end++) {
      if (end >= this.text.length) {
        raise(valueErrorType, "incomplete format key");
      }
      if (this.text[end] === "(") depth++;
      if (this.text[end] === ")") depth--;
    }
    const key = this.text.slice(start, end - 1);
    this.#items = [getItem(this.vm, this.values, key)];
    this.#used = 0;
    this.#position = end;
  }

  /** A width or precision; null where there is none. */
  #size(what: string): number | null {
    if (this.text[this.#position] === "*") {
      this.#position++;
      const value = unbox(this.#next());
      if (typeof value === "boolean") return Number(value);
      if (typeof value !== "number" && typeof value !== "bigint") {
        raiseTypeError("* wants int");
      }
      if (typeof value === "bigint") {
        raise(
          overflowErrorType,
          `Python int too large to convert to C ${what === "width" ? "ssize_t" : "int"}`,
        );
      }
      return value;
    }
    const digits = this.#take(/\d*/y);
    if (digits === "") return null;
    if (Number(digits) > 2 ** 63) raise(valueErrorType, `${what} too big`);
    return Number(digits);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.#position += found.length;
    return found;
  }

  #next(): Value {
    const value = this.#items[this.#used];
    if (value === undefined) {
      raiseTypeError("not enough arguments for format string");
    }
    this.#used++;
    return value;
  }

  #show(value: Value, field: PercentField): string {
    const { vm } = this;
    if (field.width > 0) vm.budget.size(field.width, "a str");
    switch (field.type) {
      case "s":
        return padded(str(vm, value), field);
      case "r":
        return padded(repr(vm, value), field);
      case "a":
        return padded(escapeNonAscii(repr(vm, value)), field);
      case "c":
        return padded(character(vm, value), { ...field, precision: -1 });
      default:
        return percentNumber(vm, value, field);
    }
  }
}

function padded(text: string, field: PercentField): string {
  const shown =
    field.precision === -1 ? text : pointSlice(text, 0, field.precision);
  const missing = Math.max(0, field.width - pointCount(shown));
  return field.leftAligned
    ? shown + " ".repeat(missing)
    : " ".repeat(missing) + shown;
}

function character(vm: Vm, value: Value): string {
  const plain = unbox(value);
  if (typeof plain === "string") {
    if (pointCount(plain) === 1) return plain;
    raiseTypeError("%c requires int or char");
  }
  if (
    typeof plain === "object" &&
    (plain === null || plain.type.lookup("__index__") === undefined)
  ) {
    raiseTypeError("%c requires int or char");
  }
  const code = asInteger(vm, plain);
  if (code < 0 || code > 0x10ffff) {
    raise(overflowErrorType, "%c arg not in range(0x110000)");
  }
  return String.fromCodePoint(Number(code));
}
