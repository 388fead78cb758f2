/** Replacement templates: `\1`, `\g<name>` and escapes. */
import { raise } from "../../../operations/raise.js";
import { indexErrorType } from "../../../values/exceptionTypes.js";
import { PyBytes } from "../../../values/simple.js";
import type { Value } from "../../../values/value.js";
import { fromLatin1, latin1 } from "../../bytes/bytesOf.js";
import { quote } from "../../text/quote.js";
import { textArgument } from "../../text/textOf.js";
import type { PyMatch } from "./match.js";
import { type PyPattern, raisePatternError } from "./pattern.js";

/** Literal texts and group numbers, in order. */
export type Template = (string | number)[];

/** A template as characters: bytes one for one. */
export function templateText(value: Value): string {
  return value instanceof PyBytes ? latin1(value.data) : textArgument(value);
}

/** @throws re.error, IndexError (Python) */
export function readTemplate(value: Value, pattern: PyPattern): Template {
  const text = templateText(value);
  return text.includes("\\")
    ? new TemplateReader(text, pattern).read()
    : [text];
}

const escapes: Record<string, string> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

class TemplateReader {
  #position = 0;
  readonly #chars: string[];
  readonly #parts: Template = [];

  constructor(
    readonly text: string,
    readonly pattern: PyPattern,
  ) {
    this.#chars = [...text];
  }

  read(): Template {
    while (this.#position < this.#chars.length) {
      const char = this.#chars[this.#position++] as string;
      if (char === "\\") this.#escape();
      else this.#literal(char);
    }
    return this.#parts;
  }

  #literal(text: string): void {
    const last = this.#parts.length - 1;
    if (typeof this.#parts[last] === "string") this.#parts[last] += text;
    else this.#parts.push(text);
  }

  /** @param back how many characters before the current one the error is */
  #fail(message: string, back: number): never {
    raisePatternError(message, this.text, this.#position - back);
  }

  #peek(): string {
    return this.#chars[this.#position] ?? "";
  }

  #escape(): void {
    const letter = this.#chars[this.#position++];
    if (letter === undefined) {
      this.#position--;
      this.#fail("bad escape (end of pattern)", 1);
    }
    if (letter === "g") this.#groupName();
    else if (/^[0-9]$/.test(letter)) this.#number(letter);
    else if (letter in escapes) this.#literal(escapes[letter] as string);
    else if (/^[A-Za-z]$/.test(letter)) this.#fail(`bad escape \\${letter}`, 2);
    else this.#literal(`\\${letter}`);
  }

  /** `\g<name>`, `\g<3>` */
  #groupName(): void {
    if (this.#peek() !== "<") this.#fail("missing <", 0);
    const start = ++this.#position;
    const end = this.#chars.indexOf(">", start);
    if (end < 0) {
      const rest = this.#chars.length > start;
      raisePatternError(
        rest ? "missing >, unterminated name" : "missing group name",
        this.text,
        start,
      );
    }
    const name = this.#chars.slice(start, end).join("");
    this.#position = end + 1;
    if (name === "") raisePatternError("missing group name", this.text, start);
    const { groupNames } = this.pattern.program.regex;
    const length = end - start + 1;
    if (/^[0-9]+$/.test(name)) {
      this.#group(Number(name), length);
      return;
    }
    if (!/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name)) {
      this.#fail(`bad character in group name ${quote(name)}`, length);
    }
    const group = groupNames.get(name);
    if (group === undefined) {
      raise(indexErrorType, `unknown group name ${quote(name)}`);
    }
    this.#parts.push(group);
  }

  #group(group: number, back: number): void {
    if (group > this.pattern.program.regex.groupCount) {
      this.#fail(`invalid group reference ${group}`, back);
    }
    this.#parts.push(group);
  }

  /** `\0…` and three octal digits are characters, other numbers groups. */
  #number(first: string): void {
    let digits = first;
    const takeOctal = (most: number): void => {
      while (digits.length < most && /^[0-7]$/.test(this.#peek())) {
        digits += this.#chars[this.#position++] as string;
      }
    };
    if (first === "0") {
      takeOctal(3);
      this.#literal(String.fromCharCode(parseInt(digits, 8) & 0xff));
      return;
    }
    if (/^[0-9]$/.test(this.#peek())) {
      digits += this.#chars[this.#position++] as string;
      if (/^[0-7]{2}$/.test(digits)) {
        takeOctal(3);
        if (digits.length === 3) {
          const code = parseInt(digits, 8);
          if (code > 0o377) {
            this.#fail(
              `octal escape value \\${digits} outside of range 0-0o377`,
              4,
            );
          }
          this.#literal(String.fromCharCode(code));
          return;
        }
      }
    }
    this.#group(Number(digits), digits.length);
  }
}

/** The text of a template for one match; groups that did not take part are empty. */
export function expandTemplate(template: Template, match: PyMatch): Value {
  const { isBytes } = match.subject;
  const text = template
    .map((part) => {
      if (typeof part === "string") return part;
      const group = match.group(
        part,
        isBytes ? new PyBytes(new Uint8Array()) : "",
      );
      return group instanceof PyBytes ? latin1(group.data) : (group as string);
    })
    .join("");
  return isBytes ? new PyBytes(fromLatin1(text)) : text;
}
