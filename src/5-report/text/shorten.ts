/** Texts that do not fit, cut so that one still sees what they are. */
import { graphemes, graphemeWidth, textWidth } from "./textWidth.js";

/** `backbone.layer4.2.downsample.0` → `backbone.…ample.0`: the middle goes, the end keeps more than the start. */
export function shortenMiddle(
  text: string,
  width: number,
  ellipsis: string,
): string {
  if (textWidth(text) <= width) return text;
  const room = Math.max(0, width - textWidth(ellipsis));
  const tail = Math.ceil(room * 0.6);
  const all = graphemes(text);
  const start = take(all, room - tail);
  const end = take(all.toReversed(), tail).toReversed();
  return clip(start.join("") + ellipsis + end.join(""), width);
}

/** `Conv2d(in_channels=3, out…` */
export function shortenEnd(
  text: string,
  width: number,
  ellipsis: string,
): string {
  if (textWidth(text) <= width) return text;
  const room = Math.max(0, width - textWidth(ellipsis));
  return clip(take(graphemes(text), room).join("") + ellipsis, width);
}

function clip(text: string, width: number): string {
  return textWidth(text) <= width
    ? text
    : take(graphemes(text), width).join("");
}

function take(from: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const one of from) {
    used += graphemeWidth(one);
    if (used > width) break;
    taken.push(one);
  }
  return taken;
}
