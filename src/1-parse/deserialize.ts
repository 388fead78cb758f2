/** Reads the pre-lowered form that serialize.ts writes. */
import type { Code, Expression, Lazy, ModuleTree, Statement } from "./ast.js";
import { lazy } from "./lazy.js";
import {
  type FieldType,
  KINDS,
  NODE_FIELDS,
  RECORD_FIELDS,
  type Records,
} from "./treeSchema.js";

type Written = readonly unknown[];

/** The module that `text` holds. A body is read when it is first called. */
export function deserializeModule(text: string): ModuleTree {
  const reader = new Reader(text.split("\n"));
  const [doc, body] = reader.line(0) as [string | null, Written[]];
  return { doc, body: reader.nodes(body) as Statement[] };
}

class Reader {
  constructor(readonly lines: readonly string[]) {}

  line(number: number): unknown {
    return JSON.parse(this.lines[number] as string);
  }

  nodes(written: readonly Written[]): unknown[] {
    return written.map((node) => this.#node(node));
  }

  #node(written: Written): unknown {
    const kind = KINDS[written[0] as number];
    if (!kind)
      throw new Error("internal: the pre-lowered form is of another version");
    const node: Record<string, unknown> = { kind };
    const fields: readonly (readonly [string, FieldType])[] = NODE_FIELDS[kind];
    for (let i = 0; i < fields.length; i++) {
      const [name, type] = fields[i] as readonly [string, FieldType];
      node[name] = this.#field(written[i + 3], type);
    }
    node["start"] = written[1];
    node["end"] = (written[1] as number) + (written[2] as number);
    return node;
  }

  #field(value: unknown, type: FieldType): unknown {
    switch (type) {
      case "plain":
        return value;
      case "float":
        return Number(value);
      case "node":
        return value === null ? null : this.#node(value as Written);
      case "nodes":
        return this.nodes(value as Written[]);
      case "parts":
        return (value as (string | Written)[]).map((part) =>
          typeof part === "string" ? part : this.#node(part),
        );
      case "code":
        return this.#code(value as number);
      case "statements":
        return lazy(
          () =>
            this.nodes(this.line(value as number) as Written[]) as Statement[],
        );
      case "expression":
        return lazy(
          () => this.#node(this.line(value as number) as Written) as Expression,
        );
      default:
        return value === "*"
          ? "*"
          : (value as Written[]).map((record) => this.#record(record, type));
    }
  }

  #record(written: Written, type: keyof Records): unknown {
    const record: Record<string, unknown> = {};
    const fields: readonly (readonly [string, FieldType])[] =
      RECORD_FIELDS[type];
    fields.forEach(([name, fieldType], i) => {
      record[name] = this.#field(written[i], fieldType);
    });
    return record;
  }

  #code(line: number): Lazy<Code> {
    return lazy(() => {
      const [locals, isGenerator, isAsync, body] = this.line(line) as [
        string[],
        boolean,
        boolean,
        Written[],
      ];
      return {
        locals,
        body: this.nodes(body) as Statement[],
        isGenerator,
        isAsync,
      };
    });
  }
}
