/** A short name for "the same parameters": two models with equal digests agree in every name, shape and flag. */
import type { CountedParameter } from "./counted.js";
import { sha256 } from "./sha256.js";

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
  return sha256(...lines).slice(0, 16);
}
