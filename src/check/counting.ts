/** Counting for a check: each model once, however many budgets and claims are about it. */
import type { CountedModel } from "../4-count/counted.js";
import {
  type Asked,
  countFile,
  countIn,
  type CountOptions,
  type Failure,
  type Outcome,
} from "../pipeline.js";
import { Session } from "../session.js";

export interface Answer {
  models: CountedModel[];
  failures: Failure[];
}

export class Counting {
  readonly #answers = new Map<string, Answer>();
  #session: Promise<Session> | undefined;

  constructor(
    readonly options: Omit<CountOptions, "set" | "symbolic" | "all">,
  ) {}

  /** What was asked for by name: that it is not there is a failure. */
  asked(asked: Asked): Promise<Answer> {
    const key = JSON.stringify([asked.target, asked.alias, asked.set]);
    return this.#once(key, (session) =>
      countIn(session, [asked], this.#settings()),
    );
  }

  /** What a file offers, which may be nothing. */
  file(path: string): Promise<Answer> {
    return this.#once(JSON.stringify([path]), (session) =>
      countFile(session, path, this.#settings()),
    );
  }

  async #once(
    key: string,
    count: (session: Session) => Iterable<Outcome>,
  ): Promise<Answer> {
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    this.#session ??= Session.create(this.options);
    const answer: Answer = { models: [], failures: [] };
    for (const outcome of count(await this.#session)) {
      if ("model" in outcome) answer.models.push(outcome.model);
      else answer.failures.push(outcome.failure);
    }
    this.#answers.set(key, answer);
    return answer;
  }

  #settings(): CountOptions {
    return { ...this.options, set: [], symbolic: [], all: false };
  }
}
