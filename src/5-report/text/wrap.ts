/** Breaking text into lines: between words, and long words where a reader would. */
import { graphemes, graphemeWidth, textWidth } from "./textWidth.js";

/** Lines of at most `width` columns. Line breaks in the text are kept; there is always one line. */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, width));
}

/** `wrap` with `first` in front of the first line and `rest` in front of the others; `width` is that of all. */
export function paragraph(
  text: string,
  width: number,
  first: string,
  rest: string,
): string[] {
  const room = width - Math.max(textWidth(first), textWidth(rest));
  return wrap(text, Math.max(1, room)).map(
    (line, i) => (i === 0 ? first : rest) + line,
  );
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const joined = lines.length === 0 && line === "" ? word : `${line} ${word}`;
    if (textWidth(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = split(word, width);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return [...lines, line].map((one) => one.trimEnd());
}

/** One long word in pieces, after `·`, `.`, `/`, `,` or `_` where there is one. */
function split(word: string, width: number): string[] {
  if (textWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece: string[] = [];
  let used = 0;
  for (const one of graphemes(word)) {
    const size = graphemeWidth(one);
    if (used + size > width && piece.length > 0) {
      const cut = piece.findLastIndex((character) =>
        "·*./,_".includes(character),
      );
      const rest = cut > 0 ? piece.splice(cut + 1) : [];
      pieces.push(piece.join(""));
      piece = rest;
      used = textWidth(rest.join(""));
    }
    piece.push(one);
    used += size;
  }
  return [...pieces, piece.join("")];
}
