/** What a model is called where its file is not said. */

import { shortenEnd } from "../text/shorten.js";

const longest = 100;

/** `GPT` of `model.py::GPT`; the alias that the configuration gives it. */
export function nameOf(model: {
  target: string;
  alias?: string | null;
}): string {
  if (model.alias != null) return model.alias;
  const [, ...expression] = model.target.split("::");
  const name = expression.length === 0 ? model.target : expression.join("::");
  return shortenEnd(name, longest, "…");
}
