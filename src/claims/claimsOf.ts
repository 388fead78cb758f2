/** The claims of a text: start and end markers paired, the number between them read. */
import type { Claim, Place } from "../4-count/claims/claim.js";
import { findQuantities } from "../4-count/quantity.js";
import { claimErrors as words } from "../messages.js";
import { Source } from "../source.js";
import { docstringMarkers } from "./docstringMarkers.js";
import { markdownMarkers } from "./markdownMarkers.js";
import { type Marker, mayHoldClaims } from "./marker.js";
import { readMarker } from "./readMarker.js";

/** A marker, or a pair of them, that is no claim. */
export interface BrokenClaim extends Place {
  file: string;
  message: string;
}

export interface ClaimsOfFile {
  claims: Claim[];
  broken: BrokenClaim[];
}

/** @param file its name, which says whether it is Python or Markdown */
export function claimsOf(file: string, text: string): ClaimsOfFile {
  if (!mayHoldClaims(text)) return { claims: [], broken: [] };
  const markers = file.endsWith(".py")
    ? docstringMarkers(text)
    : markdownMarkers(text);
  const source = new Source(file, text);
  const found: ClaimsOfFile = { claims: [], broken: [] };
  const placeOf = (start: number): Place => ({
    start,
    ...source.position(start),
  });
  const broken = ({ start }: Marker, message: string) =>
    found.broken.push({ ...placeOf(start), file, message });
  let open: Marker | undefined;
  for (const marker of markers) {
    if (marker.kind === "no colon") {
      broken(marker, words.noColon(marker.body));
    } else if (marker.kind === "not closed") {
      broken(marker, words.notClosed());
    } else if (marker.kind === "start") {
      if (open !== undefined) broken(open, words.noEnd());
      open = marker;
    } else if (open === undefined) broken(marker, words.noStart());
    else {
      const claim = claimBetween(file, text, open, marker);
      if ("problem" in claim) broken(open, claim.problem);
      else found.claims.push({ ...claim, ...placeOf(open.start) });
      open = undefined;
    }
  }
  if (open !== undefined) broken(open, words.noEnd());
  return found;
}

function claimBetween(
  file: string,
  text: string,
  start: Marker,
  end: Marker,
): Omit<Claim, keyof Place> | { problem: string } {
  const wanted = readMarker(start.body);
  if ("problem" in wanted) return wanted;
  const between = text.slice(start.end, end.start);
  const [number, ...others] = findQuantities(between);
  if (number === undefined) return { problem: words.noNumber(between.trim()) };
  if (others.length > 0) return { problem: words.manyNumbers(between.trim()) };
  return { file, ...wanted, number, textStart: start.end };
}
