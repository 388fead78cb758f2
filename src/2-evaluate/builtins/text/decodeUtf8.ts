/** UTF-8 to text, with the errors that Python names. */
import { isUtf8 } from "node:buffer";
import type { DecodeFailure } from "./codecs.js";

export function decodeUtf8(data: Uint8Array, fail: DecodeFailure): string {
  if (isUtf8(data)) return Buffer.from(data).toString("utf8");
  let result = "";
  for (let i = 0; i < data.length;) {
    const length = sequenceLength(data, i);
    if (length > 0) {
      result += Buffer.from(data.subarray(i, i + length)).toString("utf8");
      i += length;
      continue;
    }
    const [end, reason] = problem(data, i);
    result += fail(i, end, reason);
    i = end;
  }
  return result;
}

/** What the byte after a lead byte may be: overlong forms, surrogates and codes past U+10FFFF are excluded. */
function secondRange(lead: number): [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

function expectedLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** How many bytes from `start` on continue a sequence as they should. */
function goodBytes(data: Uint8Array, start: number): number {
  const lead = data[start] as number;
  const expected = expectedLength(lead);
  for (let i = 1; i < expected; i++) {
    const byte = data[start + i];
    const [low, high] = i === 1 ? secondRange(lead) : [0x80, 0xbf];
    if (byte === undefined || byte < low || byte > high) return i;
  }
  return expected;
}

function sequenceLength(data: Uint8Array, start: number): number {
  const expected = expectedLength(data[start] as number);
  return goodBytes(data, start) === expected ? expected : 0;
}

/** Where the malformed sequence at `start` ends, and what is wrong with it. */
function problem(data: Uint8Array, start: number): [number, string] {
  if (expectedLength(data[start] as number) === 0) {
    return [start + 1, "invalid start byte"];
  }
  const end = start + goodBytes(data, start);
  return [
    end,
    end >= data.length ? "unexpected end of data" : "invalid continuation byte",
  ];
}
