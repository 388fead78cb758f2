/** Copies a part of tree-sitter's tree into `SyntaxNode`s, stopping at the bodies of functions and classes. */
import type { Language, Node, TreeCursor } from "web-tree-sitter";
import type { Source } from "../source.js";
import { PythonSyntaxError } from "./pythonSyntaxError.js";
import { NO_CHILDREN, SyntaxNode } from "./syntaxNode.js";
import { BRACKETS, KEPT_TOKENS, LEAVES, MAX_BRACKETS } from "./tokens.js";

/** What is known of a node by its type id alone: asking tree-sitter costs a call into WebAssembly each time. */
interface NodeType {
  kind: string;
  isNamed: boolean;
  isDropped: boolean;
  isLeaf: boolean;
  isBracket: boolean;
  /** The tokens to keep among its children; undefined: none, null: all. */
  keeps: ReadonlySet<string> | null | undefined;
}

/** The node types of a grammar, looked up once each. */
export class NodeTypes {
  readonly #language: Language;
  readonly #known: (NodeType | undefined)[] = [];

  constructor(language: Language) {
    this.#language = language;
  }

  get(id: number): NodeType {
    return (this.#known[id] ??= this.#describe(id));
  }

  #describe(id: number): NodeType {
    const kind = this.#language.types[id] ?? "ERROR";
    const isNamed = kind === "ERROR" || this.#language.nodeTypeIsNamed(id);
    return {
      kind,
      isNamed,
      isDropped:
        isNamed && (kind === "comment" || kind === "line_continuation"),
      isLeaf: !isNamed || LEAVES.has(kind),
      isBracket: isNamed && BRACKETS.has(kind),
      keeps: isNamed ? KEPT_TOKENS[kind] : undefined,
    };
  }
}

/** What reading needs besides the tree. */
export interface Reading {
  types: NodeTypes;
  source: Source;
  /** Where the parsed text is not the source's own: from its offsets to the source's. */
  toSource: ((offset: number) => number) | undefined;
  /**
   * - `later`: bodies of functions and classes are read when they are wanted, which keeps the tree
   * - a function: they are read with the rest, but for functions whose bodies are not in the tree
   *   (lines/deferBodies.ts): given where a function's body begins, it says how to read it when it is wanted
   */
  bodies: "later" | ((start: number) => (() => SyntaxNode) | undefined);
}

/**
 * Reads the node under `cursor` and what is below it, then deletes the cursor. No recursion: a chain of 5,000 `+` is a
 * tree 5,000 deep.
 * @throws PythonSyntaxError when brackets nest deeper than Python allows.
 */
export function readTree(cursor: TreeCursor, reading: Reading): SyntaxNode {
  try {
    return readNodes(cursor, reading);
  } finally {
    cursor.delete();
  }
}

function readNodes(cursor: TreeCursor, reading: Reading): SyntaxNode {
  const { types, source, toSource } = reading;
  const text = source.text;
  const startOf = toSource
    ? () => toSource(cursor.startIndex)
    : () => cursor.startIndex;
  const endOf = toSource
    ? () => toSource(cursor.endIndex)
    : () => cursor.endIndex;
  const root = new SyntaxNode(
    types.get(cursor.nodeTypeId).kind,
    startOf(),
    endOf(),
    [],
  );
  const parents: SyntaxNode[] = [];
  const parentTypes: NodeType[] = [];
  let parent = root;
  let parentType = types.get(cursor.nodeTypeId);
  let brackets = 0;
  if (!cursor.gotoFirstChild()) return root;
  for (;;) {
    const type = types.get(cursor.nodeTypeId);
    let descended = false;
    if (!type.isNamed) {
      if (type.kind === ",") parent.hasComma = true;
      else if (parentType.keeps === null || parentType.keeps?.has(type.kind)) {
        parent.children.push(
          new SyntaxNode(type.kind, startOf(), endOf(), NO_CHILDREN),
        );
      }
    } else if (!type.isDropped) {
      const start = startOf();
      const isLeaf =
        type.isLeaf || (type.kind === "string" && !isFormatString(text, start));
      const node = new SyntaxNode(
        type.kind,
        start,
        endOf(),
        isLeaf ? NO_CHILDREN : [],
      );
      parent.children.push(node);
      if (type.kind === "block") {
        setReaders(node, parentType.kind, cursor, reading);
      }
      if (node.readFirst === null && !isLeaf && cursor.gotoFirstChild()) {
        if (type.isBracket && ++brackets > MAX_BRACKETS) {
          throw new PythonSyntaxError(
            "too many nested parentheses",
            source,
            start,
          );
        }
        parents.push(parent);
        parentTypes.push(parentType);
        parent = node;
        parentType = type;
        descended = true;
      }
    }
    if (descended) continue;
    while (!cursor.gotoNextSibling()) {
      if (parents.length === 0) return root;
      cursor.gotoParent();
      if (parentType.isBracket) brackets--;
      parent = parents.pop() as SyntaxNode;
      parentType = parentTypes.pop() as NodeType;
    }
  }
}

/** Gives the block under `cursor` what it needs, if it is a body that is not read with the rest. */
function setReaders(
  node: SyntaxNode,
  parentKind: string,
  cursor: TreeCursor,
  reading: Reading,
): void {
  const isFunction = parentKind === "function_definition";
  if (!isFunction && parentKind !== "class_definition") return;
  const { bodies } = reading;
  if (bodies !== "later") {
    if (isFunction) node.readBody = bodies(node.start) ?? null;
    return;
  }
  const block = cursor.currentNode;
  node.readBody = () => readTree(block.walk(), reading);
  node.readFirst = () => {
    let first = block.firstNamedChild;
    while (first?.type === "comment") first = first.nextNamedSibling;
    return first ? readStatement(first, reading) : undefined;
  };
}

/** One statement, as its block's reading would give it. */
function readStatement(node: Node, reading: Reading): SyntaxNode {
  return readTree(node.walk(), reading);
}

/** Whether the string literal at `start` has an `f` (or `t`) in its prefix: only then has it an inside to read. */
function isFormatString(text: string, start: number): boolean {
  for (let i = start; ; i++) {
    const letter = text.charCodeAt(i) | 0x20;
    if (letter === 0x66 || letter === 0x74) return true;
    if (letter < 0x61 || letter > 0x7a) return false; // a quote, or the end (NaN | 0x20 is 0x20)
  }
}
