/** What is wrong with one line, in CPython's words where the case is a common one. */
import type { Tree } from "web-tree-sitter";
import { describeAssignment } from "./assignmentTarget.js";
import { asProgram } from "./loneLine.js";

export interface Description {
  message: string;
  /** Offset into the line. */
  at: number;
}

const HEADERS =
  /^(?:async\s+)?(?:if|elif|else|for|while|with|try|except|finally|def|class|match|case)\b/;

/** `error`: where in `line` tree-sitter stumbles. Repairs are tried one by one: the one that parses names the fault. */
export function describeError(
  line: string,
  error: number,
  parse: (text: string) => Tree,
): Description {
  const parses = (candidate: string): boolean => {
    const tree = parse(asProgram(candidate).program);
    const isRight = !tree.rootNode.hasError;
    tree.delete();
    return isRight;
  };
  const character = invalidCharacter(line);
  if (character) return character;
  if (HEADERS.test(line) && !line.endsWith(":") && parses(`${line}:`)) {
    return { message: "expected ':'", at: line.length };
  }
  const decimal = /(?<![\w."'])\d(?:_?\d)*_(?!\d)/.exec(line);
  if (decimal && decimal.index <= error)
    return { message: "invalid decimal literal", at: decimal.index };
  if (/\b(?:f|rf|fr)["'][^"']*\{\s*[}!:]/i.test(line)) {
    return { message: "f-string: empty expression not allowed", at: error };
  }
  const assignment = describeAssignment(line, parse);
  if (assignment) return assignment;
  if (/\bif\b/.test(line) && parses(`${line} else None`)) {
    return {
      message: "expected 'else' after 'if' expression",
      at: line.search(/\S+\s+if\b/),
    };
  }
  const condition = /^(?:if|elif|while)\b.*?[^=!<>:]()=(?!=)/s.exec(line);
  if (condition) {
    const at = condition[0].length - 1;
    if (parses(`${line.slice(0, at)}==${line.slice(at + 1)}`)) {
      return {
        message: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        at,
      };
    }
  }
  const at = error + (/^\s*/.exec(line.slice(error))?.[0].length ?? 0);
  if (
    at > 0 &&
    at < line.length &&
    parses(`${line.slice(0, at)},${line.slice(at)}`) &&
    isInBrackets(line, at)
  ) {
    return { message: "invalid syntax. Perhaps you forgot a comma?", at };
  }
  return {
    message: "invalid syntax",
    at: Math.min(at, Math.max(line.length - 1, 0)),
  };
}

/** A character that no Python token has; those in strings and comments parse. */
function invalidCharacter(line: string): Description | null {
  const found = /["'#]|[^\x20-\x7e\s\p{L}\p{M}\p{N}\p{Pc}]/u.exec(line);
  if (!found || /["'#]/.test(found[0])) return null;
  const code = found[0].codePointAt(0) as number;
  return {
    message: `invalid character '${found[0]}' (U+${code.toString(16).toUpperCase().padStart(4, "0")})`,
    at: found.index,
  };
}

function isInBrackets(line: string, at: number): boolean {
  let depth = 0;
  for (const char of line.slice(0, at)) {
    if ("([{".includes(char)) depth++;
    else if (")]}".includes(char)) depth--;
  }
  return depth > 0;
}
