/** How many columns of a terminal a text takes. */
import stringWidth from "fast-string-width";

/** ASCII, Latin-1, and the dashes, dots, signs and lines that reports use: one column each, for certain, and much faster. */
const plain =
  /^[\x20-\x7e\xa1-\xac\xae-\xff\u2013\u2014\u2018-\u201d\u2026\u2070-\u2079\u2190-\u2193\u03a3\u2212\u2264\u2265\u2500-\u257f]*$/;

/** What a reader sees as one character each. */
export function graphemes(text: string): string[] {
  if (plain.test(text)) return [...text];
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Columns of a text without line breaks; wide characters take two. */
export function textWidth(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

export const graphemeWidth = textWidth;
