/** torch's dtypes: bytes per element, and the short names people use. */
import type { CountedModel, DtypeBytes } from "./counted.js";

/** `torch.dtype.itemsize`: https://docs.pytorch.org/docs/stable/tensor_attributes.html */
const itemSizes: ReadonlyMap<string, bigint> = new Map([
  ["float64", 8n],
  ["float32", 4n],
  ["float16", 2n],
  ["bfloat16", 2n],
  ["float8_e4m3fn", 1n],
  ["float8_e4m3fnuz", 1n],
  ["float8_e5m2", 1n],
  ["float8_e5m2fnuz", 1n],
  ["float8_e8m0fnu", 1n],
  ["complex128", 16n],
  ["complex64", 8n],
  ["complex32", 4n],
  ["int64", 8n],
  ["int32", 4n],
  ["int16", 2n],
  ["int8", 1n],
  ["uint64", 8n],
  ["uint32", 4n],
  ["uint16", 2n],
  ["uint8", 1n],
  ["bool", 1n],
  ["qint32", 4n],
  ["qint8", 1n],
  ["quint8", 1n],
]);

/** Other spellings: torch's own aliases, and those of model cards. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["double", "float64"],
  ["float", "float32"],
  ["half", "float16"],
  ["cdouble", "complex128"],
  ["cfloat", "complex64"],
  ["chalf", "complex32"],
  ["long", "int64"],
  ["int", "int32"],
  ["short", "int16"],
  ["fp64", "float64"],
  ["fp32", "float32"],
  ["fp16", "float16"],
  ["bf16", "bfloat16"],
]);

const shortLabels: ReadonlyMap<string, string> = new Map([
  ["float64", "fp64"],
  ["float32", "fp32"],
  ["float16", "fp16"],
  ["bfloat16", "bf16"],
]);

/** Every name that `parseDtype` takes, for messages. */
export const dtypeNames: readonly string[] = [
  ...itemSizes.keys(),
  ...aliases.keys(),
];

/** A dtype as a person writes it (`torch.float16`, `half`, `fp16`) to its one name `float16`; null: there is none such. */
export function parseDtype(text: string): string | null {
  const name = text.trim().replace(/^torch\./, "");
  const canonical = aliases.get(name) ?? name;
  return itemSizes.has(canonical) ? canonical : null;
}

/** `float32` → `fp32`; a dtype without a customary short name keeps its own. */
export function dtypeLabel(dtype: string): string {
  return shortLabels.get(dtype) ?? dtype;
}

/** Bytes of `elements` numbers of a dtype; null for a dtype whose element size is not known. */
export function bytesOf(dtype: string, elements: bigint): bigint | null {
  const size = itemSizes.get(dtype);
  return size === undefined ? null : size * elements;
}

/**
 * What a model's parameters take, by dtype.
 *
 * @param override a dtype to suppose for all of them (`--dtype`); null: as the model holds them
 */
export function bytesByDtype(
  model: CountedModel,
  override: string | null,
): DtypeBytes[] {
  if (override === null) return model.bytes;
  const elements = model.counts.total;
  return [{ dtype: override, elements, bytes: bytesOf(override, elements) }];
}
