/** What differs between two versions of a data file, key by key. */
import { Source } from "../../source.js";
import { shownCode } from "./describe.js";
import { type DataNode, readData } from "./dataNode.js";
import type { Edit, Piece } from "./piece.js";
import { placeIn } from "./placed.js";

/** The two versions of a file; texts as they are, byte order marks included. */
export interface DataFiles {
  basePath: string;
  headPath: string;
  base: string;
  head: string;
}

/** @returns null where the file as a whole must be the piece */
export async function dataPieces(files: DataFiles): Promise<Piece[] | null> {
  const base = await readData(files.basePath, files.base);
  const head = await readData(files.headPath, files.head);
  if (base === null || head === null) return null;
  return compare(base, head, "", files);
}

function compare(
  base: DataNode,
  head: DataNode,
  path: string,
  files: DataFiles,
): Piece[] | null {
  const [from, to] = [textOf(base, files.base), textOf(head, files.head)];
  if (from === to) return [];
  const isAlike =
    base.kind === head.kind &&
    base.kind !== "scalar" &&
    (base.kind === "map" || base.entries.length === head.entries.length);
  if (!isAlike) return replaced(base, head, path, files);
  const pieces: Piece[] = [];
  const others = new Map(head.entries.map((entry) => [entry.key, entry]));
  const known = new Set(base.entries.map(({ key }) => key));
  for (const { key, node } of base.entries) {
    const other = others.get(key);
    if (other === undefined) return replaced(base, head, path, files);
    const inner = path === "" ? key : `${path}.${key}`;
    const found = compare(node, other.node, inner, files);
    if (found === null) return replaced(base, head, path, files);
    pieces.push(...found);
  }
  const isLonger = head.entries.some(({ key }) => !known.has(key));
  return isLonger ? replaced(base, head, path, files) : pieces;
}

/** A whole value for another; of the file's outermost one, null: then the file is the piece. */
function replaced(
  base: DataNode,
  head: DataNode,
  path: string,
  files: DataFiles,
): Piece[] | null {
  // Lines of a block are indented as deep as the block is.
  const isMovable =
    base.kind === "scalar" && head.kind === "scalar"
      ? true
      : !base.isBlock && !head.isBlock;
  if (path === "" || !isMovable) return null;
  const [before, after] = [textOf(base, files.base), textOf(head, files.head)];
  const edit: Edit = { start: base.start, end: base.end, text: after };
  const [from, to] = [shownCode(before), shownCode(after)];
  return [
    {
      path: files.basePath,
      edit,
      content: null,
      text: `${path}: ${from} → ${to}`,
      before: from,
      after: to,
      base: placeIn(new Source("", files.base), files.basePath, base.start),
      head: placeIn(new Source("", files.head), files.headPath, head.start),
      definition: files.basePath,
    },
  ];
}

const textOf = ({ start, end }: DataNode, text: string) =>
  text.slice(start, end).trimEnd();
