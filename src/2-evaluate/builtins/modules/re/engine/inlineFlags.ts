/** `(?i)`, `(?i:…)`, `(?-i:…)`: flags inside a pattern. */
import { flagLetters, KINDS, LOCALE, UNICODE } from "./flags.js";
import type { ParseState } from "./parseState.js";
import { PatternError } from "./patternError.js";

/**
 * @param first the letter that was read already, or `-`
 * @returns what becomes of the flags inside the group; null where they hold for the whole pattern
 */
export function parseInlineFlags(
  state: ParseState,
  first: string,
  start: number,
  isFirst: boolean,
): ((flags: number) => number) | null {
  const { reader } = state;
  let added = 0;
  let char: string | undefined = first;
  while (char !== "-" && char !== ")" && char !== ":") {
    added |= flagOf(state, char, "missing -, : or )");
    const kinds = added & KINDS;
    if ((kinds & (kinds - 1)) !== 0) {
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
    state.addFlags(added);
    return null;
  }
  const removed = char === "-" ? removedFlags(state) : 0;
  if ((added & removed) !== 0) {
    throw reader.error("bad inline flags: flag turned on and off", 1);
  }
  return (flags) => {
    const base = (added & KINDS) !== 0 ? flags & ~KINDS : flags;
    return (base | added) & ~removed;
  };
}

/** The flags behind `-`, up to the colon. */
function removedFlags(state: ParseState): number {
  const { reader } = state;
  let char = reader.get();
  if (char === undefined) throw reader.error("missing flag");
  if (!(char in flagLetters)) {
    throw reader.error(
      /^[A-Za-z]$/.test(char) ? "unknown flag" : "missing flag",
      char.length,
    );
  }
  let removed = 0;
  while (char !== ":") {
    const flag = flagOf(state, char, "missing :");
    if ((flag & KINDS) !== 0) {
      throw reader.error(
        "bad inline flags: cannot turn off flags 'a', 'u' and 'L'",
      );
    }
    removed |= flag;
    char = reader.get();
    if (char === undefined) throw reader.error("missing :");
  }
  return removed;
}

function flagOf(state: ParseState, char: string, otherwise: string): number {
  const flag = flagLetters[char];
  if (flag === undefined) {
    throw state.reader.error(
      /^[A-Za-z]$/.test(char) ? "unknown flag" : otherwise,
      char.length,
    );
  }
  if (!state.isBytes && flag === LOCALE) {
    throw state.reader.error(
      "bad inline flags: cannot use 'L' flag with a str pattern",
    );
  }
  if (state.isBytes && flag === UNICODE) {
    throw state.reader.error(
      "bad inline flags: cannot use 'u' flag with a bytes pattern",
    );
  }
  return flag;
}
