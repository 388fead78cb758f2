/** Python's syntax of regular expressions (https://docs.python.org/3.11/library/re.html#regular-expression-syntax). */
import { caseVariants, sameIgnoringCase } from "./caseVariants.js";
import { category } from "./categories.js";
import { parseClass, testOf } from "./characterClass.js";
import { octalOrReference, simpleEscape } from "./escapes.js";
import {
  ASCII,
  DOTALL,
  flagLetters,
  IGNORECASE,
  KINDS,
  LOCALE,
  MULTILINE,
  UNICODE,
  VERBOSE,
} from "./flags.js";
import type { CharTest, Node, PositionTest, Regex } from "./nodes.js";
import { PatternError } from "./patternError.js";
import { PatternReader } from "./reader.js";
import { widthOf } from "./width.js";

/** Groups nested deeper than this are refused, before the stack runs out. */
const DEEPEST = 400;

/** No upper limit to a repetition. */
export const UNLIMITED = Infinity;

/**
 * @param flags as given to `re.compile`
 * @throws {PatternError} for what is no pattern
 */
export function parseRegex(
  text: string,
  flags: number,
  isBytes: boolean,
): Regex {
  try {
    return new Parser(text, flags, isBytes).parse();
  } catch (error) {
    // Verbose mode switched on from within: the whole is read again, in verbose mode from the start.
    if (error instanceof BecomesVerbose) {
      return new Parser(text, flags | VERBOSE, isBytes).parse();
    }
    throw error;
  }
}

class BecomesVerbose extends Error {}

class Parser {
  readonly #reader: PatternReader;
  readonly #names = new Map<string, number>();
  /** Widths of closed groups by number; null while a group is open. */
  readonly #groups: ([number, number] | null)[] = [[0, 0]];
  /** Groups that were open when the look-behind around the current place began; null outside of one. */
  #lookBehindGroups: number | null = null;
  /** Groups that conditionals ask for, and where. */
  readonly #asked: [index: number, position: number][] = [];
  #flags: number;
  #depth = 0;

  constructor(
    text: string,
    flags: number,
    readonly isBytes: boolean,
  ) {
    this.#reader = new PatternReader(text, isBytes);
    this.#flags = flags;
  }

  parse(): Regex {
    const reader = this.#reader;
    if (!this.isBytes && (this.#flags & ASCII) === 0) this.#flags |= UNICODE;
    const root = this.#alternation(this.#flags, true);
    if (reader.next !== undefined) {
      throw reader.error("unbalanced parenthesis");
    }
    for (const [index, position] of this.#asked) {
      if (index >= this.#groups.length) {
        throw new PatternError(`invalid group reference ${index}`, position);
      }
    }
    return {
      root,
      groupCount: this.#groups.length - 1,
      groupNames: this.#names,
      flags: this.#flags,
    };
  }

  #alternation(flags: number, isFirst: boolean): Node {
    if (++this.#depth > DEEPEST) {
      throw new PatternError("groups are nested too deeply", null);
    }
    const branches: Node[] = [];
    do {
      branches.push(this.#sequence(flags, isFirst && branches.length === 0));
      // Flags at the start hold for all of the pattern.
      if (isFirst) flags = this.#flags;
    } while (this.#reader.match("|"));
    this.#depth--;
    return branches.length === 1
      ? (branches[0] as Node)
      : { kind: "alternation", branches };
  }

  #sequence(flags: number, isFirst: boolean): Node {
    const reader = this.#reader;
    const items: Node[] = [];
    for (;;) {
      const token = reader.next;
      if (token === undefined || token === "|" || token === ")") break;
      reader.get();
      if ((flags & VERBOSE) !== 0 && this.#isSkipped(token)) continue;
      const repeated = this.#quantifier(token, items, flags);
      if (repeated) continue;
      const node = this.#atom(token, flags, isFirst && items.length === 0);
      if (node === "flags") {
        flags = this.#flags;
      } else if (node !== null) {
        items.push(node);
      }
    }
    return items.length === 1
      ? (items[0] as Node)
      : { kind: "sequence", items };
  }

  /** White space and comments in verbose mode. */
  #isSkipped(token: string): boolean {
    if (/^[ \t\n\r\v\f]$/.test(token)) return true;
    if (token !== "#") return false;
    for (;;) {
      const next = this.#reader.get();
      if (next === undefined || next === "\n") return true;
    }
  }

  /** A character or group; null for a comment, "flags" where the flags of the whole pattern changed. */
  #atom(token: string, flags: number, isFirst: boolean): Node | null | "flags" {
    switch (token) {
      case ".":
        return {
          kind: "char",
          test: (flags & DOTALL) !== 0 ? () => true : (code) => code !== 10,
          only: null,
        };
      case "^":
        return position((flags & MULTILINE) !== 0 ? lineStart : textStart);
      case "$":
        return position((flags & MULTILINE) !== 0 ? lineEnd : lastLineEnd);
      case "[":
        return this.#class(flags);
      case "(":
        return this.#group(flags, isFirst);
      default:
        return token.startsWith("\\")
          ? this.#escape(token, flags)
          : literal(token.codePointAt(0) as number, flags);
    }
  }

  #class(flags: number): Node {
    const { items, negative } = parseClass(
      this.#reader,
      this.#reader.position - 1,
    );
    const [first] = items;
    if (items.length === 1 && !negative && typeof first === "number") {
      return literal(first, flags);
    }
    return { kind: "char", test: testOf(items, negative, flags), only: null };
  }

