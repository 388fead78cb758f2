/** The text that a pattern is matched against, by code points (or bytes). */
import { raiseTypeError } from "../../../operations/raise.js";
import { typeName } from "../../../operations/typeOf.js";
import { PyBytes } from "../../../values/simple.js";
import type { Value } from "../../../values/value.js";
import { isAstral, points } from "../../text/codePoints.js";
import { stringOf } from "../../text/textOf.js";

export interface Subject {
  /** As it was given. */
  value: Value;
  codes: ArrayLike<number>;
  isBytes: boolean;
  slice(start: number, end: number): Value;
}

/** @throws TypeError (Python) for what is no text, or not of the pattern's kind */
export function subjectOf(value: Value, isBytesPattern: boolean): Subject {
  const subject = anySubject(value);
  if (subject.isBytes !== isBytesPattern) {
    raiseTypeError(
      isBytesPattern
        ? "cannot use a bytes pattern on a string-like object"
        : "cannot use a string pattern on a bytes-like object",
    );
  }
  return subject;
}

function anySubject(value: Value): Subject {
  if (value instanceof PyBytes) {
    const { data } = value;
    return {
      value,
      codes: data,
      isBytes: true,
      slice: (start, end) => new PyBytes(data.slice(start, end)),
    };
  }
  const text = stringOf(value);
  if (text === undefined) {
    raiseTypeError(
      `expected string or bytes-like object, got '${typeName(value)}'`,
    );
  }
  if (!isAstral(text)) {
    return {
      value,
      codes: unitsOf(text),
      isBytes: false,
      slice: (start, end) => text.slice(start, end),
    };
  }
  const chars = points(text);
  return {
    value,
    codes: chars.map((char) => char.codePointAt(0) as number),
    isBytes: false,
    slice: (start, end) => chars.slice(start, end).join(""),
  };
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}
