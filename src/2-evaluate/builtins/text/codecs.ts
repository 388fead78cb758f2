/** `str.encode` and `bytes.decode`: UTF-8, UTF-16, UTF-32, Latin-1, ASCII (https://docs.python.org/3.11/library/codecs.html). */
import { reasons } from "../../../messages.js";
import { raise } from "../../operations/raise.js";
import { unknown } from "../../operations/unknown.js";
import { exceptionTypes } from "../../values/exceptionTypes.js";
import type { PyType } from "../../values/type.js";
import type { PyUnknown } from "../../values/unknown.js";
import type { Vm } from "../../vm.js";
import { decodeUtf8 } from "./decodeUtf8.js";
import { decodeUnits } from "./decodeWide.js";
import { raiseDecodeError, raiseEncodeError } from "./unicodeErrors.js";

type Codec =
  | "utf-8"
  | "utf-8-sig"
  | "ascii"
  | "latin-1"
  | "utf-16"
  | "utf-16-le"
  | "utf-16-be"
  | "utf-32"
  | "utf-32-le"
  | "utf-32-be";

const names: Record<string, Codec> = {
  utf8: "utf-8",
  u8: "utf-8",
  utf: "utf-8",
  cp65001: "utf-8",
  utf8sig: "utf-8-sig",
  ascii: "ascii",
  usascii: "ascii",
  646: "ascii",
  latin1: "latin-1",
  latin: "latin-1",
  l1: "latin-1",
  iso88591: "latin-1",
  "88591": "latin-1",
  cp819: "latin-1",
  utf16: "utf-16",
  u16: "utf-16",
  utf16le: "utf-16-le",
  utf16be: "utf-16-be",
  utf32: "utf-32",
  u32: "utf-32",
  utf32le: "utf-32-le",
  utf32be: "utf-32-be",
};

/** Codecs that Python has and numel does not. */
const others =
  /^(cp|windows|iso8859|koi8|mac|big5|gb|euc|shiftjis|sjis|hz|idna|punycode|rot13|hex|base64|bz2|zlib|uu|quopri|utf7|unicodeescape|rawunicodeescape|charmap|mbcs|oem)/;

function codecOf(encoding: string): Codec | null {
  const key = encoding.toLowerCase().replace(/[-_ ]/g, "");
  const codec = names[key];
  if (codec !== undefined) return codec;
  if (others.test(key)) return null;
  return raise(
    exceptionTypes.get("LookupError") as PyType,
    `unknown encoding: ${encoding}`,
  );
}

function notModelled(vm: Vm, encoding: string): PyUnknown {
  const what = `the encoding '${encoding}'`;
  return unknown(vm, reasons.unsupportedCall(what), what);
}

/** `text.encode(encoding, errors)` */
export function encodeText(
  vm: Vm,
  text: string,
  encoding: string,
  errors: string,
): Uint8Array | PyUnknown {
  const codec = codecOf(encoding);
  if (codec === null) return notModelled(vm, encoding);
  vm.budget.size(text.length, "a bytes object");
  switch (codec) {
    case "utf-8":
      return encodeUtf8(text, errors);
    case "utf-8-sig":
      return Buffer.concat([
        Buffer.from([0xef, 0xbb, 0xbf]),
        encodeUtf8(text, errors),
      ]);
    case "ascii":
      return encodeBytes(text, "ascii", 0x7f, errors);
    case "latin-1":
      return encodeBytes(text, "latin-1", 0xff, errors);
    default:
      return encodeWide(text, codec, errors);
  }
}

const surrogate = /[\ud800-\udfff]/u;

function encodeUtf8(text: string, errors: string): Uint8Array {
  if (!surrogate.test(text)) return Buffer.from(text, "utf8");
  return Buffer.concat(
    pieces(text, "utf-8", surrogate, "surrogates not allowed", errors).map(
      (piece) =>
        typeof piece === "string" ? Buffer.from(piece, "utf8") : piece,
    ),
  );
}

function encodeBytes(
  text: string,
  name: string,
  highest: number,
  errors: string,
): Uint8Array {
  const refused = new RegExp(`[^\\0-\\u{${highest.toString(16)}}]`, "u");
  if (!refused.test(text)) return Buffer.from(text, "latin1");
  const reason = `ordinal not in range(${highest + 1})`;
  return Buffer.concat(
    pieces(text, name, refused, reason, errors).map((piece) =>
      typeof piece === "string" ? Buffer.from(piece, "latin1") : piece,
    ),
  );
}

