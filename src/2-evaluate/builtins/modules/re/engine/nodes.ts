/** A regular expression, parsed: flags are already worked into the nodes. Positions and lengths are in code points. */

/** Whether one character, by its code, is wanted. */
export type CharTest = (code: number) => boolean;

/** Whether a position is the wanted one; `end` is where the text counts as ended. */
export type PositionTest = (
  codes: ArrayLike<number>,
  position: number,
  end: number,
) => boolean;

export type RepeatMode = "greedy" | "lazy" | "possessive";

export type Node =
  | { kind: "char"; test: CharTest }
  | { kind: "sequence"; items: Node[] }
  | { kind: "alternation"; branches: Node[] }
  | { kind: "repeat"; body: Node; min: number; max: number; mode: RepeatMode }
  | { kind: "group"; index: number; body: Node }
  | {
      kind: "backreference";
      index: number;
      /** Two characters are taken for the same. */
      same: (a: number, b: number) => boolean;
    }
  | { kind: "position"; test: PositionTest }
  | {
      kind: "look";
      /** How far to go back first; 0 for a look ahead. */
      back: number;
      negative: boolean;
      body: Node;
    }
  | { kind: "atomic"; body: Node }
  | { kind: "conditional"; index: number; yes: Node; no: Node };

/** A parsed pattern. */
export interface Regex {
  root: Node;
  /** Capturing groups, the whole match not counted. */
  groupCount: number;
  /** Group numbers by name, in order of appearance. */
  groupNames: Map<string, number>;
  flags: number;
}
