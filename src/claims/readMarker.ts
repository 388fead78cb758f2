/** What a marker asks for: a target, and words about it. */
import { quantities, type Quantity } from "../4-count/claims/claim.js";
import { claimErrors as words } from "../messages.js";
import { nearest } from "../nearest.js";

export interface Wanted {
  target: string;
  of: Quantity;
  /** `NAME=VALUE` */
  set: string[];
}

/**
 * Reads `model.py::GPT`, `model.py::GPT trainable`, `model.py::GPT n_layer=24 bias=False`. Spaces in brackets and quotes are
 * part of a word; the target may be quoted as a whole.
 */
export function readMarker(body: string): Wanted | { problem: string } {
  const [first, ...options] = splitWords(body);
  if (first === undefined) return { problem: words.noTarget() };
  const wanted: Wanted = { target: unquoted(first), of: "total", set: [] };
  for (const word of options) {
    const quantity = quantities.find((one) => one === word);
    if (quantity !== undefined) wanted.of = quantity;
    else if (/^[\p{L}_][\p{L}\p{N}_]*=./u.test(word)) wanted.set.push(word);
    // `set n_layer=24` reads as it does on the command line.
    else if (!/^(--)?set$/.test(word)) {
      const similar = nearest(word, quantities);
      return { problem: words.unknownWord(word, similar, quantities) };
    }
  }
  return wanted;
}

/** Splits at spaces outside brackets and quotes. */
function splitWords(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quote = "";
  let word = "";
  for (const character of text) {
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (depth <= 0 && /\s/.test(character)) {
      if (word !== "") found.push(word);
      word = "";
      continue;
    }
    word += character;
  }
  return word === "" ? found : [...found, word];
}

function unquoted(word: string): string {
  return /^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word;
}
