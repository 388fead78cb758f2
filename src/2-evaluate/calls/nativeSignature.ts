/** Reads the Python text of a native function's signature, once, when it is first needed. */
import { PyTuple } from "../values/containers.js";
import type { NativeParameter } from "../values/functions.js";
import { PyFloat } from "../values/simple.js";
import type { Value } from "../values/value.js";

/** `"self, iterable=(), /, *, key=None"` → parameters (see builtins/table.ts for what may stand in it). */
export function readSignature(signature: string): NativeParameter[] {
  const parameters: NativeParameter[] = [];
  let kind: NativeParameter["kind"] = "positional";
  for (const piece of splitAtCommas(signature)) {
    if (piece === "/") {
      for (const parameter of parameters) parameter.kind = "positional-only";
    } else if (piece === "*") {
      kind = "keyword-only";
    } else if (piece.startsWith("**")) {
      parameters.push(optional(piece.slice(2), "var-keyword"));
    } else if (piece.startsWith("*")) {
      parameters.push(optional(piece.slice(1), "var-positional"));
      kind = "keyword-only";
    } else {
      parameters.push(readParameter(piece, kind));
    }
  }
  return parameters;
}

function optional(
  name: string,
  kind: NativeParameter["kind"],
): NativeParameter {
  return { name, kind, default: undefined, isOptional: true };
}

function readParameter(
  piece: string,
  kind: NativeParameter["kind"],
): NativeParameter {
  const [name, text] = piece.split("=", 2).map((part) => part.trim()) as [
    string,
    string | undefined,
  ];
  if (text === undefined) {
    return { name, kind, default: undefined, isOptional: false };
  }
  if (text === "...") return optional(name, kind);
  return { name, kind, default: readDefault(text), isOptional: false };
}

function readDefault(text: string): Value {
  switch (text) {
    case "None":
      return null;
    case "True":
      return true;
    case "False":
      return false;
    case "()":
      return new PyTuple([]);
  }
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^-?[\d.]+(e-?\d+)?$/.test(text)) return new PyFloat(Number(text));
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  if (quoted !== null) return quoted[2] as string;
  throw new Error(
    `a native signature has a default that is no literal: ${text}`,
  );
}

/** Splits at commas outside quotes. */
function splitAtCommas(text: string): string[] {
  const pieces = text.match(/(?:'[^']*'|"[^"]*"|\([^)]*\)|[^,])+/g) ?? [];
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
}
