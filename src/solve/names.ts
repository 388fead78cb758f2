/** Names as people shorten them: `n_embd` for `config.n_embd`, where only one symbol of the model ends so. */
import type { CountedModel } from "../4-count/counted.js";

/** What is looked for, and the settings. */
export interface Names {
  unknown: string;
  /** `NAME=VALUE` */
  set: readonly string[];
}

/**
 * @param models without settings
 * @returns the full names; null: nothing was shortened
 */
export function namesIn(
  models: readonly CountedModel[],
  { unknown, set }: Names,
): Names | null {
  const symbols = new Set(
    models
      .flatMap((model) => [model, ...model.variants.map((one) => one.model)])
      .flatMap(({ formulas }) => formulas?.symbols ?? [])
      .map(({ name }) => name),
  );
  const full = (name: string): string => {
    const [found, ...more] = [...symbols].filter((symbol) =>
      symbol.endsWith(`.${name}`),
    );
    return symbols.has(name) || found === undefined || more.length > 0
      ? name
      : found;
  };
  const names: Names = {
    unknown: full(unknown),
    set: set.map((text) => {
      const equals = text.indexOf("=");
      return full(text.slice(0, equals).trim()) + text.slice(equals);
    }),
  };
  const isSame =
    names.unknown === unknown && names.set.every((text, i) => text === set[i]);
  return isSame ? null : names;
}
