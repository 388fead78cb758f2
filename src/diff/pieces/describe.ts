/** A piece in words: as little of the code as says what changed. */
import type { Edit } from "./piece.js";
import type { Around } from "./context.js";
import type { ComparedNode } from "./syntaxNode.js";

/** Longer code than this is shortened. */
const mostCharacters = 80;

/** One line, without what stands before a called name: `Linear(400, 120)`. */
export function shownCode(text: string, isCall = false): string {
  const line = text
    .replace(/\s+/g, " ")
    .replace(/([([{]) | (?=[)\]}])/g, "$1")
    .trim();
  const short = isCall
    ? line.replace(
        /^(?:[\p{L}_][\p{L}\p{N}_]*\.)+(?=[\p{L}_][\p{L}\p{N}_]*\()/u,
        "",
      )
    : line;
  const all = [...short];
  return all.length <= mostCharacters
    ? short
    : `${all.slice(0, mostCharacters - 1).join("")}…`;
}

/** `n_layer 12 → 16`, `Linear(400, 120) → Linear(400, 240)`, `self.a = x → self.a = y` */
export function describeChange(
  around: Around,
  [baseText, headText]: readonly [base: string, head: string],
  edit: Edit,
): { text: string; before: string; after: string } {
  const { base, name } = around;
  const { start, end } = base;
  const code = baseText.slice(start, end);
  const isInside = start <= edit.start && edit.end <= end;
  if (!isInside) return alone(baseText.slice(edit.start, edit.end), edit.text);
  const [from, to] = [edit.start - start, edit.end - start];
  // As it is written, without brackets that the edit may need.
  const changed =
    from === 0 && to === code.length
      ? headText.slice(around.head.start, around.head.end)
      : code.slice(0, from) + edit.text + code.slice(to);
  const isCall = base.kind === "Call";
  const [before, after] = [shownCode(code, isCall), shownCode(changed, isCall)];
  if (before !== after) {
    const label = name === null ? "" : `${name} `;
    return { text: `${label}${before} → ${after}`, before, after };
  }
  // What differs lies beyond what is shown: show it alone.
  return alone(code.slice(from, to), edit.text);
}

function alone(from: string, to: string) {
  const [before, after] = [shownCode(from), shownCode(to)];
  return { text: `${before} → ${after}`, before, after };
}

/** A statement that is there on one side only: its first line, of a definition its head. */
export function describeStatement(node: ComparedNode, text: string): string {
  const code = text.slice(node.start, node.end);
  if (node.kind === "ClassDef" || node.kind === "FunctionDef") {
    const name = /\b(?:class|def)\s+([\p{L}\p{N}_]+)/u.exec(code)?.[1] ?? "";
    return `${node.kind === "ClassDef" ? "class" : "def"} ${name}`;
  }
  const isCompound = /^(?:if|for|while|with|try|match|async)\b/.test(code);
  return shownCode(isCompound ? (code.split("\n", 1)[0] ?? code) : code);
}

/** The name that a value goes by, for a node whose value it is: `width` of `width=32`; null: none. */
export function nameOf(node: ComparedNode, text: string): string | null {
  switch (node.kind) {
    case "parameter":
    case "keyword":
      return JSON.parse(node.value.split("\0")[0] ?? "null") as string | null;
    case "Assign": {
      const [targets] = node.fields;
      const [target, ...others] = targets?.nodes ?? [];
      return target === undefined || others.length > 0
        ? null
        : simpleTarget(target, text);
    }
    case "AnnAssign": {
      const target = node.fields[0]?.nodes?.[0];
      return target === undefined ? null : simpleTarget(target, text);
    }
    case "item": {
      const key = node.fields[0]?.nodes?.[0];
      if (key?.kind !== "Literal") return null;
      return text.slice(key.start, key.end).replace(/^(['"])(.*)\1$/s, "$2");
    }
    default:
      return null;
  }
}

function simpleTarget(node: ComparedNode, text: string): string | null {
  const isSimple = ["Name", "Attribute", "Subscript"].includes(node.kind);
  return isSimple ? shownCode(text.slice(node.start, node.end)) : null;
}
