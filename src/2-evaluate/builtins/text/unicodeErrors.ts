/** UnicodeEncodeError, UnicodeDecodeError: their attributes, and their message made from them. */
import { raise } from "../../operations/raise.js";
import type { PyException } from "../../values/exceptions.js";
import { exceptionTypes } from "../../values/exceptionTypes.js";
import { PyBytes } from "../../values/simple.js";
import type { PyType } from "../../values/type.js";
import type { Value } from "../../values/value.js";
import { addGetters, addMethods } from "../table.js";
import { pointCount, points, toPointIndex } from "./codePoints.js";
import { escapeCode } from "./quote.js";

const encodeErrorType = exceptionTypes.get("UnicodeEncodeError") as PyType;
const decodeErrorType = exceptionTypes.get("UnicodeDecodeError") as PyType;

/** @param start,end in UTF-16 units of `text` */
export function raiseEncodeError(
  encoding: string,
  text: string,
  start: number,
  end: number,
  reason: string,
): never {
  raise(
    encodeErrorType,
    encoding,
    text,
    toPointIndex(text, start),
    toPointIndex(text, end),
    reason,
  );
}

export function raiseDecodeError(
  encoding: string,
  data: Uint8Array,
  start: number,
  end: number,
  reason: string,
): never {
  raise(decodeErrorType, encoding, new PyBytes(data), start, end, reason);
}

/** Puts the rows on the two exception classes. */
export function installUnicodeErrors(): void {
  for (const type of [encodeErrorType, decodeErrorType]) {
    addMethods(type, { "__str__(self, /)": (_vm, self) => message(self) });
    addGetters(type, {
      encoding: (_vm, self: PyException) => argument(self, 0),
      object: (_vm, self: PyException) => argument(self, 1),
      start: (_vm, self: PyException) => argument(self, 2),
      end: (_vm, self: PyException) => argument(self, 3),
      reason: (_vm, self: PyException) => argument(self, 4),
    });
  }
}

function argument(self: PyException, index: number): Value {
  return self.args.items[index] ?? null;
}

function message(self: PyException): string {
  const [encoding, object, start, end, reason] = self.args.items;
  if (typeof start !== "number" || typeof end !== "number") return "";
  const last = end - 1;
  if (object instanceof PyBytes) {
    const what =
      start === last
        ? `byte 0x${(object.data[start] ?? 0).toString(16).padStart(2, "0")} in position ${start}`
        : `bytes in position ${start}-${last}`;
    return `'${encoding}' codec can't decode ${what}: ${reason}`;
  }
  const what =
    start === last && typeof object === "string" && start < pointCount(object)
      ? `character '${escapeCode(points(object)[start] as string)}' in position ${start}`
      : `characters in position ${start}-${last}`;
  return `'${encoding}' codec can't encode ${what}: ${reason}`;
}
