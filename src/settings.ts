/** `--set NAME=VALUE`: values for arguments, evaluated in the file's own namespace. */
import type { Settings } from "./2-evaluate/models/buildModel.js";
import { buildExpression } from "./2-evaluate/models/buildModel.js";
import type { Value } from "./2-evaluate/values/value.js";
import { errors } from "./messages.js";
import type { OpenedModule } from "./openModule.js";

/**
 * One map of settings for each combination of values: `a=1,2` and `b=3` give two.
 * @returns a message where a setting is malformed or its value raises
 */
export function readSettings(
  opened: OpenedModule,
  set: readonly string[],
): Settings[] | { message: string } {
  let combinations: Settings[] = [new Map()];
  for (const text of set) {
    const equals = text.indexOf("=");
    if (equals <= 0) return { message: errors.badSetting(text) };
    const name = text.slice(0, equals).trim();
    const values: { value: Value; text: string }[] = [];
    for (const part of splitValues(text.slice(equals + 1))) {
      const built = buildExpression(opened.vm, opened.loaded, part);
      if (built.value === undefined) {
        return { message: errors.badValue(text, built.reason?.message ?? "") };
      }
      values.push({ value: built.value, text: part });
    }
    combinations = combinations.flatMap((settings) =>
      values.map((value) => new Map([...settings, [name, value]])),
    );
  }
  return combinations;
}

/** Splits at commas outside brackets and quotes. */
export function splitValues(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let part = "";
  for (const character of text) {
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if ("([{".includes(character)) {
      depth++;
    } else if (")]}".includes(character)) {
      depth--;
    }
    if (character === "," && depth === 0 && quote === "") {
      parts.push(part.trim());
      part = "";
    } else {
      part += character;
    }
  }
  return [...parts, part.trim()].filter((value) => value !== "");
}
