/** The syntax of format strings: literal text and replacement fields, and the names in fields. */
import { raise } from "../../operations/raise.js";
import { valueErrorType } from "../../values/exceptionTypes.js";

/** Literal text, and the field after it; `field` is null at the end and after an escaped brace. */
export interface FormatPart {
  literal: string;
  field: string | null;
  spec: string;
  conversion: string | null;
}

/** @throws ValueError (Python) for unbalanced braces and the like, when it gets there */
export function* parseFormat(text: string): Generator<FormatPart> {
  let position = 0;
  while (position < text.length) {
    const brace = text.slice(position).search(/[{}]/);
    if (brace === -1) {
      yield part(text.slice(position));
      return;
    }
    const at = position + brace;
    const char = text[at] as string;
    if (text[at + 1] === char) {
      yield part(text.slice(position, at + 1));
      position = at + 2;
      continue;
    }
    if (char === "}" || at + 1 === text.length) {
      raise(valueErrorType, `Single '${char}' encountered in format string`);
    }
    const { end, ...field } = readField(text, at + 1);
    yield { literal: text.slice(position, at), ...field };
    position = end;
  }
}

function part(literal: string): FormatPart {
  return { literal, field: null, spec: "", conversion: null };
}

interface Field {
  field: string;
  spec: string;
  conversion: string | null;
  /** Behind the closing brace. */
  end: number;
}

function readField(text: string, start: number): Field {
  const nameEnd = endOfName(text, start);
  const field = text.slice(start, nameEnd);
  switch (text[nameEnd]) {
    case "}":
      return { field, spec: "", conversion: null, end: nameEnd + 1 };
    case ":":
      return { field, conversion: null, ...readSpec(text, nameEnd + 1) };
    case "!":
      return { field, ...readConversion(text, nameEnd + 1) };
    default:
      return raise(valueErrorType, "expected '}' before end of string");
  }
}

/** Where a field's name ends: at `:`, `!` or `}` outside brackets. */
function endOfName(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const char = text[i] as string;
    if (char === "}" || char === ":" || char === "!") return i;
    if (char === "{") raise(valueErrorType, "unexpected '{' in field name");
    if (char === "[") {
      const close = text.indexOf("]", i + 1);
      i = close === -1 ? text.length : close;
    }
  }
  return text.length;
}

function readConversion(text: string, start: number): Omit<Field, "field"> {
  const code = text.codePointAt(start);
  if (code === undefined) {
    raise(
      valueErrorType,
      "end of string while looking for conversion specifier",
    );
  }
  const conversion = String.fromCodePoint(code);
  const after = start + conversion.length;
  if (text[after] === "}") return { conversion, spec: "", end: after + 1 };
  if (after < text.length && text[after] !== ":") {
    raise(valueErrorType, "expected ':' after conversion specifier");
  }
  return { conversion, ...readSpec(text, after + 1) };
}

/** The specification up to its closing brace; fields in it stay unread. */
function readSpec(text: string, start: number): { spec: string; end: number } {
  let depth = 1;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) {
      return { spec: text.slice(start, i), end: i + 1 };
    }
  }
  return raise(valueErrorType, "unmatched '{' in format spec");
}

/** What a field's name starts with: a name, a number, or "" (to be numbered). */
export function firstOfFieldName(field: string): string | number {
  const first = /^[^.[]*/.exec(field)?.[0] ?? "";
  return first === "" ? "" : key(first);
}

/** The attributes (true) and subscripts (false) that follow in a field's name: `.b`, `[c]`. */
export function* accessesOfFieldName(
  field: string,
): Generator<[isAttribute: boolean, key: string | number]> {
  let position = (/^[^.[]*/.exec(field)?.[0] ?? "").length;
  while (position < field.length) {
    if (field[position] === ".") {
      const next = field.slice(position + 1).search(/[.[]/);
      const stop = next === -1 ? field.length : position + 1 + next;
      yield [true, nonEmpty(field.slice(position + 1, stop))];
      position = stop;
    } else if (field[position] === "[") {
      const close = field.indexOf("]", position + 1);
      if (close === -1) raise(valueErrorType, "Missing ']' in format string");
      yield [false, key(nonEmpty(field.slice(position + 1, close)))];
      position = close + 1;
    } else {
      raise(
        valueErrorType,
        "Only '.' or '[' may follow ']' in format field specifier",
      );
    }
  }
}

function nonEmpty(text: string): string {
  if (text === "") raise(valueErrorType, "Empty attribute in format string");
  return text;
}

/** Digits are a number: an index. */
function key(text: string): string | number {
  if (!/^\d+$/.test(text)) return text;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    raise(valueErrorType, "Too many decimal digits in format string");
  }
  return value;
}
