/** When two counted models are the same in all that a comparison tells. */
import type { CountedModel } from "../counted.js";
import { allLayers } from "../count.js";
import { shapeText } from "../numel.js";

/**
 * Equal for models with the same parameters (names, shapes, flags, dtypes, ties), the same buffers and the same status. Names
 * of classes, places and arguments do not count.
 */
export function fingerprint(model: CountedModel): string {
  const layers = model.root === null ? [] : allLayers(model.root);
  return JSON.stringify([
    model.status,
    layers
      .filter((layer) => holdsSomething(layer))
      .map(({ path, sharedWith, parameters, bufferSignature, unknowns }) => [
        path,
        sharedWith,
        bufferSignature,
        parameters.map(({ name, shape, dtype, trainable, tiedTo, numel }) => [
          name,
          shapeText(shape),
          dtype,
          trainable,
          tiedTo,
          numel === null,
        ]),
        unknowns.map(({ name, expression }) => [name, expression]),
      ]),
    model.formulas?.total.key ?? null,
    model.formulas?.buffers.key ?? null,
    model.variants.map(({ when, model: one }) => [when, fingerprint(one)]),
    model.status === "exact"
      ? null
      : model.reasons.map(({ reason }) => [reason.code, reason.message]),
  ]);
}

function holdsSomething(layer: {
  parameters: readonly unknown[];
  bufferSignature: string;
  unknowns: readonly unknown[];
}): boolean {
  return (
    layer.parameters.length > 0 ||
    layer.bufferSignature !== "" ||
    layer.unknowns.length > 0
  );
}
