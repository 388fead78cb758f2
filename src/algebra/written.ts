/** A piece of a formula's text, and how it may be put into others. */

/** How tightly a text holds together; an operand that is looser than its place allows is put in parentheses. */
export enum Level {
  Sum,
  Product,
  Unary,
  Power,
  Atom,
}

export interface Written {
  readonly text: string;
  readonly level: Level;
  /** A sign before it would be taken for the dividend's: -a // b is (-a) // b. */
  readonly isDivision?: boolean;
}

/** The text as an operand in a place that takes what is at least as tight. */
export function inside({ text, level }: Written, least: Level): string {
  return level < least ? `(${text})` : text;
}