  #escape(token: string, flags: number): Node {
    const isAscii = isAsciiOnly(flags);
    const letter = token.slice(1);
    switch (letter) {
      case "A":
        return position(textStart);
      case "Z":
        return position(textEnd);
      case "b":
      case "B": {
        const test = wordBoundary(category("w", isAscii));
        return position(
          letter === "b" ? test : (...args) => args[2] > 0 && !test(...args),
        );
      }
      case "d":
      case "D":
      case "s":
      case "S":
      case "w":
      case "W":
        return { kind: "char", test: category(letter, isAscii), only: null };
    }
    const reader = this.#reader;
    if (/^[0-9]$/.test(letter)) {
      const found = octalOrReference(reader, token);
      return "code" in found
        ? literal(found.code, flags)
        : this.#backreference(found.group, found.length, flags);
    }
    return literal(simpleEscape(reader, token), flags);
  }

  #backreference(index: number, length: number, flags: number): Node {
    this.#checkReference(index, length);
    const isAscii = isAsciiOnly(flags);
    return {
      kind: "backreference",
      index,
      same:
        (flags & IGNORECASE) === 0
          ? (a, b) => a === b
          : (a, b) => sameIgnoringCase(a, b, isAscii),
    };
  }

  #checkReference(index: number, length: number): void {
    const reader = this.#reader;
    if (index >= this.#groups.length) {
      throw reader.error(`invalid group reference ${index}`, length - 1);
    }
    if (this.#groups[index] === null) {
      throw reader.error("cannot refer to an open group", length);
    }
    this.#checkLookBehind(index);
  }

  #checkLookBehind(index: number): void {
    if (this.#lookBehindGroups !== null && index >= this.#lookBehindGroups) {
      throw this.#reader.error(
        "cannot refer to group defined in the same lookbehind subpattern",
      );
    }
  }

  /** Applies a quantifier to the last item; false where the token is none. */
  #quantifier(token: string, items: Node[], flags: number): boolean {
    if (!"*+?{".includes(token)) return false;
    const reader = this.#reader;
    const here = reader.position;
    let [min, max] = [0, UNLIMITED];
    if (token === "+") min = 1;
    else if (token === "?") max = 1;
    else if (token === "{") {
      const bounds = this.#bounds();
      if (bounds === null) {
        items.push(literal(123, flags));
        reader.seek(here);
        return true;
      }
      [min, max] = bounds;
    }
    const body = items.pop();
    if (body === undefined || body.kind === "position") {
      throw new PatternError("nothing to repeat", here - 1);
    }
    if (body.kind === "repeat") {
      throw new PatternError("multiple repeat", here - 1);
    }
    const mode = reader.match("?")
      ? "lazy"
      : reader.match("+")
        ? "possessive"
        : "greedy";
    items.push({ kind: "repeat", body, min, max, mode });
    return true;
  }

  /** `m}`, `m,n}` behind the opening brace; null where it is none, but text. */
  #bounds(): [number, number] | null {
    const reader = this.#reader;
    const start = reader.position;
    if (reader.next === "}") return null;
    const low = reader.getWhile(Infinity, /^[0-9]$/);
    const high = reader.match(",") ? reader.getWhile(Infinity, /^[0-9]$/) : low;
    if (!reader.match("}")) return null;
    const min = low === "" ? 0 : Number(low);
    const max = high === "" ? UNLIMITED : Number(high);
    if (min > max) {
      throw new PatternError("min repeat greater than max repeat", start);
    }
    return [min, max];
  }

  #group(flags: number, isFirst: boolean): Node | null | "flags" {
    const reader = this.#reader;
    const start = reader.position - 1;
    if (!reader.match("?")) return this.#capture(flags, null, start);
    const char = reader.get();
    switch (char) {
      case undefined:
        throw reader.error("unexpected end of pattern");
      case "P":
        return this.#named(flags, start);
      case ":":
        return this.#closed(flags, start);
      case "#":
        return this.#comment(start);
      case "=":
      case "!":
        return this.#look(flags, start, char === "!", false);
      case "<": {
        const direction = reader.get();
        if (direction === undefined) {
          throw reader.error("unexpected end of pattern");
        }
        if (direction !== "=" && direction !== "!") {
          throw reader.error(
            `unknown extension ?<${direction}`,
            direction.length + 2,
          );
        }
        return this.#look(flags, start, direction === "!", true);
      }
      case "(":
        return this.#conditional(flags, start);
      case ">":
        return { kind: "atomic", body: this.#closed(flags, start) };
    }
    if (char in flagLetters || char === "-") {
      return this.#flagGroup(char, flags, start, isFirst);
    }
    throw reader.error(`unknown extension ?${char}`, char.length + 1);
  }

  /** The rest of a group, up to its parenthesis. */
  #closed(flags: number, start: number): Node {
    const body = this.#alternation(flags, false);
    if (!this.#reader.match(")")) {
      throw new PatternError("missing ), unterminated subpattern", start);
    }
    // A sequence of its own, so that a repeated group is not taken for a repeated repetition.
    return { kind: "sequence", items: [body] };
  }

  #capture(flags: number, name: string | null, start: number): Node {
    const index = this.#groups.length;
    if (name !== null) {
      const other = this.#names.get(name);
      if (other !== undefined) {
        throw new PatternError(
          `redefinition of group name '${name}' as group ${index}; was group ${other}`,
          this.#reader.position - [...name].length - 1,
        );
      }
      this.#names.set(name, index);
    }
    this.#groups.push(null);
    const body = this.#closed(flags, start);
    this.#groups[index] = widthOf(body, this.#groups);
    return { kind: "group", index, body };
  }

  #named(flags: number, start: number): Node {
    const reader = this.#reader;
    if (reader.match("<")) {
      const name = reader.getUntil(">", "group name");
      this.#checkName(name);
      return this.#capture(flags, name, start);
    }
    if (reader.match("=")) {
      const name = reader.getUntil(")", "group name");
      this.#checkName(name);
      const index = this.#names.get(name);
      const length = [...name].length + 1;
      if (index === undefined) {
        throw reader.error(`unknown group name '${name}'`, length);
      }
      if (this.#groups[index] === null) {
        throw reader.error("cannot refer to an open group", length);
      }
      return this.#backreference(index, length, flags);
    }
    const char = reader.get();
    if (char === undefined) throw reader.error("unexpected end of pattern");
    throw reader.error(`unknown extension ?P${char}`, char.length + 2);
  }

  #checkName(name: string, offset = 1): void {
    const isName = this.isBytes
      ? /^[A-Za-z_]\w*$/.test(name)
      : /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name);
    if (!isName) {
      throw this.#reader.error(
        `bad character in group name '${name}'`,
        [...name].length + offset,
      );
    }
  }

  #comment(start: number): null {
    for (;;) {
      const token = this.#reader.get();
      if (token === undefined) {
        throw new PatternError("missing ), unterminated comment", start);
      }
      if (token === ")") return null;
    }
  }

  #look(
    flags: number,
    start: number,
    negative: boolean,
    behind: boolean,
  ): Node {
    const outer = this.#lookBehindGroups;
    if (behind && outer === null) this.#lookBehindGroups = this.#groups.length;
    const body = this.#closed(flags, start);
    this.#lookBehindGroups = outer;
    if (!behind) return { kind: "look", back: 0, negative, body };
    const [least, most] = widthOf(body, this.#groups);
    if (least !== most) {
      throw new PatternError("look-behind requires fixed-width pattern", null);
    }
    return { kind: "look", back: least, negative, body };
  }

  #conditional(flags: number, start: number): Node {
    const reader = this.#reader;
    const name = reader.getUntil(")", "group name");
    const length = [...name].length + 1;
    let index = this.#names.get(name);
    if (index === undefined) {
      if (/^[0-9]+$/.test(name)) {
        index = Number(name);
        if (index === 0) throw reader.error("bad group number", length);
        this.#asked.push([index, reader.position - length]);
      } else {
        this.#checkName(name);
        throw reader.error(`unknown group name '${name}'`, length);
      }
    }
    this.#checkLookBehind(index);
    const yes = this.#sequence(flags, false);
    let no: Node = { kind: "sequence", items: [] };
    if (reader.match("|")) {
      no = this.#sequence(flags, false);
      if (reader.next === "|") {
        throw reader.error("conditional backref with more than two branches");
      }
    }
    if (!reader.match(")")) {
      throw new PatternError("missing ), unterminated subpattern", start);
    }
    return { kind: "conditional", index, yes, no };
  }

  /** `(?i)`, `(?i:…)`, `(?-i:…)` */
  #flagGroup(
    first: string,
    flags: number,
    start: number,
    isFirst: boolean,
  ): Node | "flags" {
    const reader = this.#reader;
    let added = 0;
    let removed = 0;
    let char: string | undefined = first;
    while (char !== undefined && char !== "-" && char !== ")" && char !== ":") {
      added |= this.#flag(char, "flag");
      if (
        (added & KINDS) !== 0 &&
        (added & KINDS & ((added & KINDS) - 1)) !== 0
      ) {
        throw reader.error(
          "bad inline flags: flags 'a', 'u' and 'L' are incompatible",
        );
      }
      char = reader.get();
      if (char === undefined) throw reader.error("missing -, : or )");
    }
    if (char === ")") {
      if (!isFirst) {
        throw new PatternError(
          "global flags not at the start of the expression",
          start,
        );
      }
      return this.#setFlags(added);
    }
    if (char === "-") {
      char = reader.get();
      if (char === undefined) throw reader.error("missing flag");
      if (!(char in flagLetters)) {
        throw reader.error(
          /^[A-Za-z]$/.test(char) ? "unknown flag" : "missing flag",
          char.length,
        );
      }
      while (char !== ":") {
        const flag = this.#flag(char as string, "flag");
        if ((flag & KINDS) !== 0) {
          throw reader.error(
            "bad inline flags: cannot turn off flags 'a', 'u' and 'L'",
          );
        }
        removed |= flag;
        char = reader.get();
        if (char === undefined) throw reader.error("missing :");
      }
    }
    if ((added & removed) !== 0) {
      throw reader.error("bad inline flags: flag turned on and off", 1);
    }
    const base = (added & KINDS) !== 0 ? flags & ~KINDS : flags;
    return this.#closed((base | added) & ~removed, start);
  }

  #flag(char: string, what: string): number {
    const flag = flagLetters[char];
    if (flag === undefined) {
      throw this.#reader.error(
        /^[A-Za-z]$/.test(char) ? `unknown ${what}` : "missing -, : or )",
        char.length,
      );
    }
    if (!this.isBytes && flag === LOCALE) {
      throw this.#reader.error(
        "bad inline flags: cannot use 'L' flag with a str pattern",
      );
    }
    if (this.isBytes && flag === UNICODE) {
      throw this.#reader.error(
        "bad inline flags: cannot use 'u' flag with a bytes pattern",
      );
    }
    return flag;
  }

  /** Flags for the whole pattern. */
  #setFlags(added: number): "flags" {
    if ((added & VERBOSE) !== 0 && (this.#flags & VERBOSE) === 0) {
      throw new BecomesVerbose();
    }
    if ((added & ASCII) !== 0) this.#flags &= ~UNICODE;
    this.#flags |= added;
    return "flags";
  }
}

