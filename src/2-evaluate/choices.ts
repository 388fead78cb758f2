/**
 * Where tests on unknown values are answered. A model is built once for each way in which its undecided tests can come out
 * (`models/replay.ts`): a run is given the answers to its first tests, takes `true` for the ones after them, and reports what
 * it was asked.
 */
import { type Fact, Facts, NO_FACTS } from "../algebra/facts.js";
import { Halt } from "./halt.js";
import { type LoopPlan, Loops } from "./loops/loops.js";
import { userFrame, userPlace } from "./operations/userPlace.js";
import { literalTruth, sameLiteral } from "./operations/literals.js";
import type { PyModule } from "./values/module.js";
import { PyTest, type PyUnknown } from "./values/unknown.js";
import type { Value } from "./values/value.js";
import type { Reason } from "../messages.js";
import type { Vm } from "./vm.js";

/** A test that was answered one way although it could be the other. */
export interface Decision {
  /** The test as it was answered, as one would write it: `norm == 'bn'`, `not bilinear`. */
  text: string;
  /** The same, had it been answered the other way. */
  otherwise: string;
  answer: boolean;
  /** Where it is asked first. */
  file: string | null;
  line: number | null;
  reasons: readonly Reason[];
  /** Answered without a look at the other way: there Python raises. */
  isAssumed: boolean;
  /** Asked in a loop over a symbolic range, and not the same in every round: only what comes out alike either way counts. */
  isPerRound?: boolean;
}

interface Run {
  /** What algebra may build on, because tests said so. */
  facts: Facts;
  plan: readonly boolean[];
  /** In the order in which they were asked; the first `plan.length` ones that are not assumed follow the plan. */
  decisions: Decision[];
  /** How many of them follow the plan or could be planned. */
  planned: number;
  /** Answers by test, so that a test asked twice is answered alike. */
  answers: Map<string, boolean>;
  /** What a value is in this run because a test said so: `norm == 'bn'`. */
  values: Map<string, Value>;
  /** Reasons are told apart by the order in which they first matter: it is the same in every replay. */
  reasons: Map<Reason, number>;
}

export class Choices {
  #run: Run | null = null;
  #prescribed: ReadonlyMap<string, boolean> | null = null;
  /** `try` statements with handlers that are running: what raises in them need not reach the model's caller. */
  guarded = 0;

  /** The loops over symbolic ranges of this run. */
  loops = new Loops(new Map());

