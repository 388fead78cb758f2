/** How many characters a pattern can match: at least and at most. */
import type { Node } from "./nodes.js";

type Width = [least: number, most: number];

/** @param groups widths of the groups by number; null while a group is open */
export function widthOf(node: Node, groups: readonly (Width | null)[]): Width {
  switch (node.kind) {
    case "char":
      return [1, 1];
    case "position":
    case "look":
      return [0, 0];
    case "sequence":
      return node.items
        .map((item) => widthOf(item, groups))
        .reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    case "alternation":
      return either(node.branches.map((branch) => widthOf(branch, groups)));
    case "conditional":
      return either([widthOf(node.yes, groups), widthOf(node.no, groups)]);
    case "group":
    case "atomic":
      return widthOf(node.body, groups);
    case "backreference":
      return groups[node.index] ?? [0, Infinity];
    case "repeat": {
      const [least, most] = widthOf(node.body, groups);
      return [least * node.min, most === 0 ? 0 : most * node.max];
    }
  }
}

function either(widths: Width[]): Width {
  return [
    Math.min(...widths.map(([least]) => least)),
    Math.max(...widths.map(([, most]) => most)),
  ];
}