function isAsciiOnly(flags: number): boolean {
  return (flags & UNICODE) === 0;
}

/** One given character. */
function literal(code: number, flags: number): Node {
  if ((flags & IGNORECASE) === 0) return exactly(code);
  const variants = caseVariants(code, isAsciiOnly(flags));
  if (variants.length === 1) return exactly(code);
  return {
    kind: "char",
    test: (candidate) => variants.includes(candidate),
    only: null,
  };
}

function exactly(code: number): Node {
  return { kind: "char", test: (candidate) => candidate === code, only: code };
}

function position(test: PositionTest): Node {
  return { kind: "position", test };
}

const textStart: PositionTest = (_, at) => at === 0;
const textEnd: PositionTest = (_, at, end) => at === end;
const lineStart: PositionTest = (codes, at) => at === 0 || codes[at - 1] === 10;
const lineEnd: PositionTest = (codes, at, end) =>
  at === end || codes[at] === 10;
/** The end, or before a line break that ends the text. */
const lastLineEnd: PositionTest = (codes, at, end) =>
  at === end || (at + 1 === end && codes[at] === 10);

function wordBoundary(isWord: CharTest): PositionTest {
  return (codes, at, end) => {
    const before = at > 0 && isWord(codes[at - 1] as number);
    const after = at < end && isWord(codes[at] as number);
    return before !== after;
  };
}
