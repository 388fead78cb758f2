/** How a string literal begins and ends: its prefix letters and quotes. */
import type { SyntaxNode } from "../syntaxNode.js";
import { type Lowering, syntaxError, unsupportedSyntax } from "./lowering.js";

export interface StringPrefix {
  isRaw: boolean;
  isBytes: boolean;
  isFormat: boolean;
  /** Offsets of what stands between the quotes. */
  contentStart: number;
  contentEnd: number;
}

const PREFIXES = new Set(["", "r", "u", "b", "br", "rb", "f", "fr", "rf"]);

/** @throws PythonSyntaxError for prefixes that Python 3.11 does not have */
export function stringPrefix(cx: Lowering, node: SyntaxNode): StringPrefix {
  const text = cx.text;
  let at = node.start;
  let isRaw = false;
  let isBytes = false;
  let isFormat = false;
  for (; ; at++) {
    const letter = text.charCodeAt(at) | 0x20;
    if (letter === 0x72) isRaw = true;
    else if (letter === 0x62) isBytes = true;
    else if (letter === 0x66) isFormat = true;
    else if (letter < 0x61 || letter > 0x7a) break;
  }
  if (at > node.start) {
    const prefix = text.slice(node.start, at).toLowerCase();
    if (!PREFIXES.has(prefix)) {
      if (prefix.includes("t"))
        throw unsupportedSyntax(
          cx,
          node,
          "template strings (t-strings) are not read",
        );
      throw syntaxError(
        cx,
        node,
        `invalid string prefix '${text.slice(node.start, at)}'`,
      );
    }
  }
  const quote = text[at] as string;
  if (quote === "`")
    throw syntaxError(cx, node, "backquotes are Python 2 syntax; use repr()");
  const isTriple = text.startsWith(quote + quote, at + 1) && node.end - at >= 6;
  const width = isTriple ? 3 : 1;
  return {
    isRaw,
    isBytes,
    isFormat,
    contentStart: at + width,
    contentEnd: node.end - width,
  };
}
