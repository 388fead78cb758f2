/** Colours, as ANSI escape sequences or not at all. */
import picocolors from "picocolors";

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Text in a style. */
export type Paint = (style: Style | undefined, text: string) => string;

export function painter(color: boolean): Paint {
  const colors = picocolors.createColors(color);
  return (style, text) =>
    style === undefined || text === "" ? text : colors[style](text);
}
