/** How text looks in one report: its width, its colours, and its signs or their ASCII stand-ins. */
import type { ReportOptions } from "../options.js";
import { painter, type Paint } from "./paint.js";

export interface Look {
  width: number;
  paint: Paint;
  /** Our own signs in `text` as the report may use them: `·` or `*`. */
  signs: (text: string) => string;
  ellipsis: string;
  /** Between remarks on one line: ` · ` or `, `. */
  separator: string;
  tree: { branch: string; last: string; line: string; blank: string };
}

/** Narrower than this, numbers would have to be cut, and a cut number is a wrong one. */
const narrowest = 40;

const ascii: Readonly<Record<string, string>> = {
  "·": "*",
  "×": "x",
  "≥": ">=",
  "−": "-",
  "…": "...",
  "→": "->",
  "←": "<-",
  "–": "-",
};

export function lookOf(options: Readonly<ReportOptions>): Look {
  return {
    width: Math.max(narrowest, Math.floor(options.width)),
    paint: painter(options.color),
    signs: options.ascii
      ? (text) =>
          text
            .replace(/[·×≥−…→←–]/g, (sign) => ascii[sign] ?? sign)
            .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `^${plainDigits(digits)}`)
            .replaceAll("Σ[", "sum[")
      : (text) => text,
    ellipsis: options.ascii ? "..." : "…",
    separator: options.ascii ? ", " : " · ",
    tree: options.ascii
      ? { branch: "|-- ", last: "`-- ", line: "|   ", blank: "    " }
      : { branch: "├── ", last: "└── ", line: "│   ", blank: "    " },
  };
}

/** `¹²` as `12`. */
function plainDigits(digits: string): string {
  return [...digits].map((one) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(one)).join("");
}
