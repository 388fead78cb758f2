/** Formulas as text, written the way people do: `V·d + T·d + L·(12·d² + 13·d) + 2·d`. */
import { overOneLine } from "./divide.js";
import { NotAnInteger } from "./errors.js";
import { Formula, type Atom, type Quantity, type Term } from "./expression.js";
import { commonFactor } from "./floorDivide.js";
import { fraction, fractionText } from "./fraction.js";
import { NO_FACTS, type Facts } from "./facts.js";
import { provesAtLeast } from "./prove.js";
import { factorings, shareOf } from "./factoring.js";
import { divideTerms } from "./divide.js";
import {
  constantOf,
  fromAtom,
  fromTerms,
  integer,
  isConstant,
  isWholeTerm,
  subtract,
  symbol,
} from "./polynomial.js";
import { pythonStyle, textStyle, type Style } from "./style.js";
import { substitute } from "./substitute.js";
import { symbolsOf } from "./symbols.js";
import { TermOrder } from "./termOrder.js";
import { withCeilings, withFloors } from "./ceilings.js";
import { CallWriter } from "./callWriter.js";
import { inside, Level, type Written } from "./written.js";
import { unfoldedPower } from "./unfoldedPower.js";

export interface TextOptions {
  /**
   * `text`: `12·d²`. `python`: an expression of which Python's eval, with the symbols bound, gives the number exactly; it
   * uses builtins, and `math` where the formula has a function of it.
   */
  readonly style: "text" | "python";
  /** The names of symbols, in the order in which to write them; others follow by name. */
  readonly order?: readonly string[];
  /** With more known, some powers and fractions can be written more simply. */
  readonly facts?: Facts;
}

/** @throws NotAnInteger for a constant that is none, which no operation on ints gives */
export function toText(
  quantity: Quantity,
  { style, order = [], facts = NO_FACTS }: TextOptions,
): string {
  const writer = new Writer(
    style === "text" ? textStyle : pythonStyle,
    new TermOrder(order),
    facts,
  );
  return writer.quantity(quantity).text;
}

/** A part of a sum, without its sign. */
interface Part extends Written {
  readonly isNegative: boolean;
  /** Where it stands in the sum. */
  readonly first: Term;
}

class Writer {
  readonly calls: CallWriter;

  constructor(
    readonly style: Style,
    readonly order: TermOrder,
    readonly facts: Facts,
  ) {
    this.calls = new CallWriter(style, (quantity) => this.quantity(quantity));
  }

  quantity(quantity: Quantity): Written {
    return quantity instanceof Formula
      ? this.formula(quantity)
      : this.calls.float(quantity);
  }

  private formula(formula: Formula): Written {
    const number = isConstant(formula);
    if (number !== undefined) return this.number(number);
    const value = constantOf(formula);
    if (value) throw new NotAnInteger(`${fractionText(value)} is no integer`);
    const terms = [...formula.terms.values()];
    const fractions = terms.filter((item) => !isWholeTerm(item));
    if (fractions.length === 0) return this.whole(terms);
    const shown = fractions.map((item) =>
      this.unfolded(item, fractions.length === 1),
    );
    const others = terms.filter(isWholeTerm);
    if (shown.every(isWholeTerm)) return this.whole([...others, ...shown]);
    const apart = this.sum([
      ...this.group(this.order.sorted(others)),
      this.quotient(fractions),
    ]);
    const together = this.sum([this.quotient(terms)]);
    // What can stand alone does, unless all is much shorter on one line.
    return apart.text.length <= 1.3 * together.text.length ? apart : together;
  }

  private whole(terms: readonly Term[]): Written {
    return this.sum(this.group(this.order.sorted(terms)));
  }

  /** ½ · 2**n as a lower power, where that is sure to be an int, too. */
  private unfolded(item: Term, isAlone: boolean): Term {
    // A single fraction of a power is an int, so the power is high enough.
    const isSure = isAlone || this.style === textStyle;
    return unfoldedPower(
      item,
      (exponent) => isSure || provesAtLeast(exponent, 0n, this.facts),
    );
  }

  private number(value: bigint): Written {
    return value < 0n
      ? { text: `${this.style.minus}${-value}`, level: Level.Unary }
      : { text: `${value}`, level: Level.Atom };
  }

  private sum(parts: readonly Part[]): Written {
    const places = this.order.sorted(parts.map(({ first }) => first));
    const sorted = [...parts].sort(
      (a, b) => places.indexOf(a.first) - places.indexOf(b.first),
    );
    const [start, ...others] = sorted as [Part, ...Part[]];
    const { minus } = this.style;
    if (others.length === 0) {
      if (!start.isNegative) return start;
      const text = start.isDivision ? `(${start.text})` : start.text;
      return { text: minus + text, level: Level.Product };
    }
    const first = this.sum([start]);
    const rest = others.map(
      ({ text, isNegative }) => ` ${isNegative ? minus : "+"} ${text}`,
    );
    return { text: first.text + rest.join(""), level: Level.Sum };
  }