  /**
   * @param plan answers to the first tests, in the order in which they are asked
   * @param loopPlans how to run loops over symbolic ranges, kept from run to run
   */
  begin(
    plan: readonly boolean[],
    loopPlans: Map<string, LoopPlan> = new Map(),
  ): void {
    this.guarded = 0;
    this.loops = new Loops(loopPlans);
    this.#run = {
      facts: new Facts(),
      plan,
      decisions: [],
      planned: 0,
      answers: new Map(),
      values: new Map(),
      reasons: new Map(),
    };
  }

  /** Runs something with tests answered by their text; one that is not among them is not answered. */
  answering<T>(answers: ReadonlyMap<string, boolean>, run: () => T): T {
    this.#prescribed = answers;
    try {
      return run();
    } finally {
      this.#prescribed = null;
    }
  }

  /** @returns what was decided since `begin` */
  end(): Decision[] {
    const decisions = this.#run?.decisions ?? [];
    this.#run = null;
    return decisions;
  }

  /** Whether tests on unknown values are answered just now: while a model is built, and not while its file is run. */
  get isOpen(): boolean {
    return this.#run !== null;
  }

  /** What tests have said about symbols so far. */
  get facts(): Facts {
    return this.#run?.facts ?? NO_FACTS;
  }

  /**
   * Takes something about symbols for granted that no test says: that `range(n)` is given no negative number.
   * @param text how a report names it
   */
  require(vm: Vm, fact: Fact, text: string, isTold: boolean): void {
    const run = this.#run;
    if (run === null) return;
    run.facts = run.facts.with(fact);
    if (!isTold || run.decisions.some((one) => one.text === text)) return;
    run.decisions.push({
      text,
      otherwise: `not (${text})`,
      answer: true,
      ...userPlace(vm),
      reasons: [],
      isAssumed: true,
    });
  }

  /** Facts that hold for a while. @returns what ends it */
  during(...facts: Fact[]): () => void {
    const run = this.#run;
    if (run === null) return () => undefined;
    const before = run.facts;
    run.facts = before.with(...facts);
    return () => {
      run.facts = before;
    };
  }

  /**
   * Answers a test on an unknown value.
   * @throws {Halt} where it is not to be answered: what follows depends on something unknown
   */
  decide(vm: Vm, test: PyUnknown): boolean {
    const run = this.#run;
    if (run === null || answersUnknown(vm.frame?.module)) {
      throw new Halt(test.reason);
    }
    const known = this.#known(run, test);
    if (known !== undefined) return known;
    return this.#prescribed === null
      ? this.#ask(vm, run, test)
      : prescribed(this.#prescribed, test);
  }

  /**
   * Takes a test for granted: an assertion, or a condition whose other outcome is an exception that nobody catches.
   * @param isTold whether a report is to name it
   * @returns false where tests are not answered now, or this one was answered otherwise
   */
  assume(vm: Vm, test: PyUnknown, answer: boolean, isTold: boolean): boolean {
    const run = this.#run;
    if (run === null) return false;
    const known = this.#known(run, test);
    if (known !== undefined) return known === answer;
    this.#note(run, test, answer);
    if (isTold) run.decisions.push(describe(vm, test, answer, true));
    return true;
  }

  #ask(vm: Vm, run: Run, test: PyUnknown): boolean {
    this.loops.onRoundTest(test.reasons);
    const answer = run.plan[run.planned++] ?? true;
    this.#note(run, test, answer);
    run.decisions.push({
      ...describe(vm, test, answer, false),
      isPerRound: this.loops.dependsOnRound(test.reasons),
    });
    return answer;
  }

  #note(run: Run, test: PyUnknown, answer: boolean): void {
    const { key, isNegated } = this.#keyOf(run, test);
    const holds = answer !== isNegated;
    run.answers.set(key, holds);
    if (test instanceof PyTest) {
      run.facts = run.facts.with(...(answer ? test.facts : test.oppositeFacts));
    }
    if (test instanceof PyTest && test.equality !== null && holds) {
      const { subject, literal } = test.equality;
      run.values.set(this.#keyOf(run, subject).key, literal);
    }
  }

  /** The answer that earlier ones imply. */
  #known(run: Run, test: PyUnknown): boolean | undefined {
    const { key, isNegated } = this.#keyOf(run, test);
    const answer = run.answers.get(key);
    if (answer !== undefined) return answer !== isNegated;
    if (!(test instanceof PyTest)) {
      const value = run.values.get(key);
      return value === undefined ? undefined : literalTruth(value);
    }
    if (test.equality === null) return undefined;
    const { subject, literal } = test.equality;
    const { key: of } = this.#keyOf(run, subject);
    const value = run.values.get(of);
    if (value !== undefined) return sameLiteral(value, literal) !== isNegated;
    // What counts as false is no number but 0, no text but the empty one.
    if (run.answers.get(of) === false && literalTruth(literal)) {
      return isNegated;
    }
    if (run.answers.get(of) === true && !literalTruth(literal)) {
      return isNegated;
    }
    return undefined;
  }

  #keyOf(run: Run, test: PyUnknown): { key: string; isNegated: boolean } {
    const ids = test.reasons.map((reason) => {
      let id = run.reasons.get(reason);
      if (id === undefined) run.reasons.set(reason, (id = run.reasons.size));
      return id;
    });
    const of = ids.sort((a, b) => a - b).join();
    return test instanceof PyTest
      ? { key: `${of} ${test.key}`, isNegated: test.isNegated }
      : { key: `${of} ${test.expression}`, isNegated: false };
  }
}

/** Modules that say so do nothing but give values: where they cannot go on, their value is unknown. */
function answersUnknown(module: PyModule | undefined): boolean {
  return module?.namespace.get("_numel_answers_unknown") === true;
}

/** The answer that a decision's text gives. */
function prescribed(
  answers: ReadonlyMap<string, boolean>,
  test: PyUnknown,
): boolean {
  if (answers.has(test.expression)) return true;
  if (answers.has(oppositeOf(test))) return false;
  throw new Halt(test.reason);
}

function oppositeOf(test: PyUnknown): string {
  return test instanceof PyTest
    ? test.opposite
    : `not ${parenthesized(test.expression)}`;
}

function describe(
  vm: Vm,
  test: PyUnknown,
  answer: boolean,
  isAssumed: boolean,
): Decision {
  const yes = test.expression;
  const no = oppositeOf(test);
  const place = userFrame(vm) === null ? null : userPlace(vm);
  return {
    text: answer ? yes : no,
    otherwise: answer ? no : yes,
    answer,
    file: place?.file ?? null,
    line: place?.line ?? null,
    reasons: test.reasons,
    isAssumed,
  };
}

function parenthesized(expression: string): string {
  return /^[\w.[\]'"()]+$/.test(expression) ? expression : `(${expression})`;
}
