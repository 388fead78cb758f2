/** Which local variables a loop's body gives values to. */
import type { Name, Statement } from "../../1-parse/ast.js";

// A fact about immutable syntax, remembered.
const known = new WeakMap<readonly Statement[], ReadonlySet<number>>();

/** Slots of the running frame that some statement assigns; bodies of nested functions and classes have their own. */
export function assignedSlots(body: readonly Statement[]): ReadonlySet<number> {
  let slots = known.get(body);
  if (slots === undefined) {
    const found = new Set<number>();
    for (const statement of body) collect(statement, found);
    known.set(body, (slots = found));
  }
  return slots;
}

function collect(node: object, slots: Set<number>): void {
  const { kind } = node as { kind?: string };
  const record = node as Record<string, unknown>;
  switch (kind) {
    case "Lambda":
      return;
    case "FunctionDef":
    case "ClassDef":
      target(record.name, slots);
      return;
    case "Assign":
      targets(record.targets, slots);
      break;
    case "AugAssign":
    case "AnnAssign":
    case "For":
    case "NamedExpr":
      target(record.target, slots);
      break;
    case "With":
      for (const item of record.items as { target: unknown }[]) {
        target(item.target, slots);
      }
      break;
    case "Try":
      for (const handler of record.handlers as { name: unknown }[]) {
        target(handler.name, slots);
      }
      break;
    default:
  }
  for (const value of Object.values(record)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) collect(item, slots);
    } else if (isNode(value)) collect(value, slots);
  }
}

function isNode(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function targets(list: unknown, slots: Set<number>): void {
  for (const item of list as unknown[]) target(item, slots);
}

function target(node: unknown, slots: Set<number>): void {
  if (!isNode(node)) return;
  const { kind } = node as { kind: string };
  if (kind === "Name") {
    const { scope, slot } = node as Name;
    if (scope === "local") slots.add(slot);
  } else if (kind === "Tuple" || kind === "List") {
    targets((node as { elements: unknown[] }).elements, slots);
  } else if (kind === "Starred") {
    target((node as { value: unknown }).value, slots);
  }
}
