/** What caused one model's change: which pieces do something alone, which only together, and what is left. */
import type { CountedModel } from "../4-count/counted.js";
import type { Quantities } from "../4-count/diff/diffReport.js";
import { modelSide } from "../4-count/diff/modelSide.js";
import {
  add,
  isNothing,
  nothing,
  ofSide,
  subtract,
} from "../4-count/diff/quantities.js";
import type { Piece } from "./pieces/piece.js";
import type { Subject, Trial, Trials } from "./trials.js";

/** A part of the explanation of one model. */
export interface Explained {
  kind: "change" | "group" | "interaction" | "remainder";
  pieces: readonly Piece[];
  delta: Quantities;
  /** What the pieces make of the base; null: they are not a state of their own. */
  model: CountedModel | null;
}

/** More pieces than this are sorted out in halves first. */
const mostSingles = 12;
/** Up to this many causes, pairs are tried for what they do together. */
const mostPaired = 4;

/**
 * The deltas of what is returned add up to the model's.
 * @param isOneFile nothing but one file changed of all that the model looked at
 */
export async function explainModel(
  subject: Subject,
  all: readonly Piece[],
  trials: Trials,
  isOneFile: boolean,
): Promise<Explained[]> {
  const search = new Search(subject, trials);
  const pieces = all.filter((piece) => trials.isAbout(subject, piece));
  const [only, ...others] = pieces;
  if (isOneFile && only !== undefined && others.length === 0) {
    return search.only(only);
  }
  await search.singles(pieces);
  if (!(await search.isComplete())) await search.groups(pieces);
  if (!(await search.isComplete())) await search.context();
  return search.finish();
}

class Search {
  /** Have an effect of their own. */
  readonly #causes: Explained[] = [];
  /** Have none, or cannot be applied alone. */
  #others: Piece[] = [];
  /** Do something only beside the causes. */
  #companions: readonly Piece[] = [];

  constructor(
    readonly subject: Subject,
    readonly trials: Trials,
  ) {}

