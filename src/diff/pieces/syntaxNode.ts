/**
 * A syntax tree made for comparing: what a node says, without what the parser worked out about it (scopes, slots) and without
 * docstrings. Equal parts of two trees have equal numbers.
 */
import type { Lazy, ModuleTree } from "../../1-parse/ast.js";
import {
  type FieldType,
  NODE_FIELDS,
  RECORD_FIELDS,
  type Records,
  type TreeNode,
} from "../../1-parse/treeSchema.js";

export interface ComparedNode {
  /** Of ast.ts; of a record its name in treeSchema.ts; `module` for a file. */
  kind: string;
  start: number;
  end: number;
  /** The plain values of its fields, as text. */
  value: string;
  fields: ComparedField[];
  /** Equal for nodes that say the same. */
  number: number;
}

export interface ComparedField {
  name: string;
  /** Statements that run one after the other. */
  isBlock: boolean;
  /** null: a field for one node that is not there. */
  nodes: ComparedNode[] | null;
  isList: boolean;
}

/** What the parser worked out, and what says nothing to the program. */
const ignored = new Set([
  "scope",
  "hops",
  "slot",
  "locals",
  "doc",
  "start",
  "end",
]);

const blocks = new Set(["body", "orelse", "finalbody", "code"]);

type Values = Readonly<Record<string, unknown>>;

/** Makes comparable trees; those of one maker share their numbers. */
export class ComparedTrees {
  readonly #numbers = new Map<string, number>();

  module(tree: ModuleTree, text: string): ComparedNode {
    const nodes = tree.body.map((node) => this.#node(node, text));
    return this.#numbered({
      kind: "module",
      start: 0,
      end: text.length,
      value: "",
      fields: [{ name: "body", isBlock: true, isList: true, nodes }],
    });
  }

  #node(node: TreeNode, text: string): ComparedNode {
    const { kind, start, end } = node;
    // Texts within texts have no places of their own that could be edited.
    if (kind === "JoinedStr") {
      const value = text.slice(start, end);
      return this.#numbered({ kind, start, end, value, fields: [] });
    }
    const fields: readonly (readonly [string, FieldType])[] = NODE_FIELDS[kind];
    return this.#made(
      kind,
      node as unknown as Values,
      fields,
      text,
      start,
      end,
    );
  }

  #made(
    kind: string,
    values: Values,
    fields: readonly (readonly [string, FieldType])[],
    text: string,
    start: number | undefined,
    end: number | undefined,
  ): ComparedNode {
    const plain: string[] = [];
    const made: ComparedField[] = [];
    for (const [name, type] of fields) {
      if (ignored.has(name)) continue;
      const nodes = this.#field(values[name], type, text);
      if (nodes === undefined) plain.push(plainText(values[name]));
      else {
        const isBlock =
          blocks.has(name) &&
          (type === "nodes" || type === "code" || type === "statements");
        const isList = type !== "node" && type !== "expression";
        made.push({ name, isBlock, isList, nodes });
      }
    }
    const parts = made.flatMap(({ nodes }) => nodes ?? []);
    return this.#numbered({
      kind,
      start: start ?? Math.min(...parts.map((part) => part.start)),
      end: end ?? Math.max(...parts.map((part) => part.end)),
      value: plain.join("\0"),
      fields: made,
    });
  }

  /** undefined: a plain value. */
  #field(
    value: unknown,
    type: FieldType,
    text: string,
  ): ComparedNode[] | null | undefined {
    const all = (nodes: readonly TreeNode[]) =>
      nodes.map((node) => this.#node(node, text));
    switch (type) {
      case "plain":
      case "float":
      case "parts":
        return undefined;
      case "node":
        return value === null ? null : all([value as TreeNode]);
      case "nodes":
        return all(value as TreeNode[]);
      case "code":
        return all((value as Lazy<{ body: TreeNode[] }>)().body);
      case "statements":
        return all((value as Lazy<TreeNode[]>)());
      case "expression":
        return all([(value as Lazy<TreeNode>)()]);
      default:
        return value === "*"
          ? undefined
          : (value as Values[]).map((record) =>
              this.#record(record, type, text),
            );
    }
  }

  #record(record: Values, type: keyof Records, text: string): ComparedNode {
    const fields: readonly (readonly [string, FieldType])[] =
      RECORD_FIELDS[type];
    const { start, end } = record as { start?: number; end?: number };
    return this.#made(type, record, fields, text, start, end);
  }

  #numbered(node: Omit<ComparedNode, "number">): ComparedNode {
    const fields = node.fields.map(({ nodes }) =>
      nodes === null ? "-" : nodes.map(({ number }) => number).join(","),
    );
    const key = [node.kind, node.value, ...fields].join("\x01");
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    return { ...node, number };
  }
}

function plainText(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  return typeof value === "number"
    ? `#${value}`
    : (JSON.stringify(value) ?? "");
}
