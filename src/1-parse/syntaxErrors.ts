/** From tree-sitter's ERROR and MISSING nodes to a message with a place. */
import type { Node, Tree } from "web-tree-sitter";
import type { Source } from "../source.js";
import { PythonSyntaxError } from "./pythonSyntaxError.js";

/** The first error of a tree that has one. */
export function findSyntaxError(tree: Tree, source: Source): PythonSyntaxError {
  let node: Node = tree.rootNode;
  for (;;) {
    const inner: Node | undefined = node.children.find(
      (child) => child.isError || child.isMissing || child.hasError,
    );
    if (!inner) break;
    node = inner;
    if (node.isError || node.isMissing) break;
  }
  const message =
    node.isMissing && node.type.length > 0
      ? `invalid syntax: expected ${node.type}`
      : "invalid syntax";
  return new PythonSyntaxError(message, source, node.startIndex);
}