  /** The parts of a sum of whole terms, which are in order: what several share is put before parentheses. */
  private group(terms: readonly Term[]): Part[] {
    const parts: Part[] = [];
    let left = terms;
    for (const { shared, among } of factorings(terms, this.order)) {
      if (among.some((item) => !left.includes(item))) continue;
      const plain = this.sum(among.map((item) => this.term(item)));
      const grouped = this.shared(shared, among);
      if (grouped.text.length > plain.text.length) continue;
      parts.push(grouped);
      left = left.filter((item) => !among.includes(item));
    }
    const content = left.length > 1 ? shareOf(left) : undefined;
    if (content && left.length === terms.length) {
      const plain = this.sum(left.map((item) => this.term(item)));
      const grouped = this.shared(content, left);
      if (grouped.text.length < plain.text.length) return [grouped];
    }
    return [...parts, ...left.map((item) => this.term(item))];
  }

  /** `shared · (…)`. */
  private shared(shared: Term, among: readonly Term[]): Part {
    const inner = among.map((item) => divideTerms(item, shared));
    const content = inner.length > 1 ? shareOf(inner) : undefined;
    const isNegative = inner[0]!.coefficient.numerator < 0n;
    const sign = isNegative ? -1n : 1n;
    const outside: Term = {
      coefficient: fraction(
        shared.coefficient.numerator *
          (content?.coefficient.numerator ?? 1n) *
          sign,
      ),
      monomial: shared.monomial,
    };
    const sum = this.sum(
      this.group(
        inner.map((item) => ({
          coefficient: fraction(
            (item.coefficient.numerator /
              (content?.coefficient.numerator ?? 1n)) *
              sign,
          ),
          monomial: item.monomial,
        })),
      ),
    );
    const before = this.term({
      ...outside,
      coefficient: fraction(abs(outside.coefficient.numerator)),
    });
    const front =
      before.text === "1"
        ? ""
        : (before.isDivision ? `(${before.text})` : before.text) +
          this.style.times;
    const isLoose =
      sum.level === Level.Sum ||
      sum.isDivision ||
      sum.text.startsWith(this.style.minus);
    const text = isLoose ? `(${sum.text})` : sum.text;
    return {
      text: front + text,
      level: Level.Product,
      isNegative: outside.coefficient.numerator < 0n,
      first: among[0]!,
    };
  }

  private term(given: Term): Part {
    const item =
      this.style === textStyle ? withCeilings(given) : withFloors(given);
    const factors = this.order
      .factors(item.monomial)
      .map(({ atom, exponent }) => this.power(atom, exponent));
    const size = abs(item.coefficient.numerator);
    const isNegative = item.coefficient.numerator < 0n;
    if (factors.length === 1 && size === 1n)
      return { ...factors[0]!, isNegative, first: given };
    const texts = factors.map((factor) => inside(factor, Level.Unary));
    if (size !== 1n || texts.length === 0) texts.unshift(`${size}`);
    return {
      text: texts.join(this.style.times),
      level: texts.length > 1 ? Level.Product : Level.Atom,
      isNegative,
      first: given,
    };
  }

  /** All fractions on one line: only together are they known to be an integer. */
  private quotient(terms: readonly Term[]): Part {
    const { above, below } = overOneLine(fromTerms(terms));
    const sorted = this.order.sorted(above.terms.values());
    const common = commonFactor([above]);
    const numerator =
      sorted.length === 1
        ? this.term(sorted[0]!)
        : this.shared(
            { coefficient: fraction(1n), monomial: common.monomial },
            sorted,
          );
    const denominator = this.term(below);
    return {
      text:
        inside(numerator, Level.Product) +
        this.style.exactDivision +
        inside(denominator, Level.Unary),
      level: Level.Product,
      isNegative: numerator.isNegative,
      first: this.order.sorted(terms)[0]!,
    };
  }

  private power(atom: Atom, exponent: number): Written {
    const base = this.atom(atom);
    if (exponent === 1) return base;
    return {
      text: this.style.fixedPower(inside(base, Level.Atom), exponent),
      level: Level.Power,
    };
  }

  private atom(atom: Atom): Written {
    switch (atom.kind) {
      case "symbol":
        return { text: atom.name, level: Level.Atom };
      case "call":
        return this.calls.call(atom);
      case "sum": {
        const taken = symbolsOf(fromAtom(atom));
        let index = atom.index.startsWith("$") ? "i" : atom.index;
        for (let i = 1; taken.has(index); i++) index = `${atom.index}${i}`;
        const body = substitute(
          atom.body,
          new Map([[atom.placeholder, symbol(index)]]),
        );
        const text = this.style.sum(
          index,
          this.formula(atom.from).text,
          this.formula(atom.to).text,
          this.formula(subtract(atom.to, integer(1))).text,
          this.formula(body).text,
        );
        return { text, level: Level.Atom };
      }
    }
  }
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
