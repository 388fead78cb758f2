/** What differs between two versions of a Python file, in the smallest pieces that can be applied alone. */
import type { ModuleTree } from "../../1-parse/ast.js";
import { align, type Aligned } from "./align.js";
import type { ComparedFiles, Context } from "./context.js";
import { describeChange, nameOf } from "./describe.js";
import { expressionText } from "./expressionText.js";
import { listPieces } from "./listPieces.js";
import type { Piece } from "./piece.js";
import { placed } from "./placed.js";
import {
  addedStatement,
  isElif,
  removedStatement,
  replacedStatement,
} from "./statementPieces.js";
import {
  ComparedTrees,
  type ComparedField,
  type ComparedNode,
} from "./syntaxNode.js";

/** A definition at the top of a file that is on one side only. */
export interface LoneDefinition {
  name: string;
  node: ComparedNode;
  files: ComparedFiles;
  /** All statements at the top of its file. */
  beside: readonly ComparedNode[];
}

export interface PythonPieces {
  pieces: Piece[];
  removed: LoneDefinition[];
  added: LoneDefinition[];
}

/** null: cannot be applied alone, so that something around it must be the piece. */
type Found = Piece[] | null;

export function pythonPieces(
  files: ComparedFiles,
  trees: { base: ModuleTree; head: ModuleTree },
  compared = new ComparedTrees(),
): PythonPieces | null {
  const base = compared.module(trees.base, files.base.text);
  const head = compared.module(trees.head, files.head.text);
  const walk = new Walk(files);
  const context: Context = { files, around: null, definition: files.basePath };
  const pieces = walk.node(base, head, context);
  return pieces === null
    ? null
    : { pieces, removed: walk.removed, added: walk.added };
}

/**
 * The pieces of a definition that moved, to be applied where it was: what of it differs, and imports that it finds only where it
 * is now.
 */
export function piecesOfMoved(
  base: LoneDefinition,
  head: LoneDefinition,
): Piece[] {
  const files: ComparedFiles = {
    base: base.files.base,
    basePath: base.files.basePath,
    head: head.files.head,
    headPath: head.files.headPath,
  };
  const context: Context = {
    files,
    around: null,
    definition: `${files.basePath}::${base.name}`,
  };
  const pieces = new Walk(files).node(base.node, head.node, context) ?? [];
  if (pieces.length === 0) return [];
  const known = new Set(base.beside.map(({ number }) => number));
  const next = base.beside[0] ?? null;
  const imports = head.beside.filter(
    ({ kind, number }) => kind.startsWith("Import") && !known.has(number),
  );
  for (const node of imports) {
    const piece = addedStatement(node, { previous: null, next }, context);
    if (piece !== null) pieces.push(piece);
  }
  return pieces;
}

class Walk {
  readonly removed: LoneDefinition[] = [];
  readonly added: LoneDefinition[] = [];

  constructor(readonly files: ComparedFiles) {}

  /** The pieces of two nodes that stand in the same place. */
  node(base: ComparedNode, head: ComparedNode, outer: Context): Found {
    if (base.number === head.number) return [];
    const isSame = base.kind === head.kind && base.value === head.value;
    if (!isSame) return this.#replaced(base, head, outer);
    const context = this.#inside(base, head, outer);
    const pieces: Piece[] = [];
    for (const [from, to] of fieldsOf(base, head)) {
      const found = this.#field(from, to, base, context);
      if (found === null) return this.#replaced(base, head, outer);
      pieces.push(...found);
    }
    return pieces;
  }

