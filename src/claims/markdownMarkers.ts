/** The markers of a Markdown text: those that a reader does not see, none in code blocks or inline code. */
import { fromMarkdown } from "mdast-util-from-markdown";
import { type Marker, markersIn, unclosedIn } from "./marker.js";

interface Node {
  type: string;
  position?: { start: { offset?: number }; end: { offset?: number } };
  children?: Node[];
}

export function markdownMarkers(text: string): Marker[] {
  // A byte order mark is no part of the text, and offsets count from behind it.
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const markers: Marker[] = [];
  const visit = ({ type, position, children }: Node) => {
    const start = position?.start.offset;
    const end = position?.end.offset;
    if (start !== undefined && end !== undefined) {
      const raw = text.slice(start + mark, end + mark);
      if (type === "html") markers.push(...markersIn(raw, start + mark));
      if (type === "text") markers.push(...unclosedIn(raw, start + mark));
    }
    children?.forEach(visit);
  };
  visit(fromMarkdown(text.slice(mark)));
  return markers;
}
