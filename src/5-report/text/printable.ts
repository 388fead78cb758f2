/** Text from a user's files, made fit for a terminal: it may hold anything, escape sequences included. */

/** One line: breaks and runs of spaces become one space, other control characters are shown as `\x1b`. */
export function oneLine(text: string): string {
  return visible(text.replace(/[\s\u0085]+/g, " ").trim());
}

/** Lines are kept, for messages that were written in lines. */
export function manyLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => visible(line.replaceAll("\t", "    ").trimEnd()))
    .join("\n");
}

/** Control and bidirectional formatting characters as escapes. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code < 256
        ? `\\x${code.toString(16).padStart(2, "0")}`
        : `\\u${code.toString(16).padStart(4, "0")}`;
    },
  );
}