  #inside(base: ComparedNode, head: ComparedNode, outer: Context): Context {
    const isDefinition =
      base.kind === "ClassDef" || base.kind === "FunctionDef";
    if (isDefinition) {
      const isOutermost = outer.definition === this.files.basePath;
      const name = definedName(base, this.files.base.text);
      return {
        ...outer,
        around: null,
        definition: isOutermost
          ? `${this.files.basePath}::${name}`
          : outer.definition,
      };
    }
    const name = nameOf(base, this.files.base.text);
    if (name !== null) {
      const [from, to] = [valueOf(base), valueOf(head)];
      return from === null || to === null
        ? { ...outer, around: { base, head, name: null } }
        : { ...outer, around: { base: from, head: to, name } };
    }
    const isShown = base.kind === "Call" || isPlainStatement(base);
    return isShown ? { ...outer, around: { base, head, name: null } } : outer;
  }

  #field(
    base: ComparedField,
    head: ComparedField,
    node: ComparedNode,
    context: Context,
  ): Found {
    if (base.nodes === null || head.nodes === null) {
      return base.nodes === head.nodes ? [] : null;
    }
    if (base.isBlock) return this.#block(base.nodes, head.nodes, context);
    if (commaLists.has(base.name)) {
      return this.#list(base.nodes, head.nodes, node, context);
    }
    if (base.nodes.length !== head.nodes.length) return null;
    const pieces: Piece[] = [];
    for (const [i, one] of base.nodes.entries()) {
      const found = this.node(one, head.nodes[i] as ComparedNode, context);
      if (found === null) return null;
      pieces.push(...found);
    }
    return pieces;
  }

  /** Statements one after the other. */
  #block(
    base: readonly ComparedNode[],
    head: readonly ComparedNode[],
    context: Context,
  ): Found {
    const { files } = this;
    const isChain =
      base.some((one) => isElif(one, files.base.text)) ||
      head.some((one) => isElif(one, files.head.text));
    const [first, other] = [base[0], head[0]];
    if (isChain) {
      const areBoth =
        first !== undefined &&
        other !== undefined &&
        isElif(first, files.base.text) &&
        isElif(other, files.head.text);
      return areBoth ? this.node(first, other, context) : null;
    }
    const aligned = align(base, head, {
      number: ({ number }) => number,
      key: (one) => this.#statementKey(one, base.includes(one)),
      sort: ({ kind }) => kind,
    });
    const pieces: Piece[] = [];
    let previous: ComparedNode | null = null;
    for (const [from, to] of aligned) {
      if (from !== null && to !== null) {
        const found = this.node(from, to, context);
        if (found === null) return null;
        pieces.push(...found);
      } else if (from !== null) {
        const piece = removedStatement(from, context);
        pieces.push(piece);
        this.#note(this.removed, from, base, context, files.base.text);
      } else if (to !== null) {
        const next: ComparedNode | null =
          previous === null ? (base[0] ?? null) : null;
        const piece = addedStatement(to, { previous, next }, context);
        if (piece === null) return null;
        pieces.push(piece);
        this.#note(this.added, to, head, context, files.head.text);
      }
      previous = from ?? previous;
    }
    return pieces;
  }

  #note(
    list: LoneDefinition[],
    node: ComparedNode,
    beside: readonly ComparedNode[],
    { definition }: Context,
    text: string,
  ): void {
    const isDefinition =
      node.kind === "ClassDef" || node.kind === "FunctionDef";
    if (!isDefinition || definition !== this.files.basePath) return;
    const name = definedName(node, text);
    list.push({ name, node, files: this.files, beside });
  }

  /** What a statement is recognised by although it changed. */
  #statementKey(node: ComparedNode, isBase: boolean): string {
    const text = isBase ? this.files.base.text : this.files.head.text;
    if (node.kind === "ClassDef" || node.kind === "FunctionDef") {
      return `${node.kind} ${definedName(node, text)}`;
    }
    const name = nameOf(node, text);
    if (name !== null) return `= ${name}`;
    return `${node.kind} ${node.number}`;
  }

  /** Elements with commas between them. */
  #list(
    base: readonly ComparedNode[],
    head: readonly ComparedNode[],
    node: ComparedNode,
    context: Context,
  ): Found {
    const aligned = align(base, head, {
      number: ({ number }) => number,
      key: (one) => this.#elementKey(one, base.includes(one)),
      sort: ({ kind, value }) =>
        kind === "keyword" || kind === "parameter" ? `${kind} ${value}` : "",
    });
    const joined = this.#joined(aligned, context);
    if (joined !== null) return joined;
    const pieces: Piece[] = [];
    for (const [from, to] of aligned) {
      if (from === null || to === null) continue;
      const found = this.node(from, to, context);
      if (found === null) return null;
      pieces.push(...found);
    }
    const isEven = aligned.every(([from, to]) => from !== null && to !== null);
    if (isEven) return pieces;
    if (node.kind === "FunctionDef" || node.kind === "Lambda") {
      const all = [...base, ...head];
      // `*` and `/` between parameters are not elements.
      if (!all.every(({ value }) => value.endsWith('"positional"')))
        return null;
    }
    const others = listPieces(aligned, node, context);
    return others === null ? null : [...pieces, ...others];
  }

  /** Several plain positional arguments that changed say more together: `Linear(400, 120) → Linear(200, 60)`. */
  #joined(aligned: readonly Aligned<ComparedNode>[], context: Context): Found {
    const { files } = this;
    if (context.around?.base.kind !== "Call") return null;
    const changed = aligned.filter(([from, to]) => from?.number !== to?.number);
    const isPlain = changed.every(
      ([from, to]) =>
        from !== null && to !== null && isPlainValue(from) && isPlainValue(to),
    );
    if (changed.length < 2 || !isPlain) return null;
    const all = aligned.filter(([from, to]) => from !== null && to !== null);
    const first = all.findIndex((pair) => pair === changed[0]);
    const last = all.findIndex((pair) => pair === changed.at(-1));
    const stretch = all.slice(first, last + 1);
    if (!stretch.every(([from]) => from !== null && from.kind !== "keyword")) {
      return null;
    }
    const [start, end] = [
      stretch[0]?.[0]?.start ?? 0,
      stretch.at(-1)?.[0]?.end ?? 0,
    ];
    const text = stretch
      .map(([, to]) => (to === null ? "" : expressionText(to, files.head.text)))
      .join(", ");
    const edit = { start, end, text };
    const { around } = context;
    const head = changed[0]?.[1] ?? null;
    return [
      placed(
        context,
        edit,
        { start },
        head,
        describeChange(around, [files.base.text, files.head.text], edit),
      ),
    ];
  }

  #elementKey(node: ComparedNode, isBase: boolean): string {
    const text = isBase ? this.files.base.text : this.files.head.text;
    const name = nameOf(node, text);
    if (name !== null) return `${node.kind} ${name}`;
    if (node.kind === "Call") {
      const callee = node.fields[0]?.nodes?.[0];
      return `call ${callee?.number ?? ""}`;
    }
    return `${node.kind} ${node.number}`;
  }

  #replaced(base: ComparedNode, head: ComparedNode, context: Context): Found {
    const { files } = this;
    if (base.kind === "module") return null;
    if (isStatement(base)) {
      const piece = replacedStatement(base, head, context);
      return piece === null ? null : [piece];
    }
    // A generator shares its brackets with the call around it.
    const isGenerator =
      base.kind === "GeneratorExp" || head.kind === "GeneratorExp";
    if (isGenerator || unplaced.has(base.kind)) {
      return null;
    }
    const isRecord = base.kind === "parameter" || base.kind === "keyword";
    if (isRecord !== (head.kind === "parameter" || head.kind === "keyword")) {
      return null;
    }
    const text = expressionText(head, files.head.text);
    const edit = { start: base.start, end: base.end, text };
    const around = context.around ?? { base, head, name: null };
    const words = describeChange(
      around,
      [files.base.text, files.head.text],
      edit,
    );
    return [placed(context, edit, base, head, words)];
  }
}

