/** Iterators made in TypeScript, and generators. */
import type { Frame } from "../frame.js";
import { generatorType, iteratorType } from "./basicTypes.js";
import type { PyType } from "./type.js";
import { PyObject, type Value } from "./value.js";

/**
 * A Python iterator over a TypeScript one: what `iter([1])`, `zip`, `map`, `enumerate` give. `next` returns undefined
 * at the end (Python's StopIteration), and again when asked again.
 */
export class PyIterator extends PyObject {
  constructor(
    readonly next: () => Value | undefined,
    type: PyType = iteratorType,
    /** Elements left, where known (`__length_hint__`). */
    readonly remaining: (() => number) | null = null,
  ) {
    super(type);
  }
}

/** What resumes a generator's body: an ordinary JavaScript generator. */
export type GeneratorBody = Generator<Value, Value, Value>;

export class PyGenerator extends PyObject {
  state: "created" | "suspended" | "running" | "finished" = "created";
  /** What its body returned: the value of `yield from` it, and of its StopIteration. */
  returned: Value = null;
  constructor(
    readonly name: string,
    readonly frame: Frame,
    readonly body: GeneratorBody,
    type: PyType = generatorType,
  ) {
    super(type);
  }
}
