/**
 * Counting units in one evaluator. Every model is counted as if it were the first that a Python process builds: whatever
 * one of them changes in the modules that it shares with others is found and undone before it can reach the next.
 *
 * Looking for changes takes as long as a small model, so several are built in a row and looked at together; only where
 * something did change are they built again, each for itself.
 */
import { PyType } from "../2-evaluate/values/type.js";
import { hasMainBlock } from "../2-evaluate/models/loadModule.js";
import { isModule } from "../3-layers/extract.js";
import { moduleTypes } from "../3-layers/moduleTypes.js";
import { countModel } from "../4-count/count.js";
import { confirmFormulas } from "../confirmFormulas.js";
import { errors } from "../messages.js";
import { modelIr } from "../modelIr.js";
import { type Offer, type Offering, offeringOf } from "../offers.js";
import { type OpenedModule, openModule } from "../openModule.js";
import type { Failure } from "../failure.js";
import type { Session } from "../session.js";
import { parseTarget } from "../targets.js";
import { classKey } from "./classKey.js";
import type { Questions } from "./questions.js";
import type { CountedOffer, Unit, UnitResult } from "./unit.js";

export interface DeskOptions {
  symbolic: readonly string[];
  cwd: string;
  /** Layers with what their constructors received. */
  arguments?: boolean;
  /** Told the name of each file that is about to be read. */
  onFile?(path: string): void;
}

/** What came of a unit, and what was asked of the disk for it. */
export interface Finished {
  result: UnitResult;
  questions: Questions;
}

interface Job {
  unit: Unit;
  finished: Finished;
}

interface Prepared {
  /** Getting there changed nothing that others share. */
  isQuiet: boolean;
  opened: OpenedModule;
  offering: Offering;
}

/** As many models are built before somebody looks for changes. */
const MOST_UNSEEN = 32;

export class Desk {
  readonly #session: Session;
  readonly #options: DeskOptions;
  /** Built, but nobody has looked yet whether they changed anything. */
  #unseen: Job[] = [];
  #unseenModels = 0;

  constructor(session: Session, options: DeskOptions) {
    this.#session = session;
    this.#options = options;
    session.beforeChange = () => this.#look();
  }

  /** Counts units, in their order. */
  count(units: readonly Unit[]): Finished[] {
    const jobs = units.map((unit) => {
      const job = { unit } as Job;
      this.#run(job, () => this.#countAll(job));
      if (this.#unseenModels >= MOST_UNSEEN) this.#look();
      return job;
    });
    this.#look();
    return jobs.map(({ finished }) => finished);
  }

  #run(job: Job, count: () => UnitResult): void {
    let result: UnitResult | undefined;
    const questions = this.#session.files.trace(() => {
      try {
        result = count();
      } catch (error) {
        if (this.#session.isSingle) throw error;
        result = this.#defect(job.unit, error);
      }
    });
    job.finished = { result: result as UnitResult, questions };
  }

  /** One file that numel cannot cope with keeps nobody from the others. */
  #defect({ place }: Unit, error: unknown): UnitResult {
    this.#session.startAnew();
    this.#unseen = this.#unseen.filter(({ unit }) => unit.place !== place);
    const text = error instanceof Error ? error.message : String(error);
    const message = errors.defect(place.name, text);
    return { ...failed({ target: place.name, message }), ranOut: true };
  }

  #countAll(job: Job): UnitResult {
    const { unit } = job;
    this.#options.onFile?.(unit.place.name);
    const prepared = this.#prepare(unit);
    if ("message" in prepared) return failed(prepared);
    const [from, to] = rangeOf(unit, prepared.offering);
    const build = () => this.#build(prepared, unit, from, to);
    if (prepared.isQuiet) {
      const result = build();
      this.#unseen.push(job);
      this.#unseenModels += to - from;
      this.#session.settle();
      return result;
    }
    if (to - from <= 1) return build();
    const checkpoints = this.#session.mark();
    const result = build();
    return checkpoints.isUnchanged() ? result : this.#countEach(unit);
  }

  /** Looks whether anything that was built since the last look changed what others share. */
  #look(): boolean {
    const jobs = this.#unseen;
    if (jobs.length === 0) return false;
    this.#unseen = [];
    this.#unseenModels = 0;
    if (this.#session.isUnchanged()) return false;
    for (const job of jobs) {
      this.#session.touch();
      this.#run(job, () => this.#countEach(job.unit));
    }
    this.#session.touch();
    return true;
  }

  /** Builds every model from a state that no other one has touched. */
  #countEach(unit: Unit): UnitResult {
    const all: UnitResult = {
      failure: null,
      size: 0,
      offers: [],
      ranOut: false,
    };
    let end = Infinity;
    for (let i = unit.from; i < end; i++) {
      this.#session.touch();
      const prepared = this.#prepare(unit);
      if ("message" in prepared) return failed(prepared);
      end = rangeOf(unit, prepared.offering)[1];
      const one = this.#build(prepared, unit, i, Math.min(i + 1, end));
      all.size = one.size;
      all.offers.push(...one.offers);
      all.ranOut ||= one.ranOut;
    }
    return all;
  }

  #prepare(unit: Unit): Prepared | Failure {
    const session = this.#session;
    const target = parseTarget(unit.target);
    let opened = openModule(session, unit.place, this.#options);
    if ("message" in opened) return opened;
    const runsScript =
      target.expression === null && hasMainBlock(opened.loaded.tree());
    const isQuiet = opened.wasLoaded && !runsScript && !session.isSingle;
    if (!isQuiet && session.beforeChange?.() === true) {
      opened = openModule(session, unit.place, this.#options);
      if ("message" in opened) return opened;
    }
    const offering = offeringOf(opened, target, {
      set: unit.set,
      symbolic: this.#options.symbolic,
    });
    return "message" in offering ? offering : { opened, offering, isQuiet };
  }

  #build(
    { opened, offering }: Prepared,
    unit: Unit,
    from: number,
    to: number,
  ): UnitResult {
    const offers: CountedOffer[] = [];
    for (let i = from; i < to; i++) {
      for (const offer of offering.build(i)) {
        offers.push(this.#counted(opened, offer, `${unit.place.name}#${i}`));
      }
    }
    const { ranOut } = opened.vm.budget;
    return { failure: null, size: offering.size, offers, ranOut };
  }

  #counted(opened: OpenedModule, offer: Offer, unique: string): CountedOffer {
    const { kind, origin, built } = offer;
    const key = (type: PyType) => classKey(type, opened.loaded.module, unique);
    const ir = modelIr(opened, offer, this.#options);
    confirmFormulas(built, ir);
    const model = countModel(ir);
    const root =
      built.value !== undefined && isModule(built.value) ? built.value : null;
    const own = root?.type ?? (origin instanceof PyType ? origin : null);
    return {
      model,
      kind,
      own: own === null ? null : key(own),
      root: root === null ? null : key(root.type),
      inside: root === null ? [] : [...moduleTypes(root)].map(key),
      used: [...built.used],
    };
  }
}

function failed(failure: Failure): UnitResult {
  return { failure, size: 0, offers: [], ranOut: false };
}

function rangeOf(
  { from, to }: Unit,
  { size }: Offering,
): [from: number, to: number] {
  return [from, Math.min(to ?? size, size)];
}
