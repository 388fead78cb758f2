/** A short name for "the same parameters": two models with equal digests agree in every name, shape and flag. */
import { createRequire } from "node:module";
import type { CountedParameter } from "./counted.js";

/**
 * The first 16 hex digits of the SHA-256 of the sorted lines `NAME\tD0xD1\t1|0\n` of `named_parameters()`, where the
 * flag is `requires_grad`. Lines are sorted as Python sorts `str`, by code point, which is the order of their UTF-8 bytes
 * (JavaScript's own order, by UTF-16 unit, differs beyond U+FFFF).
 */
export function digest(parameters: readonly CountedParameter[]): string {
  const lines = parameters.map((parameter) =>
    Buffer.from(
      `${parameter.path}\t${parameter.shape.join("x")}\t${parameter.trainable ? 1 : 0}\n`,
    ),
  );
  lines.sort(Buffer.compare);
  const hash = crypto().createHash("sha256");
  for (const line of lines) hash.update(line);
  return hash.digest("hex").slice(0, 16);
}

/** Loaded when a digest is wanted: a report for people shows none, and would wait for it at every start. */
function crypto(): typeof import("node:crypto") {
  return createRequire(import.meta.url)("node:crypto");
}
