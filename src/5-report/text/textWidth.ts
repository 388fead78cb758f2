/** How many columns of a terminal a text takes. The one place to put a library in. */

/** ASCII, Latin-1, and the dashes, dots, signs and lines that reports use: one column each, for certain. */
const plain =
  /^[\x20-\x7e\xa1-\xac\xae-\xff\u2013\u2014\u2018-\u201d\u2026\u2190-\u2193\u2212\u2264\u2265\u2500-\u257f]*$/;
const zeroWidth = /^(?:\p{Mark}|\p{Default_Ignorable_Code_Point}|\p{Cc})+$/u;
const emoji = /^\p{Emoji_Presentation}|\ufe0f/u;
/** East Asian Wide and Fullwidth: https://www.unicode.org/reports/tr11/ */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;

/** What a reader sees as one character each. */
export function graphemes(text: string): string[] {
  if (plain.test(text)) return [...text];
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Columns of a text without escape sequences or line breaks; wide characters take two. */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  return graphemes(text).reduce((sum, one) => sum + graphemeWidth(one), 0);
}

export function graphemeWidth(one: string): number {
  if (zeroWidth.test(one)) return 0;
  return emoji.test(one) || wide.test(one) ? 2 : 1;
}
