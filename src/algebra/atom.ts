/** Making atoms: the one place where their keys come from. */
import type {
  CallAtom,
  Formula,
  IntegerFunction,
  Quantity,
  SumAtom,
  SymbolAtom,
} from "./expression.js";

export function symbolAtom(name: string): SymbolAtom {
  // A plain name is its own key; anything else is quoted, so that it cannot look like an expression.
  const key = /^[\p{L}_$][\p{L}\p{N}_.$]*$/u.test(name)
    ? name
    : JSON.stringify(name);
  return { kind: "symbol", name, key };
}

export function callAtom(
  name: IntegerFunction,
  args: readonly Quantity[],
): CallAtom {
  return {
    kind: "call",
    function: name,
    args,
    key: `${name}(${args.map(({ key }) => key).join(",")})`,
  };
}

/** @param body has the index under the name `sumPlaceholder(height)` */
export function sumAtom(
  index: string,
  from: Formula,
  to: Formula,
  body: Formula,
  height: number,
): SumAtom {
  return {
    kind: "sum",
    index,
    placeholder: sumPlaceholder(height),
    from,
    to,
    body,
    height,
    key: `sum(${from.key},${to.key},${body.key})`,
  };
}

/** Depends on nothing but the nesting, so that equal sums have equal keys however their indices are called. */
export function sumPlaceholder(height: number): string {
  return `$${height}`;
}
