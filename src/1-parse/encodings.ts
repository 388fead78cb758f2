/** Python's names of encodings, and Node's decoders for them. */

/** The text, or null where the bytes are not of this encoding. */
export type Decode = (content: Buffer) => string | null;

/** Python names (lower case, `-` for `_`) that the WHATWG decoder knows under another label. */
const LABELS: Readonly<Record<string, string>> = {
  cp1250: "windows-1250",
  cp1251: "windows-1251",
  cp1253: "windows-1253",
  cp1254: "windows-1254",
  cp1255: "windows-1255",
  cp1256: "windows-1256",
  cp1257: "windows-1257",
  cp1258: "windows-1258",
  cp866: "ibm866",
  cp874: "windows-874",
  "tis-620": "windows-874",
  cp932: "shift_jis",
  ms932: "shift_jis",
  sjis: "shift_jis",
  cp936: "gbk",
  ms936: "gbk",
  "gb2312-80": "gbk",
  cp949: "euc-kr",
  uhc: "euc-kr",
  cp950: "big5",
  "mac-roman": "macintosh",
  "mac-cyrillic": "x-mac-cyrillic",
  eucjp: "euc-jp",
  ujis: "euc-jp",
  euckr: "euc-kr",
  latin2: "iso-8859-2",
  latin3: "iso-8859-3",
  latin4: "iso-8859-4",
  latin5: "iso-8859-9",
  latin6: "iso-8859-10",
  latin8: "iso-8859-14",
  latin9: "iso-8859-15",
  latin10: "iso-8859-16",
  cyrillic: "iso-8859-5",
  greek: "iso-8859-7",
  hebrew: "iso-8859-8",
};

const LATIN_1 = /^(?:latin-?1|iso-?8859-?1|iso-latin-1|l1|cp819|8859)(?:-.*)?$/;
const ASCII = /^(?:us-?ascii|ascii|646|ansi-x3\.4-1968)$/;
/** Python source is read byte by byte first: encodings whose letters are not ASCII's cannot declare themselves. */
const NOT_ASCII_BASED = /^(?:utf-?(?:16|32|7)|u(?:16|32|7)$)/;

/** 0x80 to 0x9f; a space where Python has no character. Node 20's own decoder takes Windows-1252 for Latin-1. */
const WINDOWS_1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

function decodeWindows1252(content: Buffer): string | null {
  let isValid = true;
  const text = content.toString("latin1").replace(/[\x80-\x9f]/g, (char) => {
    const found = WINDOWS_1252[char.charCodeAt(0) - 0x80] as string;
    if (found === " ") isValid = false;
    return found;
  });
  return isValid ? text : null;
}

/** The decoder for the encoding that Python calls `name`, or null. */
export function findEncoding(name: string): Decode | null {
  const normal = name.toLowerCase().replaceAll("_", "-");
  if (LATIN_1.test(normal)) return (content) => content.toString("latin1");
  if (ASCII.test(normal)) {
    return (content) =>
      content.some((byte) => byte > 127) ? null : content.toString("latin1");
  }
  if (normal === "cp1252" || normal === "windows-1252")
    return decodeWindows1252;
  if (NOT_ASCII_BASED.test(normal)) return null;
  const label = LABELS[normal] ?? normal.replace(/^iso8859-?/, "iso-8859-");
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    return null;
  }
  return (content) => {
    try {
      return decoder.decode(content);
    } catch {
      return null;
    }
  };
}
