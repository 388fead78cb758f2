/** JSON text to Python values: ints stay ints, floats stay floats. */
import { dictSet } from "../../../operations/hash.js";
import { raise } from "../../../operations/raise.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { PyException, Raised } from "../../../values/exceptions.js";
import { recursionErrorType } from "../../../values/exceptionTypes.js";
import { PyFloat } from "../../../values/simple.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { parseInteger } from "../../numbers/parseNumber.js";
import { toPointIndex, toUnitIndex } from "../../text/codePoints.js";

export interface ScanOptions {
  /** Control characters in strings are errors. */
  strict: boolean;
  /** null, or what makes the value of an object, a float, an int, a constant. */
  objectHook: Value;
  pairsHook: Value;
  parseFloat: Value;
  parseInt: Value;
  parseConstant: Value;
}

const DEEPEST = 990;

const escapes: Record<string, string> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

const constants: Record<string, number> = {
  NaN: NaN,
  Infinity: Infinity,
  "-Infinity": -Infinity,
};

export class JsonScanner {
  #at = 0;

  constructor(
    readonly vm: Vm,
    readonly text: string,
    /** The class of what is raised: called with message, text and position. */
    readonly error: Value,
    readonly options: ScanOptions,
  ) {}

  /** The value that starts at a code point index, and the index behind it. */
  scan(start: number): [Value, number] {
    this.#at = toUnitIndex(this.text, start);
    const value = this.#value(0);
    return [value, toPointIndex(this.text, this.#at)];
  }

  #fail(message: string, at: number): never {
    const made = this.vm.call(this.error, [
      message,
      this.text,
      toPointIndex(this.text, at),
    ]);
    if (made instanceof PyException) throw new Raised(made);
    throw new TypeError("the class of JSON errors is no exception");
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text);
    if (found !== null) this.#at += found[0].length;
    return found;
  }

  #skipSpace(): void {
    this.#take(/[ \t\n\r]*/y);
  }

  #value(depth: number): Value {
    this.vm.budget.step();
    if (depth > DEEPEST) {
      raise(
        recursionErrorType,
        "maximum recursion depth exceeded while decoding a JSON object from a unicode string",
      );
    }
    switch (this.text[this.#at]) {
      case '"':
        return this.#string();
      case "{":
        return this.#object(depth);
      case "[":
        return this.#array(depth);
    }
    const word = this.#take(/null|true|false|NaN|-?Infinity/y);
    if (word !== null) return this.#word(word[0]);
    const number = this.#take(
      /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y,
    );
    if (number === null) this.#fail("Expecting value", this.#at);
    return this.#number(number[0], number[2] ?? number[3]);
  }

  #word(word: string): Value {
    if (word === "null") return null;
    if (word === "true" || word === "false") return word === "true";
    const { parseConstant } = this.options;
    return parseConstant === null
      ? new PyFloat(constants[word] as number)
      : this.vm.call(parseConstant, [word]);
  }

  #number(text: string, fraction: string | undefined): Value {
    const { parseFloat, parseInt } = this.options;
    if (fraction === undefined) {
      return parseInt === null
        ? (parseInteger(text, 10) as number | bigint)
        : this.vm.call(parseInt, [text]);
    }
    return parseFloat === null
      ? new PyFloat(Number(text))
      : this.vm.call(parseFloat, [text]);
  }

  #string(): string {
    const start = this.#at++;
    let result = "";
    for (;;) {
      // eslint-disable-next-line no-control-regex -- control characters are not allowed in JSON strings
      result += this.#take(/[^"\\\0-\x1f]*/y)?.[0] ?? "";
      const char = this.text[this.#at];
      if (char === undefined)
        this.#fail("Unterminated string starting at", start);
      if (char === '"') {
        this.#at++;
        return result;
      }
      if (char === "\\") {
        result += this.#escape(start);
      } else {
        if (this.options.strict) {
          this.#fail("Invalid control character at", this.#at);
        }
        result += char;
        this.#at++;
      }
    }
  }

  #escape(start: number): string {
    const letter = this.text[this.#at + 1];
    if (letter === undefined) {
      this.#fail("Unterminated string starting at", start);
    }
    if (letter !== "u") {
      const char = escapes[letter];
      if (char === undefined) this.#fail("Invalid \\escape", this.#at);
      this.#at += 2;
      return char;
    }
    const digits = /^[0-9a-fA-F]{4}/.exec(
      this.text.slice(this.#at + 2, this.#at + 6),
    );
    if (digits === null) {
      this.#fail("Invalid \\uXXXX escape", this.#at + 1);
    }
    this.#at += 6;
    return String.fromCharCode(parseInt(digits[0], 16));
  }

  #array(depth: number): Value {
    const items: Value[] = [];
    this.#at++;
    this.#skipSpace();
    if (this.text[this.#at] === "]") {
      this.#at++;
      return new PyList(items);
    }
    for (;;) {
      items.push(this.#value(depth + 1));
      this.#skipSpace();
      const char = this.text[this.#at];
      if (char === "]") break;
      if (char !== ",") this.#fail("Expecting ',' delimiter", this.#at);
      this.#at++;
      this.#skipSpace();
    }
    this.#at++;
    return new PyList(items);
  }

  #object(depth: number): Value {
    const pairs: [string, Value][] = [];
    this.#at++;
    this.#skipSpace();
    if (this.text[this.#at] === "}") {
      this.#at++;
      return this.#made(pairs);
    }
    for (;;) {
      if (this.text[this.#at] !== '"') {
        this.#fail(
          "Expecting property name enclosed in double quotes",
          this.#at,
        );
      }
      const key = this.#string();
      this.#skipSpace();
      if (this.text[this.#at] !== ":") {
        this.#fail("Expecting ':' delimiter", this.#at);
      }
      this.#at++;
      this.#skipSpace();
      pairs.push([key, this.#value(depth + 1)]);
      this.#skipSpace();
      const char = this.text[this.#at];
      if (char === "}") break;
      if (char !== ",") this.#fail("Expecting ',' delimiter", this.#at);
      this.#at++;
      this.#skipSpace();
    }
    this.#at++;
    return this.#made(pairs);
  }

  #made(pairs: [string, Value][]): Value {
    const { objectHook, pairsHook } = this.options;
    if (pairsHook !== null) {
      const items = pairs.map((pair) => new PyTuple(pair));
      return this.vm.call(pairsHook, [new PyList(items)]);
    }
    const dict = new PyDict();
    for (const [key, value] of pairs) dictSet(this.vm, dict, key, value);
    return objectHook === null ? dict : this.vm.call(objectHook, [dict]);
  }
}
