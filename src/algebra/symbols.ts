/** Which symbols a formula depends on. */
import { Formula, type Atom, type Quantity } from "./expression.js";

/** The names of all symbols in it, in the order of their first appearance in the formula. Indices of sums are none. */
export function symbolsOf(quantity: Quantity): Set<string> {
  const names = new Set<string>();
  gather(quantity, names);
  return names;
}

function gather(quantity: Quantity, names: Set<string>): void {
  if (quantity instanceof Formula) {
    for (const { monomial } of quantity.terms.values())
      for (const { atom } of monomial.factors) gatherAtom(atom, names);
    return;
  }
  const { node } = quantity;
  switch (node.kind) {
    case "constant":
      return;
    case "symbol":
      names.add(node.name);
      return;
    case "negate":
      return gather(node.operand, names);
    case "operation":
      gather(node.left, names);
      return gather(node.right, names);
    case "call":
      for (const arg of node.args) gather(arg, names);
  }
}

function gatherAtom(atom: Atom, names: Set<string>): void {
  switch (atom.kind) {
    case "symbol":
      names.add(atom.name);
      return;
    case "call":
      for (const arg of atom.args) gather(arg, names);
      return;
    case "sum": {
      gather(atom.from, names);
      gather(atom.to, names);
      const inside = symbolsOf(atom.body);
      inside.delete(atom.placeholder);
      for (const name of inside) names.add(name);
    }
  }
}

/** How deep sums are nested in it; 0 without any. */
export function sumHeight(quantity: Quantity): number {
  if (quantity instanceof Formula) {
    let height = 0;
    for (const { monomial } of quantity.terms.values())
      for (const { atom } of monomial.factors)
        height = Math.max(
          height,
          atom.kind === "sum"
            ? Math.max(atom.height, sumHeight(atom.from), sumHeight(atom.to))
            : atom.kind === "call"
              ? Math.max(...atom.args.map(sumHeight))
              : 0,
        );
    return height;
  }
  const { node } = quantity;
  switch (node.kind) {
    case "constant":
    case "symbol":
      return 0;
    case "negate":
      return sumHeight(node.operand);
    case "operation":
      return Math.max(sumHeight(node.left), sumHeight(node.right));
    case "call":
      return Math.max(...node.args.map(sumHeight));
  }
}

/** The greatest power of the symbol in the formula, or the degree of all symbols together. Named sub-expressions count 0. */
export function degree(formula: Formula, name?: string): number {
  let most = 0;
  for (const { monomial } of formula.terms.values()) {
    let sum = 0;
    for (const { atom, exponent } of monomial.factors)
      if (atom.kind === "symbol" && (name === undefined || atom.name === name))
        sum += exponent;
    most = Math.max(most, sum);
  }
  return most;
}