  #try(pieces: readonly Piece[]): Promise<Trial | undefined | null> {
    return this.trials.of(pieces, this.subject);
  }

  #isEffect(trial: Trial | undefined | null): trial is Trial {
    return trial != null && trial.print !== this.subject.before;
  }

  #delta({ model }: Trial): Quantities {
    const base = modelSide(this.subject.base.model);
    return subtract(ofSide(modelSide(model)), ofSide(base));
  }

  get #total(): Quantities {
    const { base, head } = this.subject;
    return subtract(
      ofSide(modelSide(head.model)),
      ofSide(modelSide(base.model)),
    );
  }

  get #explained(): Quantities {
    return this.#causes.reduce((sum, { delta }) => add(sum, delta), nothing);
  }

  #applied(): Piece[] {
    return this.#causes.flatMap(({ pieces }) => pieces);
  }

  /** One piece is the whole change: what it makes of the base is the head. */
  only(piece: Piece): Explained[] {
    const { model } = this.subject.head;
    return [{ kind: "change", pieces: [piece], delta: this.#total, model }];
  }

  /** Every piece alone; of many, those that do nothing together are let go together. */
  async singles(pieces: readonly Piece[]): Promise<void> {
    if (pieces.length > mostSingles) {
      const trial = await this.#try(pieces);
      if (trial != null && !this.#isEffect(trial)) {
        this.#others.push(...pieces);
        return;
      }
      const half = pieces.length >> 1;
      await this.singles(pieces.slice(0, half));
      await this.singles(pieces.slice(half));
      return;
    }
    for (const piece of pieces) {
      const trial = await this.#try([piece]);
      if (this.#isEffect(trial)) this.#note("change", [piece], trial);
      else this.#others.push(piece);
    }
  }

  #note(
    kind: "change" | "group",
    pieces: readonly Piece[],
    trial: Trial,
  ): void {
    const { model } = trial;
    this.#causes.push({ kind, pieces, delta: this.#delta(trial), model });
  }

  /** Whether the causes found make the head of the base, and each its own share. */
  async isComplete(): Promise<boolean> {
    const trial = await this.#try(this.#applied());
    return (
      trial != null &&
      trial.print === this.subject.after &&
      isNothing(subtract(this.#total, this.#explained))
    );
  }

  /** Pieces that need each other: within a definition, within a file, all. */
  async groups(pieces: readonly Piece[]): Promise<void> {
    const candidates = [
      ...groupBy(pieces, ({ definition }) => definition),
      ...groupBy(pieces, ({ path }) => path),
      [...pieces],
    ];
    for (const candidate of candidates) {
      const left = () =>
        candidate.filter((piece) => this.#others.includes(piece));
      for (let some = left(); some.length > 1; some = left()) {
        const trial = await this.#try(some);
        if (!this.#isEffect(trial)) break;
        const fewest = await this.#fewest(some, [], (one) =>
          this.#isEffect(one),
        );
        const found = await this.#try(fewest);
        if (!this.#isEffect(found)) break;
        this.#note("group", fewest, found);
        this.#others = this.#others.filter((piece) => !fewest.includes(piece));
        if (await this.isComplete()) return;
      }
    }
  }

  /** Pieces that do something only where the causes are applied. */
  async context(): Promise<void> {
    const applied = this.#applied();
    const together = await this.#try(applied);
    const isThere = (trial: Trial | undefined | null) =>
      trial?.print === this.subject.after;
    if (isThere(together)) return;
    const whole = await this.#try([...applied, ...this.#others]);
    if (!isThere(whole)) return;
    this.#companions = await this.#fewest(this.#others, applied, isThere);
  }

  /** As few of the pieces as still do (delta debugging: https://www.st.cs.uni-saarland.de/papers/tse2002/). */
  async #fewest(
    pieces: readonly Piece[],
    beside: readonly Piece[],
    does: (trial: Trial | undefined | null) => boolean,
  ): Promise<readonly Piece[]> {
    let kept = [...pieces];
    for (let parts = 2; kept.length > 1;) {
      const size = Math.ceil(kept.length / parts);
      let isSmaller = false;
      for (let at = 0; at < kept.length; at += size) {
        const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
        if (!does(await this.#try([...beside, ...fewer]))) continue;
        kept = fewer;
        isSmaller = true;
        break;
      }
      if (isSmaller) parts = Math.max(2, parts - 1);
      else if (size === 1) break;
      else parts = Math.min(kept.length, parts * 2);
    }
    return kept;
  }

  async finish(): Promise<Explained[]> {
    const rest = subtract(this.#total, this.#explained);
    const applied = this.#applied();
    const together = await this.#try([...applied, ...this.#companions]);
    const isWhole = together?.print === this.subject.after;
    if (isWhole && isNothing(rest)) {
      return this.#companions.length === 0
        ? this.#causes
        : [...this.#causes, this.#left("interaction", rest)];
    }
    if (!isWhole) {
      // What is left need not come from the causes at all.
      return isNothing(rest) && this.#causes.length > 0
        ? this.#causes
        : [...this.#causes, this.#left("remainder", rest)];
    }
    const pairs = await this.#pairs(rest);
    return [...this.#causes, ...(pairs ?? [this.#left("interaction", rest)])];
  }

  #left(kind: "interaction" | "remainder", delta: Quantities): Explained {
    const pieces =
      kind === "interaction" ? [...this.#applied(), ...this.#companions] : [];
    return { kind, pieces, delta, model: null };
  }

  /** What two causes do together, where that is all there is; null: three or more are needed. */
  async #pairs(rest: Quantities): Promise<Explained[] | null> {
    const causes = this.#causes;
    if (causes.length > mostPaired || this.#companions.length > 0) return null;
    const found: Explained[] = [];
    for (const [i, a] of causes.entries()) {
      for (const b of causes.slice(i + 1)) {
        const pieces = [...a.pieces, ...b.pieces];
        const trial = await this.#try(pieces);
        if (trial == null) return null;
        const delta = subtract(this.#delta(trial), add(a.delta, b.delta));
        if (isNothing(delta)) continue;
        found.push({ kind: "interaction", pieces, delta, model: null });
      }
    }
    const sum = found.reduce((all, { delta }) => add(all, delta), nothing);
    return isNothing(subtract(rest, sum)) ? found : null;
  }
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
