/** A piece with its places. */
import type { DiffPlace } from "../../4-count/diff/diffReport.js";
import type { Source } from "../../source.js";
import type { Context } from "./context.js";
import type { Edit, Piece } from "./piece.js";

export function placed(
  { files, definition }: Context,
  edit: Edit,
  base: { start: number } | null,
  head: { start: number } | null,
  words: Pick<Piece, "text" | "before" | "after">,
): Piece {
  return {
    ...words,
    path: files.basePath,
    edit,
    content: null,
    base: base && placeIn(files.base, files.basePath, base.start),
    head: head && placeIn(files.head, files.headPath, head.start),
    definition,
  };
}

export function placeIn(
  source: Source,
  file: string,
  offset: number,
): DiffPlace {
  return { file, line: source.position(offset).line };
}
