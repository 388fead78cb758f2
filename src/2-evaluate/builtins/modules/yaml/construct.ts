/** From YAML text to Python values, as PyYAML's loaders make them (https://pyyaml.org/wiki/PyYAMLDocumentation). */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from "yaml";
import { reasons } from "../../../../messages.js";
import { dictSet, setAdd } from "../../../operations/hash.js";
import { raise } from "../../../operations/raise.js";
import { unknown } from "../../../operations/unknown.js";
import { PyList, PySet, PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import type { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { constructorErrorType, parserErrorType } from "./errors.js";
import {
  addedTag,
  baseLoaderType,
  fullLoaderType,
  isConstructedByProgram,
  safeLoaderType,
  unsafeLoaderType,
} from "./loader.js";
import { kindOf, type ScalarKind, scalarValue } from "./scalars.js";

const STANDARD = "tag:yaml.org,2002:";
const scalarTags = new Set([
  "bool",
  "int",
  "float",
  "null",
  "timestamp",
  "str",
  "binary",
]);

/**
 * Every document in a stream.
 * @throws yaml.YAMLError (Python) where the text is no YAML
 */
export function loadDocuments(vm: Vm, text: string, loader: PyType): Value[] {
  vm.budget.size(text.length, "a YAML text");
  const parsed = parseAllDocuments(text, {
    version: "1.1",
    // Every scalar as it is written: what it means is for the loader to say.
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const documents: Document[] =
    "empty" in parsed ? [] : (parsed as unknown as Document[]);
  return documents.map((document) => {
    const [error] = document.errors;
    if (error !== undefined) raise(parserErrorType, error.message);
    return new Builder(vm, document, loader).value(document.contents);
  });
}

/** One document on its way: an anchored node is one object, wherever it is referred to. */
class Builder {
  readonly #made = new Map<Node, Value>();

  constructor(
    readonly vm: Vm,
    readonly document: Document,
    readonly loader: PyType,
  ) {}

  value(node: unknown): Value {
    this.vm.budget.step();
    if (isAlias(node)) return this.value(this.#target(node));
    if (node === null || node === undefined)
      return this.#scalar("", null, true);
    const known = this.#made.get(node as Node);
    if (known !== undefined) return known;
    const made = this.#make(node as ParsedNode);
    this.#made.set(node as Node, made);
    return made;
  }

  #target(alias: Alias): Node {
    const target = alias.resolve(this.document);
    return (
      target ??
      raise(parserErrorType, `found undefined alias '${alias.source}'`)
    );
  }

  #make(node: ParsedNode): Value {
    const tag = shortTag(node.tag);
    if (
      tag !== null &&
      isConstructedByProgram(this.vm, this.loader, node.tag as string)
    ) {
      return this.#unmodelled(tag);
    }
    if (isScalar(node)) {
      const text = typeof node.value === "string" ? node.value : "";
      return this.#scalar(text, tag, (node as Scalar).type === "PLAIN");
    }
    if (isSeq(node)) return this.#sequence(node, tag);
    return isMap(node) ? this.#mapping(node, tag) : null;
  }

  #scalar(text: string, tag: string | null, isPlain: boolean): Value {
    if (this.loader.isSubtypeOf(baseLoaderType)) return text;
    const kind = tag ?? (isPlain ? this.#resolve(text) : "str");
    if (kind === "merge" || kind === "value") refuseTag(STANDARD + kind);
    if (scalarTags.has(kind)) {
      return scalarValue(this.vm, kind as ScalarKind, text);
    }
    if (kind === "!") return text;
    return this.#tagged(kind, () => {
      if (kind === "python/str" || kind === "python/unicode") return text;
      const plain = /^python\/(bool|int|float)$/.exec(kind)?.[1];
      if (plain !== undefined) {
        return scalarValue(this.vm, plain as ScalarKind, text);
      }
      return kind === "python/none" ? null : undefined;
    });
  }

  #resolve(text: string): string {
    const kind = kindOf(text);
    if (kind !== "str") return kind;
    return shortTag(addedTag(this.vm, this.loader, text)) ?? "str";
  }

  #sequence(node: { items: readonly unknown[] }, tag: string | null): Value {
    const list = new PyList([]);
    this.#made.set(node as unknown as Node, list);
    const fill = () => {
      for (const item of node.items) list.items.push(this.value(item));
      return list;
    };
    if (tag === null || tag === "seq") return fill();
    if (tag === "omap" || tag === "pairs") {
      return new PyList(
        node.items.map((item) => {
          const [pair] = isMap(item) ? item.items : [];
          return new PyTuple([this.value(pair?.key), this.value(pair?.value)]);
        }),
      );
    }
    return this.#tagged(tag, () => {
      if (tag === "python/list") return fill();
      return tag === "python/tuple" ? new PyTuple(fill().items) : undefined;
    });
  }

  #mapping(node: YAMLMap, tag: string | null): Value {
    if (tag === "set") {
      const set = new PySet(new Map());
      for (const { key } of node.items) setAdd(this.vm, set, this.value(key));
      return set;
    }
    const dict = new PyDict();
    this.#made.set(node, dict);
    const fill = () => {
      for (const [key, value] of this.#pairs(node)) {
        dictSet(this.vm, dict, this.value(key), this.value(value));
      }
      return dict;
    };
    if (tag === null || tag === "map") return fill();
    return this.#tagged(tag, () =>
      tag === "python/dict" ? fill() : undefined,
    );
  }

  /** Keys and values, those merged by `<<` first, so that the mapping's own override them. */
  #pairs(node: YAMLMap): [unknown, unknown][] {
    const own: [unknown, unknown][] = [];
    const merged: [unknown, unknown][] = [];
    for (const { key, value } of node.items) {
      if (!isMergeKey(key) || this.loader.isSubtypeOf(baseLoaderType)) {
        own.push([key, value]);
        continue;
      }
      const from = isAlias(value) ? this.#target(value) : value;
      if (isMap(from)) merged.push(...this.#pairs(from));
      else if (isSeq(from)) {
        // Of several, an earlier one overrides a later one.
        for (const each of [...from.items].reverse()) {
          const inner = isAlias(each) ? this.#target(each) : each;
          if (isMap(inner)) merged.push(...this.#pairs(inner));
        }
      } else {
        raise(
          constructorErrorType,
          "expected a mapping or list of mappings for merging, but found scalar",
        );
      }
    }
    return [...merged, ...own];
  }

  /** A tag beyond the standard ones: Python's own for the loaders that make them, else an error. */
  #tagged(tag: string, make: () => Value | undefined): Value {
    const isPython = tag.startsWith("python/");
    if (isPython && this.loader.isSubtypeOf(fullLoaderType)) {
      return make() ?? this.#unmodelled(tag);
    }
    if (isPython && this.loader.isSubtypeOf(unsafeLoaderType)) {
      return this.#unmodelled(tag);
    }
    if (!this.loader.isSubtypeOf(safeLoaderType)) return this.#unmodelled(tag);
    refuseTag((isPython ? STANDARD : "") + tag);
  }

  #unmodelled(tag: string): Value {
    const what = `YAML tag '${tag}'`;
    return unknown(this.vm, reasons.unsupportedCall(what), what);
  }
}

function refuseTag(tag: string): never {
  raise(
    constructorErrorType,
    `could not determine a constructor for the tag '${tag}'`,
  );
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === "<<" && key.type === "PLAIN";
}

/** A standard tag by its bare name; null where there is none. */
function shortTag(tag: string | undefined): string | null {
  if (tag === undefined) return null;
  return tag.startsWith(STANDARD) ? tag.slice(STANDARD.length) : tag;
}
