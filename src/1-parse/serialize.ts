/**
 * Writes a lowered module as text, so that the stubs can be shipped without being parsed. Each line is JSON: the first is
 * the module, every other one the body of a function, lambda or class, which is read only when it is wanted.
 */
import type { Code, Lazy, ModuleTree, Statement } from "./ast.js";
import {
  type FieldType,
  KINDS,
  NODE_FIELDS,
  RECORD_FIELDS,
  type Records,
  type TreeNode,
} from "./treeSchema.js";

/** The pre-lowered form of `tree`; lowers every body in it. Read back by `deserializeModule`. */
export function serializeModule(tree: ModuleTree): string {
  const writer = new Writer();
  writer.lines.push(""); // the module's own line comes first
  writer.lines[0] = JSON.stringify([tree.doc, writer.nodes(tree.body)]);
  return writer.lines.join("\n");
}

class Writer {
  readonly lines: string[] = [];
  readonly #numbers = new Map(KINDS.map((kind, number) => [kind, number]));

  nodes(nodes: readonly TreeNode[]): unknown[] {
    return nodes.map((node) => this.#node(node));
  }

  #node(node: TreeNode): unknown[] {
    const values = node as unknown as Readonly<Record<string, unknown>>;
    const fields: readonly (readonly [string, FieldType])[] =
      NODE_FIELDS[node.kind];
    const written = fields.map(([name, type]) =>
      this.#field(values[name], type),
    );
    return [
      this.#numbers.get(node.kind),
      node.start,
      node.end - node.start,
      ...written,
    ];
  }

  #field(value: unknown, type: FieldType): unknown {
    switch (type) {
      case "plain":
        return value;
      case "float":
        return value === Infinity ? "Infinity" : value;
      case "node":
        return value === null ? null : this.#node(value as TreeNode);
      case "nodes":
        return this.nodes(value as TreeNode[]);
      case "parts":
        return (value as (string | TreeNode)[]).map((part) =>
          typeof part === "string" ? part : this.#node(part),
        );
      case "code":
        return this.#body((value as Lazy<Code>)(), (code) => [
          code.locals,
          code.isGenerator,
          code.isAsync,
          this.nodes(code.body),
        ]);
      case "statements":
        return this.#body((value as Lazy<Statement[]>)(), (body) =>
          this.nodes(body),
        );
      case "expression":
        return this.#body((value as Lazy<TreeNode>)(), (expression) =>
          this.#node(expression),
        );
      default:
        return value === "*"
          ? "*"
          : (value as object[]).map((record) => this.#record(record, type));
    }
  }

  #record(record: object, type: keyof Records): unknown[] {
    const values = record as Readonly<Record<string, unknown>>;
    const fields: readonly (readonly [string, FieldType])[] =
      RECORD_FIELDS[type];
    return fields.map(([name, fieldType]) =>
      this.#field(values[name], fieldType),
    );
  }

  /** Gives a body a line of its own, and returns the line's number. */
  #body<T>(body: T, write: (body: T) => unknown): number {
    const line = this.lines.push("") - 1;
    this.lines[line] = JSON.stringify(write(body));
    return line;
  }
}
