/** Compiled patterns, and `re.error`. */
import { reasons } from "../../../../messages.js";
import { Halt } from "../../../halt.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { unknown } from "../../../operations/unknown.js";
import { builtinType, objectType } from "../../../values/basicTypes.js";
import { PyException, Raised } from "../../../values/exceptions.js";
import {
  exceptionType,
  valueErrorType,
} from "../../../values/exceptionTypes.js";
import { PyBytes } from "../../../values/simple.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { pointSlice } from "../../text/codePoints.js";
import { stringOf } from "../../text/textOf.js";
import { ASCII, LOCALE, UNICODE } from "./engine/flags.js";
import { parseRegex } from "./engine/parse.js";
import { PatternError, UnsupportedPattern } from "./engine/patternError.js";
import { compileRegex, type Program } from "./engine/program.js";

export const patternType = builtinType("Pattern", [objectType], "re");
export const errorType = builtinType("error", [exceptionType], "re");

export class PyPattern extends PyObject {
  constructor(
    /** As written: a str or bytes. */
    readonly source: Value,
    readonly program: Program,
  ) {
    super(patternType);
  }

  get isBytes(): boolean {
    return this.source instanceof PyBytes;
  }

  get flags(): number {
    return this.program.regex.flags;
  }
}

/** Patterns compiled in one evaluation, by flags and text. */
const cacheKey = {};

/**
 * `re.compile(pattern, flags)`
 * @throws re.error, TypeError, ValueError (Python)
 */
export function compilePattern(
  vm: Vm,
  pattern: Value,
  flags: number,
): PyPattern {
  if (pattern instanceof PyPattern) {
    if (flags !== 0) {
      raise(
        valueErrorType,
        "cannot process flags argument with a compiled pattern",
      );
    }
    return pattern;
  }
  const isBytes = pattern instanceof PyBytes;
  const text = isBytes
    ? Buffer.from(pattern.data).toString("latin1")
    : stringOf(pattern);
  if (text === undefined) {
    raiseTypeError("first argument must be string or compiled pattern");
  }
  checkFlags(flags, isBytes);
  const cache = cacheOf(vm);
  const key = `${flags}${isBytes ? "b" : "s"}${text}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = new PyPattern(
    isBytes ? pattern : text,
    compile(vm, text, flags, isBytes),
  );
  cache.set(key, made);
  return made;
}

function cacheOf(vm: Vm): Map<string, PyPattern> {
  let cache = vm.caches.get(cacheKey) as Map<string, PyPattern> | undefined;
  if (cache === undefined) vm.caches.set(cacheKey, (cache = new Map()));
  return cache;
}

function checkFlags(flags: number, isBytes: boolean): void {
  if (isBytes) {
    if ((flags & UNICODE) !== 0) {
      raise(valueErrorType, "cannot use UNICODE flag with a bytes pattern");
    }
    return;
  }
  if ((flags & LOCALE) !== 0) {
    raise(valueErrorType, "cannot use LOCALE flag with a str pattern");
  }
  if ((flags & ASCII) !== 0 && (flags & UNICODE) !== 0) {
    raise(valueErrorType, "ASCII and UNICODE flags are incompatible");
  }
}

function compile(
  vm: Vm,
  text: string,
  flags: number,
  isBytes: boolean,
): Program {
  try {
    return compileRegex(parseRegex(text, flags, isBytes));
  } catch (error) {
    if (error instanceof PatternError) {
      raisePatternError(error.message, text, error.position);
    }
    if (error instanceof UnsupportedPattern) {
      const what = `${error.message} in a regular expression`;
      throw new Halt(unknown(vm, reasons.unsupportedCall(what), text).reason);
    }
    throw error;
  }
}

/** Raises `re.error` with its attributes. */
export function raisePatternError(
  message: string,
  pattern: string,
  position: number | null,
): never {
  const error = new PyException(errorType);
  let text = message;
  let line: number | null = null;
  let column: number | null = null;
  if (position !== null) {
    const before = pointSlice(pattern, 0, position).split("\n");
    line = before.length;
    column = [...(before.at(-1) as string)].length + 1;
    text += ` at position ${position}`;
    if (pattern.includes("\n")) text += ` (line ${line}, column ${column})`;
  }
  error.setMessage(text);
  error.attributes
    ?.set("msg", message)
    .set("pattern", pattern)
    .set("pos", position)
    .set("lineno", line)
    .set("colno", column);
  throw new Raised(error);
}
