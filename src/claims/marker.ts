/** The comments that claims are made of: `<!-- numel: model.py::GPT -->124,475,904<!-- /numel -->`. */

export interface Marker {
  kind: "start" | "end" | "no colon" | "not closed";
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
  return [...text.matchAll(/<!--([\s\S]*?)(-->|$)/g)].flatMap((match) => {
    const content = (match[1] ?? "").trim();
    const isClosed = match[2] !== "";
    const kind = kindOf(
      isClosed ? content : (content.split("\n")[0] as string),
    );
    if (kind === undefined) return [];
    const start = offset + match.index;
    const body = content.replace(/^numel\s*:?/, "").trim();
    const end = start + match[0].length;
    return [{ kind: isClosed ? kind : "not closed", body, start, end }];
  });
}

/** Where a comment starts that would be a marker if it ended anywhere: for Markdown it is text, which a reader sees. */
export function unclosedIn(text: string, offset: number): Marker[] {
  return [...text.matchAll(/(?<!\\)<!--\s*numel\s*:/g)].map((match) => {
    const start = offset + match.index;
    const end = start + match[0].length;
    return { kind: "not closed", body: "", start, end };
  });
}

function kindOf(content: string): Marker["kind"] | undefined {
  if (/^\/\s*numel$/.test(content)) return "end";
  // `numel:default` is how numel finds its own comments on pull requests.
  if (/^numel\s*:(\s|$|.*::|.*\.py\b)/.test(content)) return "start";
  // The colon forgotten: surely meant as a claim.
  return /^numel\s+\S*(::|\.py\b)/.test(content) ? "no colon" : undefined;
}
