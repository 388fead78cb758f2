/** Where bytes stop being UTF-8, in the words of Python's codec. */

/** `offset` counts bytes from the start, the position in `message` from the start of its line. */
export function describeInvalidUtf8(bytes: Uint8Array): {
  message: string;
  offset: number;
} {
  let lineStart = 0;
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] as number;
    if (first === 0x0a) lineStart = at + 1;
    const length = sequenceLength(first);
    const describe = (why: string) => ({
      message: `byte 0x${first.toString(16).padStart(2, "0")} in position ${at - lineStart}: ${why}`,
      offset: at,
    });
    if (length === 0) return describe("invalid start byte");
    for (let i = 1; i < length; i++) {
      const byte = bytes[at + i];
      if (byte === undefined) return describe("unexpected end of data");
      if (byte < lowest(first, i) || byte > highest(first, i))
        return describe("invalid continuation byte");
    }
    at += length;
  }
  throw new Error("internal: the bytes are valid UTF-8");
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}

/** The first continuation byte is narrower after these: no overlong forms, no surrogates, nothing past U+10FFFF. */
function lowest(first: number, index: number): number {
  if (index === 1 && first === 0xe0) return 0xa0;
  return index === 1 && first === 0xf0 ? 0x90 : 0x80;
}

function highest(first: number, index: number): number {
  if (index === 1 && first === 0xed) return 0x9f;
  return index === 1 && first === 0xf4 ? 0x8f : 0xbf;
}
