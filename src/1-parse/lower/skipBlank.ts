/** Steps over what means nothing. */

/** The offset of the next character from `at` on that is neither white space, a backslash, nor in a comment. */
export function skipBlank(text: string, at: number): number {
  let isComment = false;
  let i = at;
  for (; i < text.length; i++) {
    const char = text[i] as string;
    if (char === "\n" || char === "\r") isComment = false;
    else if (char === "#") isComment = true;
    else if (
      !isComment &&
      char !== " " &&
      char !== "\t" &&
      char !== "\f" &&
      char !== "\\"
    )
      break;
  }
  return i;
}
