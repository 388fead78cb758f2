/** A node of tree-sitter's tree, copied into plain data for the lowering: comments and punctuation are gone. */

export class SyntaxNode {
  /** The grammar's name of the node, or the token's own text. */
  readonly kind: string;
  /** Not fixed: a star that stands before `a.b()` is moved out of it (lower/commaLists.ts). */
  start: number;
  readonly end: number;
  /** Named children, and those tokens that carry meaning (`tokens.ts`). */
  readonly children: SyntaxNode[];
  /** A comma stands among the children: `(a,)` is a tuple, `(a)` is not. */
  hasComma = false;
  /** The body of a function or class that is read only when it is wanted: this reads it. */
  readBody: (() => SyntaxNode) | null = null;
  /** Reads the first statement of a body alone, where its docstring would be; null: it is among the children. */
  readFirst: (() => SyntaxNode | undefined) | null = null;

  constructor(
    kind: string,
    start: number,
    end: number,
    children: SyntaxNode[],
  ) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.children = children;
  }
}

/** Shared by all leaves, so that they cost no array each. */
export const NO_CHILDREN: SyntaxNode[] = Object.freeze(
  [] as SyntaxNode[],
) as SyntaxNode[];
