/**
 * Counted models as bytes, for other threads and for the cache. A report on many models asks for little of each: layers and
 * parameters are read when somebody looks at them.
 */
import type { CountedModel } from "../4-count/counted.js";
import { decode, encode } from "./codec.js";
import type { CountedOffer, UnitResult } from "./unit.js";

/** What is large in a model; read for itself. */
const large = ["root", "parameters", "variants"] as const;

/** A unit's result as it goes to another thread or into a file: one part for all, then one for each model's layers. */
export interface PackedResult {
  head: Uint8Array;
  bodies: Uint8Array[];
}

type Head = Omit<UnitResult, "offers"> & {
  offers: (Omit<CountedOffer, "model"> & { model: object })[];
};

/** @throws {NotPlainData} */
export function pack({ offers, ...result }: UnitResult): PackedResult {
  const bodies: Uint8Array[] = [];
  const heads = offers.map(({ model, ...offer }) => {
    const { root, parameters, variants, ...head } = model;
    bodies.push(encode({ root, parameters, variants }));
    const isBuilt = root !== null;
    return { ...offer, model: { ...head, isBuilt } };
  });
  return { head: encode({ ...result, offers: heads }), bodies };
}

export function unpack({ head, bodies }: PackedResult): UnitResult {
  const { offers, ...result } = decode(head) as Head;
  return {
    ...result,
    offers: offers.map(({ model, ...offer }, i) => ({
      ...offer,
      model: unpackModel(model, bodies[i] as Uint8Array),
    })),
  };
}

function unpackModel(head: object, body: Uint8Array): CountedModel {
  const { isBuilt, ...fields } = head as { isBuilt: boolean };
  const model = fields as CountedModel;
  const readAll = (): void => {
    const read = decode(body) as Pick<CountedModel, (typeof large)[number]>;
    for (const name of large) {
      Object.defineProperty(model, name, {
        value: read[name],
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  };
  for (const name of large) {
    Object.defineProperty(model, name, {
      get() {
        // Whether it was built is all that a table of many models asks of the layers.
        if (name === "root" && !isBuilt) return null;
        readAll();
        return model[name];
      },
      enumerable: true,
      configurable: true,
    });
  }
  return model;
}