/** Fields of both; a call's arguments, positional and by name, are one list in the order they are written. */
function fieldsOf(
  base: ComparedNode,
  head: ComparedNode,
): (readonly [ComparedField, ComparedField])[] {
  const [from, to] = [written(base), written(head)];
  return from.map((field, i) => [field, to[i] as ComparedField] as const);
}

function written(node: ComparedNode): ComparedField[] {
  const fields = node.fields.filter(({ name }) => name !== "returns");
  if (node.kind !== "Call") return fields;
  const [callee, args, keywords] = fields;
  const nodes = [...(args?.nodes ?? []), ...(keywords?.nodes ?? [])].sort(
    (a, b) => a.start - b.start,
  );
  return [
    callee as ComparedField,
    { name: "args", isBlock: false, isList: true, nodes },
  ];
}

/** Fields whose elements have commas between them, and brackets of the node around them. */
const commaLists = new Set(["args", "elements", "items", "parameters"]);

/** Parts without a text of their own that could be exchanged. */
const unplaced = new Set([
  "generator",
  "withItem",
  "handler",
  "case",
  "importedModule",
  "importedName",
  "keywordPattern",
  "item",
]);

const statements = new Set([
  ...["Expr", "Assign", "AugAssign", "AnnAssign", "Return", "Delete", "Pass"],
  ...["Break", "Continue", "If", "While", "For", "With", "Try", "Raise"],
  ...["Assert", "Import", "ImportFrom", "Global", "Nonlocal", "FunctionDef"],
  ...["ClassDef", "Match", "TypeAlias"],
]);

function isStatement({ kind }: ComparedNode): boolean {
  return statements.has(kind);
}

function isPlainStatement(node: ComparedNode): boolean {
  return isStatement(node) && node.fields.every(({ isBlock }) => !isBlock);
}

/** Holds no call: a number, a name, a sum. */
function isPlainValue(node: ComparedNode): boolean {
  return (
    !["Call", "keyword", "Starred", "Lambda", "item", "parameter"].includes(
      node.kind,
    ) &&
    !node.kind.endsWith("Comp") &&
    node.kind !== "GeneratorExp" &&
    node.fields.every(({ nodes }) => (nodes ?? []).every(isPlainValue))
  );
}

/** The value of what has a name: of a default, a keyword, an assignment, an entry. */
function valueOf(node: ComparedNode): ComparedNode | null {
  const name = node.kind === "parameter" ? "default" : "value";
  const field = node.fields.find((one) => one.name === name);
  return field?.nodes?.[0] ?? null;
}

function definedName(node: ComparedNode, text: string): string {
  const name = node.fields.find((one) => one.name === "name")?.nodes?.[0];
  return name === undefined ? "" : text.slice(name.start, name.end);
}
