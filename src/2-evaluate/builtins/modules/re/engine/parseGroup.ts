/** Everything that starts with a parenthesis. */
import { quote } from "../../../text/quote.js";
import { flagLetters } from "./flags.js";
import { parseInlineFlags } from "./inlineFlags.js";
import type { Node } from "./nodes.js";
import type { ParseState } from "./parseState.js";
import { PatternError } from "./patternError.js";
import { widthOf } from "./width.js";

/** How a group reads what is in it. */
export interface GroupBody {
  alternation(flags: number): Node;
  sequence(flags: number): Node;
  reference(index: number, length: number, flags: number): Node;
}

/** `(?i)`: the flags of the whole pattern changed. */
export const FLAGS_CHANGED = "flags";

/** A group, its parenthesis passed already; null for a comment. */
export function parseGroup(
  state: ParseState,
  body: GroupBody,
  flags: number,
  isFirst: boolean,
): Node | null | typeof FLAGS_CHANGED {
  const { reader } = state;
  const start = reader.position - 1;
  if (!reader.match("?")) return capture(state, body, flags, null, start);
  const char = reader.get();
  switch (char) {
    case undefined:
      throw reader.error("unexpected end of pattern");
    case "P":
      return named(state, body, flags, start);
    case ":":
      return closed(state, body, flags, start);
    case "#":
      return comment(state, start);
    case "=":
    case "!":
      return look(state, body, flags, start, char === "!", false);
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
      return look(state, body, flags, start, direction === "!", true);
    }
    case "(":
      return conditional(state, body, flags, start);
    case ">":
      return { kind: "atomic", body: closed(state, body, flags, start) };
  }
  if (!(char in flagLetters) && char !== "-") {
    throw reader.error(`unknown extension ?${char}`, char.length + 1);
  }
  const inline = parseInlineFlags(state, char, start, isFirst);
  if (inline === null) return FLAGS_CHANGED;
  return closed(state, body, inline(flags), start);
}

/** The rest of a group, up to its parenthesis. */
function closed(
  state: ParseState,
  body: GroupBody,
  flags: number,
  start: number,
): Node {
  const inside = body.alternation(flags);
  if (!state.reader.match(")")) {
    throw new PatternError("missing ), unterminated subpattern", start);
  }
  // A sequence of its own, so that a repeated group is not taken for a repeated repetition.
  return { kind: "sequence", items: [inside] };
}

function capture(
  state: ParseState,
  body: GroupBody,
  flags: number,
  name: string | null,
  start: number,
): Node {
  const index = state.openGroup(name);
  const inside = closed(state, body, flags, start);
  state.groups[index] = widthOf(inside, state.groups);
  return { kind: "group", index, body: inside };
}

/** `(?P<name>…)`, `(?P=name)` */
function named(
  state: ParseState,
  body: GroupBody,
  flags: number,
  start: number,
): Node {
  const { reader } = state;
  if (reader.match("<")) {
    const name = reader.getUntil(">", "group name");
    state.checkName(name);
    return capture(state, body, flags, name, start);
  }
  if (reader.match("=")) {
    const name = reader.getUntil(")", "group name");
    state.checkName(name);
    const index = state.names.get(name);
    const length = [...name].length + 1;
    if (index === undefined) {
      throw reader.error(`unknown group name ${quote(name)}`, length);
    }
    return body.reference(index, length, flags);
  }
  const char = reader.get();
  if (char === undefined) throw reader.error("unexpected end of pattern");
  throw reader.error(`unknown extension ?P${char}`, char.length + 2);
}

function comment(state: ParseState, start: number): null {
  for (;;) {
    const token = state.reader.get();
    if (token === undefined) {
      throw new PatternError("missing ), unterminated comment", start);
    }
    if (token === ")") return null;
  }
}

function look(
  state: ParseState,
  body: GroupBody,
  flags: number,
  start: number,
  negative: boolean,
  behind: boolean,
): Node {
  const outer = state.lookBehindGroups;
  if (behind && outer === null) state.lookBehindGroups = state.groups.length;
  const inside = closed(state, body, flags, start);
  state.lookBehindGroups = outer;
  if (!behind) return { kind: "look", back: 0, negative, body: inside };
  const [least, most] = widthOf(inside, state.groups);
  if (least !== most) {
    // Found only when the pattern is compiled: whatever is wrong with its syntax comes first.
    state.late ??= new PatternError(
      "look-behind requires fixed-width pattern",
      null,
    );
  }
  return { kind: "look", back: least, negative, body: inside };
}

/** `(?(group)yes|no)` */
function conditional(
  state: ParseState,
  body: GroupBody,
  flags: number,
  start: number,
): Node {
  const { reader } = state;
  const index = askedGroup(state);
  state.checkLookBehind(index);
  const yes = body.sequence(flags);
  let no: Node = { kind: "sequence", items: [] };
  if (reader.match("|")) {
    no = body.sequence(flags);
    if (reader.next === "|") {
      throw reader.error("conditional backref with more than two branches");
    }
  }
  if (!reader.match(")")) {
    throw new PatternError("missing ), unterminated subpattern", start);
  }
  return { kind: "conditional", index, yes, no };
}

function askedGroup(state: ParseState): number {
  const { reader } = state;
  const name = reader.getUntil(")", "group name");
  const known = state.names.get(name);
  if (known !== undefined) return known;
  const length = [...name].length + 1;
  if (!/^\+?[0-9]+$/.test(name)) {
    state.checkName(name);
    throw reader.error(`unknown group name ${quote(name)}`, length);
  }
  const index = Number(name);
  if (index === 0) throw reader.error("bad group number", length);
  state.asked.push([index, reader.position - length]);
  return index;
}
