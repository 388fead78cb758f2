/** UTF-16 and UTF-32 to text. */
import type { DecodeFailure } from "./codecs.js";

/** @param codec `utf-16`, `utf-32-be`, …; without a byte order the mark decides, then little-endian */
export function decodeUnits(
  data: Uint8Array,
  codec: string,
  fail: DecodeFailure,
): string {
  const width = codec.startsWith("utf-16") ? 2 : 4;
  let isBig = codec.endsWith("-be");
  let start = 0;
  if (codec === "utf-16" || codec === "utf-32") {
    if (data.length >= width && unitAt(data, 0, width, false) === 0xfeff) {
      start = width;
    } else if (
      data.length >= width &&
      unitAt(data, 0, width, true) === 0xfeff
    ) {
      start = width;
      isBig = true;
    }
  }
  // Messages name the byte order that was found.
  const name = `utf-${width * 8}-${isBig ? "be" : "le"}`;
  const read = width === 2 ? decode16 : decode32;
  return read(data, start, isBig, (from, to, reason) =>
    fail(from, to, reason, name),
  );
}

function unitAt(
  data: Uint8Array,
  start: number,
  width: number,
  isBig: boolean,
): number {
  let unit = 0;
  for (let i = 0; i < width; i++) {
    unit = unit * 256 + (data[start + (isBig ? i : width - 1 - i)] as number);
  }
  return unit;
}

type Fail = (start: number, end: number, reason: string) => string;

function decode16(
  data: Uint8Array,
  start: number,
  isBig: boolean,
  fail: Fail,
): string {
  let result = "";
  for (let i = start; i < data.length;) {
    if (i + 2 > data.length) {
      result += fail(i, data.length, "truncated data");
      break;
    }
    const unit = unitAt(data, i, 2, isBig);
    if (unit < 0xd800 || unit > 0xdfff) {
      result += String.fromCharCode(unit);
      i += 2;
    } else if (unit >= 0xdc00) {
      result += fail(i, i + 2, "illegal encoding");
      i += 2;
    } else if (i + 4 > data.length) {
      result += fail(i, data.length, "unexpected end of data");
      break;
    } else {
      const low = unitAt(data, i + 2, 2, isBig);
      const isPair = low >= 0xdc00 && low <= 0xdfff;
      result += isPair
        ? String.fromCharCode(unit, low)
        : fail(i, i + 2, "illegal UTF-16 surrogate");
      i += isPair ? 4 : 2;
    }
  }
  return result;
}

function decode32(
  data: Uint8Array,
  start: number,
  isBig: boolean,
  fail: Fail,
): string {
  let result = "";
  for (let i = start; i < data.length; i += 4) {
    if (i + 4 > data.length) {
      result += fail(i, data.length, "truncated data");
      break;
    }
    const code = unitAt(data, i, 4, isBig);
    if (code > 0x10ffff) {
      result += fail(i, i + 4, "code point not in range(0x110000)");
    } else if (code >= 0xd800 && code <= 0xdfff) {
      result += fail(
        i,
        i + 4,
        "code point in surrogate code point range(0xd800, 0xe000)",
      );
    } else {
      result += String.fromCodePoint(code);
    }
  }
  return result;
}
