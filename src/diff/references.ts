/**
 * What a Python file may depend on, by its text alone: names in its import statements, and whether it can reach files by other
 * means. Never too little: a file that is passed over for what stands here cannot have changed its answer.
 */

export interface References {
  /** Every identifier in an import statement, and with `__all__` every quoted one: a star import imports those. */
  names: ReadonlySet<string>;
}

/** From `import` or `from` to the end of the statement, brackets and continued lines included. */
const importStatement =
  /(?:^|[;:])[ \t\f]*(?:from\b[^\r\n;]*?\bimport\b|import\b)(?:[^\r\n\\(]|\\\r?\n|\\\r|\([^)]*\)?)*/gmu;

const identifier = /[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}\p{Pc}_]*/gu;

/** Ways to a file other than an import statement: built-in functions, modules that read, methods of libraries. */
const dynamic =
  /\b(?:open|exec|eval|compile|__import__|__loader__|__spec__|__builtins__|os|io|pathlib|importlib|imp|glob|pkgutil|runpy|codecs|configparser|fileinput|linecache|inspect|shutil|zipfile|zipimport|tarfile|pickle|shelve|dbm|sqlite3|tempfile|subprocess|builtins|load|loads|safe_load|read_\w+|fromfile|loadtxt|genfromtxt|resources|OmegaConf|hydra)\b/;

/** Whether a text can reach files by other means than import statements. */
export function isDynamic(text: string): boolean {
  return dynamic.test(text);
}

export function referencesOf(text: string): References {
  const names = new Set<string>();
  // A comment may hold a bracket; a string may hold a `#`: both readings count.
  for (const reading of [text, text.replace(/#[^\r\n]*/g, "")]) {
    for (const [statement] of reading.matchAll(importStatement)) {
      for (const [name] of statement.matchAll(identifier)) {
        names.add(name.normalize("NFKC"));
      }
    }
  }
  if (text.includes("__all__")) {
    for (const [, name] of text.matchAll(
      /["']([\p{L}_][\p{L}\p{N}_]*)["']/gu,
    )) {
      names.add((name as string).normalize("NFKC"));
    }
  }
  return { names };
}
