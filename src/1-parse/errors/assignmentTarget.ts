/** Assignments to what cannot be assigned to: tree-sitter rejects them without saying why. */
import type { Tree } from "web-tree-sitter";
import { describeTarget } from "../describeTarget.js";
import { skipString } from "../lines/skipString.js";

/** What is wrong with the target of the assignment that `line` is, or null where that is not the fault. */
export function describeAssignment(
  line: string,
  parse: (text: string) => Tree,
): { message: string; at: number } | null {
  const assignment = findAssignment(line);
  if (!assignment) return null;
  const tree = parse(line.slice(0, assignment.at));
  try {
    const statement = tree.rootNode.firstNamedChild;
    const target = statement?.firstNamedChild;
    if (
      !target ||
      tree.rootNode.hasError ||
      statement.type !== "expression_statement"
    )
      return null;
    if (statement.namedChildCount > 1 || ASSIGNABLE.has(target.type))
      return null;
    const what = describeTarget(target.type);
    if (assignment.isAugmented) {
      return {
        message: `'${what}' is an illegal expression for augmented assignment`,
        at: 0,
      };
    }
    const hint = KEYWORDS.has(target.type)
      ? ""
      : " here. Maybe you meant '==' instead of '='?";
    return { message: `cannot assign to ${what}${hint}`, at: 0 };
  } finally {
    tree.delete();
  }
}

const ASSIGNABLE = new Set([
  "identifier",
  "attribute",
  "subscript",
  "tuple",
  "list",
  "parenthesized_expression",
]);
const KEYWORDS = new Set(["none", "true", "false", "ellipsis"]);

/** The first `=` or `+=` outside brackets and strings. */
function findAssignment(
  line: string,
): { at: number; isAugmented: boolean } | null {
  let depth = 0;
  for (let i = 0; i < line.length;) {
    const skipped = skipString(line, i);
    if (skipped) {
      i = skipped.end;
      continue;
    }
    const char = line[i] as string;
    if ("([{".includes(char)) depth++;
    else if (")]}".includes(char)) depth--;
    else if (depth === 0) {
      const operator = /(?:[=!<>:]=|(\*\*|\/\/|>>|<<|[-+*/%@&|^])?=)/y;
      operator.lastIndex = i;
      const found = operator.exec(line);
      if (found) {
        if (found[0] === "=") return { at: i, isAugmented: false };
        if (found[1]) return { at: i, isAugmented: true };
        i += found[0].length;
        continue;
      }
    }
    i++;
  }
  return null;
}
