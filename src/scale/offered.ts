/** Which of the models that were counted are shown (CONTRACT.md, "What a file or tree offers"). */
import type { CountedModel } from "../4-count/counted.js";
import { errors } from "../messages.js";
import type { CountedOffer } from "./unit.js";

export interface OfferedOptions {
  set: readonly string[];
  symbolic: readonly string[];
  all: boolean;
}

/**
 * @param isExpression they were named by a person, and none is left out
 * @returns a message where a setting is taken by none of them: most likely its name is wrong
 */
export function offered(
  offers: readonly CountedOffer[],
  isExpression: boolean,
  { set, symbolic, all }: OfferedOptions,
): { models: CountedModel[] } | { message: string } {
  const shown = isExpression || all ? offers : keepRoots(offers);
  const unused = [...set.map(nameOf), ...symbolic].find(
    (name) => !shown.some(({ used }) => used.includes(name)),
  );
  return unused !== undefined && shown.length > 0
    ? { message: errors.unusedSetting(unused) }
    : { models: shown.map(({ model }) => model) };
}

const nameOf = (setting: string): string =>
  setting.slice(0, setting.indexOf("=")).trim();

/**
 * A candidate is left out when its class appears inside another one, or when a function or an instance offered already
 * builds it.
 */
export function keepRoots(offers: readonly CountedOffer[]): CountedOffer[] {
  const holds = offers.map(({ inside }) => new Set(inside));
  return offers.filter((offer, i) => {
    const { own } = offer;
    if (own === null) return true;
    return !offers.some(
      (other, j) =>
        j !== i &&
        ((holds[j]?.has(own) === true && other.root !== own) ||
          (offer.kind === "class" &&
            other.kind !== "class" &&
            other.root === own)),
    );
  });
}
