/** What stands above a model's numbers. */
import type { CountedModel } from "../4-count/counted.js";
import { oneLine } from "./text/printable.js";

/** `Net` for `Net()`; the whole call where it says more than the name, unless the assumptions do so already. */
export function titleOf(model: CountedModel): string {
  const call = oneLine(model.call);
  const name = /^[\w.]+/u.exec(call)?.[0] ?? call;
  const isPlain = call === `${name}()` || model.assumptions.length > 0;
  const title = isPlain ? name : call;
  return model.alias === undefined
    ? title
    : `${oneLine(model.alias)} = ${title}`;
}

/** `gpt-xl (model.py::GPT)` where the configuration gives it a name, else its target. */
export function nameOf({ target, alias }: CountedModel): string {
  return alias === undefined
    ? oneLine(target)
    : `${oneLine(alias)} (${oneLine(target)})`;
}

/** `model.py:118` */
export function placeOf(place: {
  file: string | null;
  line: number | null;
}): string {
  if (place.file === null) return "";
  const file = oneLine(place.file);
  return place.line === null ? file : `${file}:${place.line}`;
}

/** What to say of a model that is not exact, right at its name. */
export function statusNote(model: CountedModel): string {
  switch (model.status) {
    case "partial":
      return "partial: some of it is not known";
    case "failed":
      return "failed: it could not be built";
    default:
      return "";
  }
}
