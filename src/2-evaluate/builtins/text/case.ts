/** Upper, lower, title and folded case, as Python maps them (the full mappings of Unicode). */
import { isCased } from "./characters.js";

/** `text.casefold()` */
export function caseFold(text: string): string {
  // eslint-disable-next-line no-control-regex -- ASCII folds as it lowers
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return Array.from(text, foldChar).join("");
}

/** Folding goes by way of upper case, but for the dotless i, Cherokee (folds to upper case) and the capital sharp s. */
function foldChar(char: string): string {
  const code = char.codePointAt(0) as number;
  if (code === 0x131) return char;
  if (code === 0x1e9e) return "ss";
  if (code >= 0x13a0 && code <= 0x13f5) return char;
  if (code >= 0x13f8 && code <= 0x13fd) return String.fromCodePoint(code - 8);
  if (code >= 0xab70 && code <= 0xabbf) {
    return String.fromCodePoint(code - 0xab70 + 0x13a0);
  }
  return char.toUpperCase().toLowerCase();
}

/** Digraphs with a title case of their own. */
const digraphs: Record<string, string> = {
  Ǆ: "ǅ",
  ǅ: "ǅ",
  ǆ: "ǅ",
  Ǉ: "ǈ",
  ǈ: "ǈ",
  ǉ: "ǈ",
  Ǌ: "ǋ",
  ǋ: "ǋ",
  ǌ: "ǋ",
  Ǳ: "ǲ",
  ǲ: "ǲ",
  ǳ: "ǲ",
  ŉ: "ʼN",
};

/** A character as the first one of a word. */
export function titleChar(char: string): string {
  const code = char.codePointAt(0) as number;
  if (code < 0x80) return char.toUpperCase();
  const digraph = digraphs[char];
  if (digraph !== undefined) return digraph;
  // Georgian has capitals but no title case.
  if (code >= 0x10d0 && code <= 0x10ff) return char;
  const upper = [...char.toUpperCase()];
  if (upper.length === 1) return upper[0] as string;
  // Greek with iota subscript keeps it below the capital: where one character has both, its last decomposition says so.
  if (code >= 0x1f80 && code <= 0x1ffc) {
    const marked = char.normalize("NFD").includes("\u0345");
    if (marked) return withIotaBelow(upper.slice(0, -1).join(""));
  }
  return (upper[0] as string) + upper.slice(1).join("").toLowerCase();
}

function withIotaBelow(capital: string): string {
  const text = `${capital}\u0345`;
  if ([...capital].length > 1) return text;
  const composed = text.normalize("NFC");
  return [...composed].length === 1 ? composed : text;
}

/** `text.capitalize()` */
export function capitalize(text: string): string {
  const first = [...text.slice(0, 2)][0];
  if (first === undefined) return text;
  const rest = lowerFrom(text, first.length);
  return titleChar(first) + rest;
}

/** `text.title()`: the first cased character of each run of cased ones in title case, the others in lower case. */
export function titleCase(text: string): string {
  let result = "";
  let previousIsCased = false;
  let index = 0;
  for (const char of text) {
    result += previousIsCased ? lowerAt(text, index, char) : titleChar(char);
    previousIsCased = isCased(char);
    index += char.length;
  }
  return result;
}

/** `text.swapcase()` */
export function swapCase(text: string): string {
  let result = "";
  let index = 0;
  for (const char of text) {
    if (/^\p{Uppercase}$/u.test(char)) result += lowerAt(text, index, char);
    else if (/^\p{Lowercase}$/u.test(char)) result += char.toUpperCase();
    else result += char;
    index += char.length;
  }
  return result;
}

/** The character at `index` in lower case: a sigma at the end of a word is another letter. */
function lowerAt(text: string, index: number, char: string): string {
  return char === "Σ"
    ? (lowerFrom(text, index)[0] as string)
    : char.toLowerCase();
}

/** The rest of `text` from `index` in lower case, knowing what stands before it. */
function lowerFrom(text: string, index: number): string {
  const before = text.slice(0, index).toLowerCase();
  return text.toLowerCase().slice(before.length);
}
