/**
 * Says where a source that tree-sitter could not parse goes wrong. Its own ERROR nodes often span half the file; Python's
 * lines stand alone, so each is parsed by itself, and the first that fails is the place.
 */
import type { Node, Tree } from "web-tree-sitter";
import type { Source } from "../../source.js";
import { PythonSyntaxError } from "../pythonSyntaxError.js";
import { describeError } from "./describeError.js";
import { checkIndentation } from "../lines/indentation.js";
import { asProgram } from "./loneLine.js";
import type { LineScan } from "../lines/scanLines.js";

export type ParseText = (text: string) => Tree;

/** The first error of `source`, whose tree `whole` has one. */
export function findSyntaxError(
  whole: Tree,
  source: Source,
  scan: LineScan,
  parse: ParseText,
): PythonSyntaxError {
  const text = source.text;
  const indentation = checkIndentation(
    text,
    scan.lines,
    scan.problem === null,
    (offset) => source.position(offset).line,
  );
  for (const line of scan.lines) {
    if (indentation && indentation.offset <= line.start) break;
    const { program, shift } = asProgram(text.slice(line.start, line.end));
    const tree = parse(program);
    try {
      if (!tree.rootNode.hasError) continue;
      const offset = Math.min(
        Math.max(firstError(tree.rootNode).startIndex - shift, 0),
        line.end - line.start,
      );
      const { message, at } = describeError(
        text.slice(line.start, line.end),
        offset,
        parse,
      );
      return new PythonSyntaxError(message, source, line.start + at);
    } finally {
      tree.delete();
    }
  }
  const problem = indentation ?? scan.problem;
  if (problem)
    return new PythonSyntaxError(
      withLine(problem, source),
      source,
      problem.offset,
    );
  return new PythonSyntaxError(
    "invalid syntax",
    source,
    firstError(whole.rootNode).startIndex,
  );
}

/** CPython tells where it noticed that a string has no end. */
function withLine(
  problem: { message: string; offset: number },
  source: Source,
): string {
  if (!problem.message.startsWith("unterminated")) return problem.message;
  const isTriple = problem.message.includes("triple");
  const line = source.position(
    isTriple ? source.text.trimEnd().length : problem.offset,
  ).line;
  return `${problem.message} (detected at line ${line})`;
}

/** The first ERROR or MISSING node in the order of the text. */
export function firstError(root: Node): Node {
  let node = root;
  for (;;) {
    const inner = node.children.find(
      (child) => child.isError || child.isMissing || child.hasError,
    );
    if (!inner) return node;
    node = inner;
    if (node.isMissing) return node;
  }
}
