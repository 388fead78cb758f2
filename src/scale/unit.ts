/** A piece of a run's work, and what comes of it: plain data, so that either can go to another thread or into a file. */
import type { CountedModel } from "../4-count/counted.js";
import type { Failure } from "../failure.js";
import type { Place } from "../resolveTarget.js";

export interface Unit {
  place: Place;
  /** The target as written. */
  target: string;
  /** `NAME=VALUE` */
  set: readonly string[];
  /** Which of the things to build that the place offers: from `from` up to, not including, `to`; null: all the rest. */
  from: number;
  to: number | null;
}

/** A class, told from every other one, wherever it was made. */
export type ClassKey = string;

/** One model of a unit, with what decides whether it is offered. */
export interface CountedOffer {
  model: CountedModel;
  kind: "class" | "function" | "instance" | "expression";
  /** The class of what was built, or the class that could not be. */
  own: ClassKey | null;
  /** The class of what was built. */
  root: ClassKey | null;
  /** Classes of the modules below it. */
  inside: ClassKey[];
  /** Names of settings that it took. */
  used: string[];
}

export interface UnitResult {
  /** What could not be done; then there are no offers. */
  failure: Failure | null;
  /** How many things the place offers to build, built here or not. */
  size: number;
  offers: CountedOffer[];
  /** Something ran out of time, which it might not on the next run. */
  ranOut: boolean;
}
