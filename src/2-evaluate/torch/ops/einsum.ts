/** The shape of `torch.einsum` (https://docs.pytorch.org/docs/stable/generated/torch.einsum.html). */
import { raiseRuntime } from "../raiseTorch.js";
import { broadcastShapes } from "../read/sizes.js";
import type { Shape } from "../tensor.js";

/**
 * @param shapes of the operands, in order
 * @throws RuntimeError (Python) where the equation and the shapes do not fit
 */
export function einsumShape(
  equation: string,
  shapes: readonly Shape[],
): number[] {
  const [left = "", right] = equation.replaceAll(" ", "").split("->");
  const terms = left.split(",");
  if (terms.length !== shapes.length) {
    raiseRuntime(
      `einsum(): ${terms.length > shapes.length ? "fewer" : "more"} operands were provided than specified in the equation`,
    );
  }
  const sizes = new Map<string, number>();
  const ellipses: Shape[] = [];
  terms.forEach((term, i) =>
    readTerm(term, shapes[i] as Shape, sizes, ellipses),
  );
  const batch = ellipses.length === 0 ? [] : broadcastShapes(...ellipses);
  const output = right ?? implicitOutput(terms);
  const [before = "", after] = output.split("...");
  const sizeOf = (label: string) =>
    sizes.get(label) ??
    raiseRuntime(
      `einsum(): output subscript ${label} does not appear in the equation for any input operand`,
    );
  const letters = [...before].map(sizeOf);
  return after === undefined
    ? letters
    : [...letters, ...batch, ...[...after].map(sizeOf)];
}

function readTerm(
  term: string,
  shape: Shape,
  sizes: Map<string, number>,
  ellipses: Shape[],
): void {
  const [before = "", after] = term.split("...");
  const labels = before.length + (after?.length ?? 0);
  if (after === undefined ? labels !== shape.length : labels > shape.length) {
    raiseRuntime(
      `einsum(): the number of subscripts in the equation (${labels}) does not match the number of dimensions (${shape.length}) for an operand`,
    );
  }
  const hidden = shape.length - labels;
  if (after !== undefined)
    ellipses.push(shape.slice(before.length, before.length + hidden));
  [...before].forEach((label, i) => meet(label, shape[i] as number, sizes));
  [...(after ?? "")].forEach((label, i) =>
    meet(label, shape[before.length + hidden + i] as number, sizes),
  );
}

function meet(label: string, size: number, sizes: Map<string, number>): void {
  const known = sizes.get(label);
  if (known === undefined || known === 1) sizes.set(label, size);
  else if (size !== 1 && size !== known) {
    raiseRuntime(
      `einsum(): operands do not broadcast with remapped shapes: subscript ${label} has size ${size} for operand, which does not broadcast with previously seen size ${known}`,
    );
  }
}

/** Labels that appear once, in alphabetical order, behind the ellipsis. */
function implicitOutput(terms: readonly string[]): string {
  const letters = [...terms.join("").replaceAll("...", "")];
  const once = letters
    .filter((label) => letters.indexOf(label) === letters.lastIndexOf(label))
    .sort();
  return (
    (terms.some((term) => term.includes("...")) ? "..." : "") + once.join("")
  );
}
