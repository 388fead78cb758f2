/** A short name for "the same parameters": two models with equal digests agree in every name, shape and flag. */
import type { CountedParameter } from "./counted.js";
import { sha256 } from "./sha256.js";

/**
 * The first 16 hex digits of the SHA-256 of the sorted lines `NAME\tD0xD1\t1|0\n` of `named_parameters()`, where the
 * flag is `requires_grad`. Lines are sorted as Python sorts `str`, by code point, which is the order of their UTF-8 bytes
 * (JavaScript's own order, by UTF-16 unit, differs beyond U+FFFF).
 */
export function digest(parameters: readonly CountedParameter[]): string {
  const lines = parameters.map(
    ({ path, shape, trainable }) =>
      `${path}\t${shape.join("x")}\t${trainable ? 1 : 0}\n`,
  );
  // JavaScript's own order is that of the code points wherever there are no surrogates, and much the fastest.
  if (lines.some(hasSurrogates)) lines.sort(byCodePoint);
  else lines.sort();
  return sha256(lines.join("")).slice(0, 16);
}

function hasSurrogates(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}

function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