function encodeWide(text: string, codec: Codec, errors: string): Uint8Array {
  const width = codec.startsWith("utf-16") ? 2 : 4;
  const isBig = codec.endsWith("-be");
  const parts = surrogate.test(text)
    ? pieces(text, codec, surrogate, "surrogates not allowed", errors)
    : [text];
  const marked = codec === "utf-16" || codec === "utf-32";
  const out: number[] = marked ? unitBytes(0xfeff, width, false) : [];
  for (const part of parts) {
    if (typeof part !== "string") {
      out.push(...part);
      continue;
    }
    const units =
      width === 2
        ? part.split("").map((unit) => unit.charCodeAt(0))
        : Array.from(part, (char) => char.codePointAt(0) as number);
    for (const unit of units) out.push(...unitBytes(unit, width, isBig));
  }
  return Uint8Array.from(out);
}

function unitBytes(unit: number, width: number, isBig: boolean): number[] {
  const bytes = Array.from(
    { length: width },
    (_, i) => (unit >>> (8 * i)) & 255,
  );
  return isBig ? bytes.reverse() : bytes;
}

/** `text` cut at the characters that cannot be encoded, each replaced as `errors` says. */
function pieces(
  text: string,
  encoding: string,
  refused: RegExp,
  reason: string,
  errors: string,
): (string | Uint8Array)[] {
  const result: (string | Uint8Array)[] = [];
  let start = 0;
  while (start < text.length) {
    const found = text.slice(start).search(refused);
    if (found === -1) break;
    const at = start + found;
    // A run of refused characters is one error.
    let end = at;
    for (const char of text.slice(at)) {
      if (!refused.test(char)) break;
      end += char.length;
    }
    result.push(text.slice(start, at));
    for (const char of text.slice(at, end)) {
      result.push(
        replacement(char, errors) ??
          raiseEncodeError(encoding, text, at, end, reason),
      );
    }
    start = end;
  }
  result.push(text.slice(start));
  return result;
}

/** What stands for a character that cannot be encoded; undefined: an error. */
function replacement(
  char: string,
  errors: string,
): string | Uint8Array | undefined {
  const code = char.codePointAt(0) as number;
  switch (errors) {
    case "strict":
      return undefined;
    case "ignore":
      return "";
    case "replace":
      return "?";
    case "backslashreplace": {
      const hex = code.toString(16);
      if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
      return code <= 0xffff
        ? `\\u${hex.padStart(4, "0")}`
        : `\\U${hex.padStart(8, "0")}`;
    }
    case "xmlcharrefreplace":
      return `&#${code};`;
    case "surrogateescape":
      return code >= 0xdc80 && code <= 0xdcff
        ? Uint8Array.of(code - 0xdc00)
        : undefined;
    default:
      return raiseUnknownHandler(errors);
  }
}

function raiseUnknownHandler(errors: string): never {
  raise(
    exceptionTypes.get("LookupError") as PyType,
    `unknown error handler name '${errors}'`,
  );
}

/** `data.decode(encoding, errors)` */
export function decodeBytes(
  vm: Vm,
  data: Uint8Array,
  encoding: string,
  errors: string,
): string | PyUnknown {
  const codec = codecOf(encoding);
  if (codec === null) return notModelled(vm, encoding);
  vm.budget.size(data.length, "a str");
  const fail: DecodeFailure = (start, end, reason, name = codec) =>
    decodeReplacement(data, start, end, errors) ??
    raiseDecodeError(name, data, start, end, reason);
  switch (codec) {
    case "utf-8":
      return decodeUtf8(data, fail);
    case "utf-8-sig": {
      const isMarked = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
      return decodeUtf8(isMarked ? data.subarray(3) : data, fail);
    }
    case "latin-1":
      return Buffer.from(data).toString("latin1");
    case "ascii":
      return decodeAscii(data, fail);
    default:
      return decodeUnits(data, codec, fail);
  }
}

/** What the bytes from `start` to `end` become, or the error that they are. */
export type DecodeFailure = (
  start: number,
  end: number,
  reason: string,
  name?: string,
) => string;

function decodeAscii(data: Uint8Array, fail: DecodeFailure): string {
  let result = "";
  for (const [i, byte] of data.entries()) {
    result +=
      byte < 0x80
        ? String.fromCharCode(byte)
        : fail(i, i + 1, "ordinal not in range(128)");
  }
  return result;
}

function decodeReplacement(
  data: Uint8Array,
  start: number,
  end: number,
  errors: string,
): string | undefined {
  const bytes = [...data.subarray(start, end)];
  switch (errors) {
    case "strict":
      return undefined;
    case "ignore":
      return "";
    case "replace":
      return "\ufffd";
    case "backslashreplace":
      return bytes
        .map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`)
        .join("");
    case "surrogateescape":
      return bytes.every((byte) => byte >= 0x80)
        ? String.fromCharCode(...bytes.map((byte) => 0xdc00 + byte))
        : undefined;
    default:
      return raiseUnknownHandler(errors);
  }
}
