/** Where in two texts a comparison stands. */
import type { Source } from "../../source.js";
import type { ComparedNode } from "./syntaxNode.js";

/** The two files that are compared. */
export interface ComparedFiles {
  base: Source;
  head: Source;
  /** Relative to the top. */
  basePath: string;
  headPath: string;
}

/** A part of the code that makes a change readable, on both sides. */
export interface Around {
  base: ComparedNode;
  head: ComparedNode;
  /** `n_layer` of a default, a keyword or an assignment; null: a call or a statement, shown whole. */
  name: string | null;
}

export interface Context {
  files: ComparedFiles;
  /** The innermost named value, call or statement. */
  around: Around | null;
  /** The outermost definition: `model.py::GPT`. */
  definition: string;
}

export const baseText = ({ files }: Context, { start, end }: Stretch): string =>
  files.base.text.slice(start, end);

export const headText = ({ files }: Context, { start, end }: Stretch): string =>
  files.head.text.slice(start, end);

export interface Stretch {
  start: number;
  end: number;
}
