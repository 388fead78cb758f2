/** The comments that claims are made of: `<!-- numel: model.py::GPT -->124,475,904<!-- /numel -->`. */

export interface Marker {
  kind: "start" | "end" | "malformed";
  /** What stands behind `numel:`. */
  body: string;
  /** Offsets into the text, `end` exclusive. */
  start: number;
  end: number;
}

/** Whether a file is worth a closer look. */
export function mayHoldClaims(text: string): boolean {
  return /<!--\s*\/?numel\b/.test(text);
}

/** The markers among the HTML comments of a text. */
export function markersIn(text: string, offset = 0): Marker[] {
  return [...text.matchAll(/<!--([\s\S]*?)-->/g)].flatMap((match) => {
    const content = (match[1] ?? "").trim();
    const kind = kindOf(content);
    if (kind === undefined) return [];
    const start = offset + match.index;
    const body = content.replace(/^numel\s*:?/, "").trim();
    return [{ kind, body, start, end: start + match[0].length }];
  });
}

function kindOf(content: string): Marker["kind"] | undefined {
  if (/^\/\s*numel$/.test(content)) return "end";
  // `numel:default` is how numel finds its own comments on pull requests.
  if (/^numel\s*:(\s|$|.*::|.*\.py\b)/.test(content)) return "start";
  // The colon forgotten: surely meant as a claim.
  return /^numel\s+\S*(::|\.py\b)/.test(content) ? "malformed" : undefined;
}
