/** Reads a pattern token by token: a token is a character, or a backslash and the one after it. */
import { PatternError } from "./patternError.js";

export class PatternReader {
  readonly #chars: string[];
  /** Behind the current token. */
  #index = 0;
  /** The current token; undefined at the end. */
  next: string | undefined;

  constructor(
    readonly text: string,
    readonly isBytes: boolean,
  ) {
    this.#chars = [...text];
    this.#advance();
  }

  #advance(): void {
    const char = this.#chars[this.#index];
    if (char === undefined) {
      this.next = undefined;
      return;
    }
    this.#index++;
    if (char !== "\\") {
      this.next = char;
      return;
    }
    const escaped = this.#chars[this.#index];
    if (escaped === undefined) {
      throw new PatternError(
        "bad escape (end of pattern)",
        this.#chars.length - 1,
      );
    }
    this.#index++;
    this.next = char + escaped;
  }

  /** Where the current token starts. */
  get position(): number {
    return this.#index - (this.next === undefined ? 0 : [...this.next].length);
  }

  get(): string | undefined {
    const token = this.next;
    this.#advance();
    return token;
  }

  match(token: string): boolean {
    if (this.next !== token) return false;
    this.#advance();
    return true;
  }

  /** Up to `count` tokens out of `allowed`. */
  getWhile(count: number, allowed: RegExp): string {
    let result = "";
    for (let i = 0; i < count; i++) {
      const token = this.next;
      if (token === undefined || !allowed.test(token)) break;
      result += token;
      this.#advance();
    }
    return result;
  }

  /** The text up to `terminator`, which is passed. */
  getUntil(terminator: string, what: string): string {
    let result = "";
    const start = this.position;
    for (;;) {
      const token = this.get();
      if (token === undefined) {
        if (result === "") {
          throw new PatternError(`missing ${what}`, start);
        }
        throw new PatternError(
          `missing ${terminator}, unterminated name`,
          start,
        );
      }
      if (token === terminator) {
        if (result === "") throw new PatternError(`missing ${what}`, start);
        return result;
      }
      result += token;
    }
  }

  seek(position: number): void {
    this.#index = position;
    this.#advance();
  }

  /** @param before how many characters before the current token the error is */
  error(message: string, before = 0): PatternError {
    return new PatternError(message, this.position - before);
  }
}
