/** All pieces of all files that differ between two states. */
import { join } from "node:path";
import { decodeSource } from "../../1-parse/decode.js";
import type { PythonParser } from "../../1-parse/parser.js";
import { PythonSyntaxError } from "../../1-parse/pythonSyntaxError.js";
import type { Files } from "../../files.js";
import type { PathChange } from "../../git/changes.js";
import type { Source } from "../../source.js";
import { dataPieces } from "./dataPieces.js";
import type { Piece } from "./piece.js";
import {
  type LoneDefinition,
  piecesOfMoved,
  pythonPieces,
} from "./pythonPieces.js";
import { ComparedTrees } from "./syntaxNode.js";

export interface PiecesOptions {
  changes: readonly PathChange[];
  top: string;
  base: Files;
  head: Files;
  parser: PythonParser;
}

export async function piecesOf(options: PiecesOptions): Promise<Piece[]> {
  const { top, base, head } = options;
  const finder = new Finder(options.parser);
  for (const change of options.changes) {
    const read = (files: Files, path: string | null) =>
      path === null ? undefined : files.read(join(top, path));
    await finder.add(change, read(base, change.base), read(head, change.head));
  }
  return finder.finish();
}

class Finder {
  readonly #pieces: Piece[] = [];
  readonly #removed: LoneDefinition[] = [];
  readonly #added: LoneDefinition[] = [];
  /** One numbering for all files, so that a definition is known again in another one. */
  readonly #trees = new ComparedTrees();

  constructor(readonly parser: PythonParser) {}

  async add(
    { base, head }: PathChange,
    before: Uint8Array | undefined,
    after: Uint8Array | undefined,
  ): Promise<void> {
    const path = base ?? head;
    if (path === null || (before === undefined && after === undefined)) return;
    const isPython = path.endsWith(".py");
    if (isPython && this.#addPython(path, head ?? path, before, after)) return;
    if (!isPython && before !== undefined && after !== undefined) {
      const found = await dataPieces({
        basePath: path,
        headPath: head ?? path,
        base: Buffer.from(before).toString("utf8"),
        head: Buffer.from(after).toString("utf8"),
      });
      if (found !== null) {
        this.#pieces.push(...found);
        return;
      }
    }
    this.#pieces.push(wholeFile(path, base, head, after));
  }

  /** @returns false where the file as a whole must be the piece */
  #addPython(
    basePath: string,
    headPath: string,
    before: Uint8Array | undefined,
    after: Uint8Array | undefined,
  ): boolean {
    const base = sourceOf(before ?? new Uint8Array(), basePath);
    const head = sourceOf(after ?? new Uint8Array(), headPath);
    if (base === null || head === null) return false;
    try {
      const files = { base, head, basePath, headPath };
      const trees = {
        base: this.parser.parseModule(base),
        head: this.parser.parseModule(head),
      };
      const found = pythonPieces(files, trees, this.#trees);
      const isWhole = before === undefined || after === undefined;
      if (found === null && !isWhole) return false;
      const file = isWhole
        ? wholeFile(
            basePath,
            before === undefined ? null : basePath,
            after === undefined ? null : headPath,
            after,
          )
        : undefined;
      // Of a file that is new or gone, definitions alone are of interest: they may have moved.
      const { removed, added } =
        found ?? this.#loneDefinitions(files, trees, before === undefined);
      this.#removed.push(...removed);
      this.#added.push(...added);
      this.#pieces.push(
        ...(file === undefined ? (found?.pieces ?? []) : [file]),
      );
      return true;
    } catch (error) {
      if (error instanceof PythonSyntaxError) return false;
      throw error;
    }
  }

  /** All definitions of the one version there is. */
  #loneDefinitions(
    files: { base: Source; head: Source; basePath: string; headPath: string },
    trees: Parameters<typeof pythonPieces>[1],
    isNew: boolean,
  ): { removed: LoneDefinition[]; added: LoneDefinition[] } {
    const text = isNew ? files.head.text : files.base.text;
    const tree = isNew ? trees.head : trees.base;
    const module = this.#trees.module(tree, text);
    const beside = module.fields[0]?.nodes ?? [];
    const all = beside.flatMap((node): LoneDefinition[] => {
      if (node.kind !== "ClassDef" && node.kind !== "FunctionDef") return [];
      const name = node.fields.find((one) => one.name === "name")?.nodes?.[0];
      if (name === undefined) return [];
      const written = text.slice(name.start, name.end);
      return [{ name: written, node, files, beside }];
    });
    return isNew ? { removed: [], added: all } : { removed: all, added: [] };
  }

  /** The pieces, those inside of moved definitions included. */
  finish(): Piece[] {
    const pieces = [...this.#pieces];
    for (const from of this.#removed) {
      const to = this.#added.find(
        ({ name, node, files }) =>
          name === from.name &&
          node.kind === from.node.kind &&
          files !== from.files,
      );
      if (to !== undefined) pieces.push(...piecesOfMoved(from, to));
    }
    return pieces;
  }
}

/** null: not text, or in an encoding that an edited text would not be written in. */
function sourceOf(bytes: Uint8Array, path: string): Source | null {
  try {
    const source = decodeSource(bytes, path);
    const again = decodeSource(Buffer.from(source.text), path);
    return again.text === source.text ? source : null;
  } catch (error) {
    if (error instanceof PythonSyntaxError) return null;
    throw error;
  }
}

function wholeFile(
  path: string,
  base: string | null,
  head: string | null,
  after: Uint8Array | undefined,
): Piece {
  const word = base === null ? "added" : head === null ? "removed" : "changed";
  return {
    path,
    edit: null,
    content: after ?? null,
    text: `${head ?? path} ${word}`,
    before: null,
    after: null,
    base: base === null ? null : { file: base, line: 1 },
    head: head === null ? null : { file: head, line: 1 },
    definition: path,
  };
}
