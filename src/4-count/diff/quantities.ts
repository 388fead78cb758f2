/** The numbers that a comparison is about, added and subtracted; what is not known makes the sum unknown. */
import type { CountedLayer, CountedModel } from "../counted.js";
import { bytesOf } from "../dtypes.js";
import type { ModelSide, Quantities } from "./diffReport.js";

const names = ["total", "trainable", "buffers", "bytes"] as const;

export const nothing: Readonly<Quantities> = {
  total: 0n,
  trainable: 0n,
  buffers: 0n,
  bytes: 0n,
};

const unknown: Readonly<Quantities> = {
  total: null,
  trainable: null,
  buffers: null,
  bytes: null,
};

export function add(a: Quantities, b: Quantities): Quantities {
  return each((name) => {
    const [one, other] = [a[name], b[name]];
    return one === null || other === null ? null : one + other;
  });
}

export function subtract(a: Quantities, b: Quantities): Quantities {
  return add(a, times(b, -1n));
}

export function times(a: Quantities, count: bigint): Quantities {
  return each((name) => {
    const one = a[name];
    return one === null ? null : one * count;
  });
}

/** Whether all four are known to be 0. */
export function isNothing(a: Quantities): boolean {
  return names.every((name) => a[name] === 0n);
}

function each(make: (name: keyof Quantities) => bigint | null): Quantities {
  return {
    total: make("total"),
    trainable: make("trainable"),
    buffers: make("buffers"),
    bytes: make("bytes"),
  };
}

/** Of a model's side; 0 where it is not there. */
export function ofSide(side: ModelSide | null): Quantities {
  if (side === null) return nothing;
  const { total, trainable, buffers, bytes } = side;
  return { total, trainable, buffers, bytes };
}

/** What a layer holds itself. */
export function ofOwn(layer: CountedLayer): Quantities {
  if (layer.isLazy || layer.unknowns.length > 0) return unknown;
  const { total, trainable, buffers } = layer.own;
  return { total, trainable, buffers, bytes: ownBytes(layer) };
}

/** What a layer holds with all below it. */
export function ofSubtree(layer: CountedLayer): Quantities {
  return layer.layers.reduce(
    (sum, child) => add(sum, ofSubtree(child)),
    ofOwn(layer),
  );
}

function ownBytes(layer: CountedLayer): bigint | null {
  let sum = 0n;
  for (const { dtype, numel, tiedTo } of layer.parameters) {
    const bytes = tiedTo === null ? bytesOf(dtype, numel ?? 0n) : 0n;
    if (bytes === null) return null;
    sum += bytes;
  }
  return sum;
}

/** Bytes of all parameters of a model, each at its own dtype; null where one has a dtype of unknown size. */
export function modelBytes(model: CountedModel): bigint | null {
  let sum = 0n;
  for (const { bytes } of model.bytes) {
    if (bytes === null) return null;
    sum += bytes;
  }
  return sum;
}
