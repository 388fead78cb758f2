/** Sums of products, as arithmetic is written beside a row: built, worked out and printed. */

/** A number, or a sum in parentheses. */
export type Factor = bigint | Sum;
/** A product. */
export type Term = readonly Factor[];
export type Sum = readonly Term[];

/** The value. */
export function evaluate(sum: Sum): bigint {
  return sum.reduce((total, term) => total + evaluateTerm(term), 0n);
}

function evaluateTerm(term: Term): bigint {
  return term.reduce<bigint>(
    (product, factor) =>
      product * (typeof factor === "bigint" ? factor : evaluate(factor)),
    1n,
  );
}

/** Writes a number that is one of `factors` factors of a product. */
export type WriteNumber = (value: bigint, factors: number) => string;

/** `(5·5·1 + 1)·6` */
export function render(sum: Sum, write: WriteNumber = String): string {
  if (sum.length === 0) return "0";
  return sum.map((term) => renderTerm(term, write)).join(" + ");
}

function renderTerm(term: Term, write: WriteNumber = String): string {
  if (term.length === 0) return "1";
  return term
    .map((factor) => renderFactor(factor, write, term.length))
    .join("·");
}

function renderFactor(
  factor: Factor,
  write: WriteNumber,
  factors: number,
): string {
  if (typeof factor === "bigint") return write(factor, factors);
  const text = render(factor, write);
  return factor.length === 1 ? text : `(${text})`;
}

/**
 * Equal terms together, where there are at least `from` of them: `64 + 64 + 64` → `3·64`. Each stands where the first
 * of its kind stood.
 */
export function gatherEqual(sum: Sum, from: bigint): Sum {
  const counts = new Map<string, { term: Term; times: bigint }>();
  for (const term of sum) {
    const key = renderTerm(term);
    const entry = counts.get(key);
    if (entry) entry.times += 1n;
    else counts.set(key, { term, times: 1n });
  }
  return [...counts.values()].flatMap(({ term, times }) => {
    if (times >= from) return [[times, ...simplify(term)]];
    return Array<Term>(Number(times)).fill(term);
  });
}

/** A product without its factors 1: `3·1` is `3`. */
function simplify(term: Term): Term {
  return term.filter((factor) => factor !== 1n);
}

/** `n` times something already written: parentheses only where it is a sum. */
export function multiply(times: number | bigint, written: string): string {
  return `${times}·${isSum(written) ? `(${written})` : written}`;
}

function isSum(written: string): boolean {
  let depth = 0;
  for (const character of written) {
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (character === "+" && depth === 0) return true;
  }
  return false;
}
