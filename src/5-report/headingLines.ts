/** The line above a model: its name, its place, what was assumed, and whether it is all known. */
import type { CountedModel } from "../4-count/counted.js";
import { placeOf, statusNote, titleOf } from "./heading.js";
import { variantsText } from "./sumText.js";
import type { Look } from "./text/look.js";
import type { Style } from "./text/paint.js";
import { oneLine } from "./text/printable.js";
import { shortenMiddle } from "./text/shorten.js";
import { textWidth } from "./text/textWidth.js";
import { paragraph } from "./text/wrap.js";

const margin = "  ";

/** `GPT  model.py:118   config = GPTConfig() (defaults, model.py:109)` */
export function headingLines(model: CountedModel, look: Look): string[] {
  const style = model.status === "failed" ? "red" : "bold";
  const place = placeOf(model);
  const title = shortenMiddle(titleOf(model), look.width, look.ellipsis);
  const lines = [look.paint(style, title)];
  let used = textWidth(title);
  const add = (text: string, gap: string, paint: Style) => {
    if (used + textWidth(gap + text) <= look.width) {
      lines.push(`${lines.pop()}${gap}${look.paint(paint, text)}`);
      used += textWidth(gap + text);
      return;
    }
    const more = paragraph(text, look.width, margin, margin);
    lines.push(...more.map((line) => look.paint(paint, line)));
    used = textWidth(more.at(-1) ?? "");
  };
  add(place, "  ", "dim");
  for (const assumption of model.assumptions) {
    add(look.signs(oneLine(assumption)), "   ", "cyan");
  }
  if (model.variants.length > 0) {
    add(look.signs(variantsText(model)), "   ", "yellow");
  }
  const status = statusNote(model);
  if (status !== "") {
    add(status, "   ", model.status === "failed" ? "red" : "yellow");
  }
  return lines;
}
