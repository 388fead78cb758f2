/** Python's syntax of regular expressions (https://docs.python.org/3.11/library/re.html#regular-expression-syntax). */
import { sameIgnoringCase } from "./caseVariants.js";
import { category } from "./categories.js";
import { parseClass, testOf } from "./characterClass.js";
import { octalOrReference, simpleEscape } from "./escapes.js";
import { DOTALL, IGNORECASE, MULTILINE, VERBOSE } from "./flags.js";
import {
  isAsciiOnly,
  lastLineEnd,
  lineEnd,
  lineStart,
  literal,
  position,
  textEnd,
  textStart,
  wordBoundary,
} from "./literal.js";
import type { Node, Regex } from "./nodes.js";
import { FLAGS_CHANGED, type GroupBody, parseGroup } from "./parseGroup.js";
import { ParseState } from "./parseState.js";
import { BecomesVerbose, PatternError } from "./patternError.js";
import { applyQuantifier } from "./quantifier.js";

/** Groups nested deeper than this are refused, before the stack runs out. */
const DEEPEST = 400;

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
    return new Parser(new ParseState(text, flags, isBytes)).parse();
  } catch (error) {
    if (!(error instanceof BecomesVerbose)) throw error;
    return new Parser(new ParseState(text, flags | VERBOSE, isBytes)).parse();
  }
}

class Parser {
  #depth = 0;

  constructor(readonly state: ParseState) {}

  parse(): Regex {
    const { state } = this;
    const root = this.#alternation(state.flags, true);
    if (state.reader.next !== undefined) {
      throw state.reader.error("unbalanced parenthesis");
    }
    for (const [index, position] of state.asked) {
      if (index >= state.groups.length) {
        throw new PatternError(`invalid group reference ${index}`, position);
      }
    }
    if (state.late !== null) throw state.late;
    return {
      root,
      groupCount: state.groups.length - 1,
      groupNames: state.names,
      flags: state.flags,
    };
  }

  /** @param isFirst whether it starts the pattern, where flags for the whole of it may stand */
  #alternation(flags: number, isFirst: boolean): Node {
    if (++this.#depth > DEEPEST) {
      throw new PatternError("groups are nested too deeply", null);
    }
    const branches: Node[] = [];
    do {
      branches.push(this.#sequence(flags, isFirst && branches.length === 0));
      if (isFirst) flags = this.state.flags;
    } while (this.state.reader.match("|"));
    this.#depth--;
    return branches.length === 1
      ? (branches[0] as Node)
      : { kind: "alternation", branches };
  }

  #sequence(flags: number, isFirst: boolean): Node {
    const { reader } = this.state;
    const items: Node[] = [];
    for (;;) {
      const token = reader.next;
      if (token === undefined || token === "|" || token === ")") break;
      reader.get();
      if ((flags & VERBOSE) !== 0 && this.#isSkipped(token)) continue;
      if ("*+?{".includes(token)) {
        applyQuantifier(reader, token, items, flags);
        continue;
      }
      const node = this.#atom(token, flags, isFirst && items.length === 0);
      if (node === FLAGS_CHANGED) flags = this.state.flags;
      else if (node !== null) items.push(node);
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
      const next = this.state.reader.get();
      if (next === undefined || next === "\n") return true;
    }
  }

  /** A character, a place or a group; null for a comment. */
  #atom(
    token: string,
    flags: number,
    isFirst: boolean,
  ): Node | null | typeof FLAGS_CHANGED {
    switch (token) {
      case ".":
        return {
          kind: "char",
          test: (flags & DOTALL) !== 0 ? () => true : (code) => code !== 10,
        };
      case "^":
        return position((flags & MULTILINE) !== 0 ? lineStart : textStart);
      case "$":
        return position((flags & MULTILINE) !== 0 ? lineEnd : lastLineEnd);
      case "[":
        return this.#class(flags);
      case "(":
        return parseGroup(this.state, this.#body, flags, isFirst);
      default:
        return token.startsWith("\\")
          ? this.#escape(token, flags)
          : literal(token.codePointAt(0) as number, flags);
    }
  }

  /** What groups read their inside with. */
  readonly #body: GroupBody = {
    alternation: (flags) => this.#alternation(flags, false),
    sequence: (flags) => this.#sequence(flags, false),
    reference: (index, length, flags) => this.#reference(index, length, flags),
  };

  #class(flags: number): Node {
    const { reader } = this.state;
    const { items, negative } = parseClass(reader, reader.position - 1);
    const [first] = items;
    if (items.length === 1 && !negative && typeof first === "number") {
      return literal(first, flags);
    }
    return { kind: "char", test: testOf(items, negative, flags) };
  }

  #escape(token: string, flags: number): Node {
    const isAscii = isAsciiOnly(flags);
    const letter = token.slice(1);
    const { reader } = this.state;
    switch (letter) {
      case "A":
        return position(textStart);
      case "Z":
        return position(textEnd);
      case "b":
      case "B": {
        const test = wordBoundary(category("w", isAscii));
        // An empty text has neither a boundary nor the lack of one.
        return position(
          letter === "b" ? test : (...args) => args[2] > 0 && !test(...args),
        );
      }
    }
    if (/^[dDsSwW]$/.test(letter)) {
      return { kind: "char", test: category(letter, isAscii) };
    }
    if (!/^[0-9]$/.test(letter)) {
      return literal(simpleEscape(reader, token), flags);
    }
    const found = octalOrReference(reader, token);
    return "code" in found
      ? literal(found.code, flags)
      : this.#reference(found.group, found.length, flags);
  }

  #reference(index: number, length: number, flags: number): Node {
    this.state.checkReference(index, length);
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
}
