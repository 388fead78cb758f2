/** What is wrong with one line, in CPython's words where the case is a common one. */
import type { Tree } from "web-tree-sitter";
import { skipString } from "../lines/skipString.js";
import { describeAssignment } from "./assignmentTarget.js";
import { codePoint, nonPrintable } from "./strayCharacters.js";
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
  if (/\b(?:f|rf|fr)["'](?:[^"'{]|\{\{)*\{\s*[}!:]/i.test(line)) {
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
  const before = expressionBefore(line, at);
  if (before !== null && parses(`${line.slice(0, at)},${line.slice(at)}`)) {
    return {
      message: "invalid syntax. Perhaps you forgot a comma?",
      at: before,
    };
  }
  return {
    message: "invalid syntax",
    at: Math.min(at, Math.max(line.length - 1, 0)),
  };
}

/** A character that no Python token has; those in strings and comments parse. */
function invalidCharacter(line: string): Description | null {
  const found = /["'#]|[^\x20-\x7e\t\f\r\n\p{L}\p{M}\p{N}\p{Pc}]/u.exec(line);
  if (!found || /["'#]/.test(found[0])) return null;
  const isPrintable = !/[\p{C}\p{Z}]/u.test(found[0]);
  return {
    message: isPrintable
      ? `invalid character '${found[0]}' (U+${codePoint(found[0])})`
      : nonPrintable(found[0]),
    at: found.index,
  };
}

/** Where the expression that ends before `at` begins; null outside brackets. */
function expressionBefore(line: string, at: number): number | null {
  const starts: (number | null)[] = [null];
  for (let i = 0; i < at;) {
    const char = line[i] as string;
    const end = skipString(line, i)?.end ?? i + 1;
    if (/[,:=]/.test(char)) starts[starts.length - 1] = null;
    else if (!/\s/.test(char)) {
      if (")]}".includes(char)) starts.pop();
      else starts[starts.length - 1] ??= i;
      if ("([{".includes(char)) starts.push(null);
    }
    i = end;
  }
  return starts.length > 1 ? (starts.at(-1) ?? null) : null;
}
