/** What a person asks for on the command line or in a list (CONTRACT.md, "Targets"). */

export interface Target {
  /** As written. */
  text: string;
  /** The part before `::`: a file, a folder, or a dotted module name. */
  where: string;
  /** The part after `::`, a Python expression; null: everything that `where` offers. */
  expression: string | null;
}

/** Splits at the first `::`, which cannot stand in a path's or a module's name. */
export function parseTarget(text: string): Target {
  const at = text.indexOf("::");
  return at < 0
    ? { text, where: text, expression: null }
    : { text, where: text.slice(0, at), expression: text.slice(at + 2).trim() };
}

/** Targets from a list: one a line; empty lines and `#` comments are left out. */
export function targetsFromList(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
