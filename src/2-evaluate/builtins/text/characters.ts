/** What Python's `str.is…` methods ask of one character (https://docs.python.org/3.11/library/stdtypes.html#str.isalnum). */

const alphabetic = /^\p{L}$/u;
const decimal = /^\p{Nd}$/u;
/** Decimal digits, and the superscript, circled and dotted ones that have a digit's value. */
const digit =
  /^[\p{Nd}\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]$/u;
/** Anything with a numeric value: the ideographs listed are numerals. */
const numeric =
  /^[\p{N}\u3405\u3483\u382a\u3b4d\u4e00\u4e03\u4e07\u4e09\u4e5d\u4e8c\u4e94\u4e96\u4ebf\u4ec0\u4edf\u4ee8\u4f0d\u4f70\u5104\u5146\u5169\u516b\u516d\u5341\u5343-\u5345\u534c\u53c1-\u53c4\u56db\u58f1\u58f9\u5e7a\u5efe\u5eff\u5f0c-\u5f0e\u5f10\u62fe\u634c\u67d2\u6f06\u7396\u767e\u8086\u842c\u8cae\u8cb3\u8d30\u9621\u9646\u964c\u9678\u96f6\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd\u{20001}\u{20064}\u{200e2}\u{20121}\u{2092a}\u{20983}\u{2098c}\u{2099c}\u{20aea}\u{20afd}\u{20b19}\u{22390}\u{22998}\u{23b1b}\u{2626d}\u{2f890}]$/u;
/* eslint-disable no-control-regex -- the separators U+001C to U+001F count as white space */
const space =
  /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;
const unprintable = /^[\p{C}\p{Z}]$/u;

export const isAlphabetic = (char: string) => alphabetic.test(char);
export const isDecimal = (char: string) => decimal.test(char);
export const isDigit = (char: string) => digit.test(char);
export const isNumeric = (char: string) => numeric.test(char);
export const isAlphanumeric = (char: string) =>
  isAlphabetic(char) || isNumeric(char);
export const isSpace = (char: string) => space.test(char);
/** What `repr` shows as it is. */
export const isPrintable = (char: string) =>
  char === " " || !unprintable.test(char);
export const isLower = (char: string) => /^\p{Lowercase}$/u.test(char);
export const isUpper = (char: string) => /^\p{Uppercase}$/u.test(char);
export const isTitle = (char: string) => /^\p{Lt}$/u.test(char);
export const isCased = (char: string) =>
  isLower(char) || isUpper(char) || isTitle(char);

/** The value of a decimal digit of any script: they stand in runs of ten. */
export function decimalValue(char: string): number {
  const code = char.codePointAt(0) as number;
  if (code >= 48 && code <= 57) return code - 48;
  let start = code;
  while (isDecimal(String.fromCodePoint(start - 1))) start--;
  return (code - start) % 10;
}

/** Decimal digits of every script as ASCII ones, white space as blanks: what `int()` and `float()` read. */
export function asciiDigits(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return Array.from(text, (char) =>
    char < "\x80"
      ? char
      : isDecimal(char)
        ? String(decimalValue(char))
        : isSpace(char)
          ? " "
          : char,
  ).join("");
}

/** `text.strip()` */
export function stripSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text[start] as string)) start++;
  while (end > start && isSpace(text[end - 1] as string)) end--;
  return text.slice(start, end);
}
