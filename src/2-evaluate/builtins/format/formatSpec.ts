/** The format mini-language, read: https://docs.python.org/3.11/library/string.html#format-specification-mini-language */
import { raise } from "../../operations/raise.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { decimalValue, isDecimal } from "../text/characters.js";

export type Align = "<" | ">" | "=" | "^";

export interface FormatSpec {
  fill: string;
  align: Align;
  sign: "+" | "-" | " " | null;
  /** `z`: a negative zero, once rounded, is shown as a positive one. */
  coercesNegativeZero: boolean;
  alternate: boolean;
  /** -1 where there is none. */
  width: number;
  grouping: "," | "_" | null;
  /** -1 where there is none. */
  precision: number;
  /** The presentation type; "" where there is none. */
  type: string;
}

/** As many digits as fit a signed 64-bit size. */
const LARGEST_SIZE = 2n ** 63n - 1n;

/** Reads a specification's characters one after the other. */
class Reader {
  readonly #chars: string[];
  #position = 0;
  constructor(text: string) {
    this.#chars = [...text];
  }

  get left(): number {
    return this.#chars.length - this.#position;
  }

  peek(ahead = 0): string | undefined {
    return this.#chars[this.#position + ahead];
  }

  take(): string {
    return this.#chars[this.#position++] ?? "";
  }

  takeIf(char: string): boolean {
    if (this.peek() !== char) return false;
    this.#position++;
    return true;
  }

  /** A run of digits as a number; -1 where there is none. */
  takeNumber(): number {
    let value: bigint | null = null;
    for (let char = this.peek(); char !== undefined && isDecimal(char);) {
      value = (value ?? 0n) * 10n + BigInt(decimalValue(char));
      if (value > LARGEST_SIZE) {
        raise(valueErrorType, "Too many decimal digits in format string");
      }
      this.#position++;
      char = this.peek();
    }
    return value === null ? -1 : Number(value);
  }
}

const isAlign = (char: string | undefined): char is Align =>
  char === "<" || char === ">" || char === "=" || char === "^";

/**
 * @param typeName of the value to be formatted, for messages
 * @throws ValueError (Python) for what is no format specification
 */
export function parseFormatSpec(
  text: string,
  typeName: string,
  defaultAlign: Align,
): FormatSpec {
  const reader = new Reader(text);
  let fill: string | null = null;
  let align: Align | null = null;
  if (isAlign(reader.peek(1))) {
    fill = reader.take();
    align = reader.take() as Align;
  } else if (isAlign(reader.peek())) {
    align = reader.take() as Align;
  }
  const next = reader.peek();
  const sign =
    next === "+" || next === "-" || next === " "
      ? (reader.take() as "+" | "-" | " ")
      : null;
  const coercesNegativeZero = reader.takeIf("z");
  const alternate = reader.takeIf("#");
  if (fill === null && reader.takeIf("0")) {
    fill = "0";
    if (align === null && defaultAlign === ">") align = "=";
  }
  const width = reader.takeNumber();
  const grouping = takeGrouping(reader);
  let precision = -1;
  if (reader.takeIf(".")) {
    precision = reader.takeNumber();
    if (precision === -1) {
      raise(valueErrorType, "Format specifier missing precision");
    }
  }
  if (reader.left > 1) {
    raise(
      valueErrorType,
      `Invalid format specifier '${text}' for object of type '${typeName}'`,
    );
  }
  // Strings are right to be without a type, but not to be grouped.
  const type = reader.take() || (defaultAlign === "<" ? "s" : "");
  if (grouping !== null) checkGrouping(grouping, type);
  return {
    fill: fill ?? " ",
    align: align ?? defaultAlign,
    sign,
    coercesNegativeZero,
    alternate,
    width,
    grouping,
    precision,
    type,
  };
}

function takeGrouping(reader: Reader): "," | "_" | null {
  let grouping: "," | "_" | null = reader.takeIf(",") ? "," : null;
  if (reader.peek() === "_") {
    if (grouping !== null) raiseBothSeparators();
    reader.take();
    grouping = "_";
  }
  if (reader.peek() === "," && grouping === "_") raiseBothSeparators();
  return grouping;
}

function raiseBothSeparators(): never {
  raise(valueErrorType, "Cannot specify both ',' and '_'.");
}

function checkGrouping(grouping: "," | "_", type: string): void {
  if (type === "" || "defgEG%F".includes(type)) return;
  if (grouping === "_" && "boxX".includes(type)) return;
  raise(valueErrorType, `Cannot specify '${grouping}' with '${shown(type)}'.`);
}

/** Raises for a presentation type that a type does not have. */
export function raiseUnknownType(type: string, typeName: string): never {
  raise(
    valueErrorType,
    `Unknown format code '${shown(type)}' for object of type '${typeName}'`,
  );
}

function shown(type: string): string {
  const code = type.codePointAt(0) as number;
  return code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
}
