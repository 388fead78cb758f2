/**
 * Bringing an evaluator back to where it was: what modules hold may be changed by whoever is built next, and no answer may
 * depend on what was counted before it. Levels lie one on the other: after a package was imported, after a file in it
 * was run; each is restored as often as one likes, and taken off when what lies below is wanted again.
 *
 * What numel's own library loads when it is first asked for stays: whether it was asked for before makes no difference.
 */
import { environOf } from "../builtins/modules/os/environ.js";
import { registryOf } from "../builtins/modules/abc.js";
import { torchState } from "../torch/state.js";
import type { Vm } from "../vm.js";
import { PyType } from "../values/type.js";
import { Records } from "./records.js";
import { Walk } from "./walk.js";

/** An evaluator that says where everything begins that a program can change. */
interface Restorable extends Vm {
  readonly heapRoots: object[];
}

interface Level {
  /** Objects that were met first at this level, and those below that had changed by then. */
  readonly records: Records;
  readonly changed: Set<object>;
  /** Everything recorded for the first time here. */
  readonly met: object[];
}

export class Checkpoints {
  readonly #vm: Restorable;
  readonly #levels: Level[] = [];
  readonly #seen = new Set<object>();
  /** What follows from an object's content elsewhere, and must be brought in step once that was restored. */
  readonly #consequences = new Map<object, () => void>();
  readonly #library = new WeakSet<object>();
  #isRestorable = true;

  constructor(vm: Restorable) {
    this.#vm = vm;
    this.#library.add(vm.imports.modules);
    // Made when first asked for: that alone is no change.
    torchState(vm);
    environOf(vm);
    // What numel's own library registers (`Sequence.register(tuple)`) it registers when it is loaded.
    this.#library.add(registryOf(vm).registered);
    vm.imports.onLibrary = (module) => {
      const [lowest] = this.#levels;
      if (lowest !== undefined) this.#walk(lowest).from([module]);
    };
  }

  get depth(): number {
    return this.#levels.length;
  }

  /**
   * False where something holds state that cannot be read from outside (a running generator, an iterator): then only a
   * new evaluator is like this one was.
   */
  get isRestorable(): boolean {
    return this.#isRestorable;
  }

  /** Puts a level on: what the evaluator holds now is what `restore` brings back. */
  push(): void {
    const level: Level = {
      records: new Records(),
      changed: new Set(),
      met: [],
    };
    const walk = this.#walk(level);
    this.#changes((object) => {
      level.changed.add(object);
      walk.again(object);
    });
    this.#levels.push(level);
    walk.from(this.#vm.heapRoots);
    this.#isRestorable &&= !walk.hasHiddenState;
  }

  /** Takes #levels off until `depth` are left, and undoes every change since the topmost of them was put on. */
  popTo(depth: number): void {
    while (this.#levels.length > depth) {
      const level = this.#levels.pop() as Level;
      for (const object of level.met) {
        this.#seen.delete(object);
        this.#consequences.delete(object);
      }
    }
    this.restore();
  }

  /** Takes what an array holds now for what it held at every level. */
  accept(array: unknown[]): void {
    for (const { records } of this.#levels) records.acceptArray(array);
  }

  /** Whether everything is as it was when the topmost level was put on. */
  isUnchanged(): boolean {
    let isUnchanged = this.#isRestorable;
    this.#changes(() => (isUnchanged = false));
    return isUnchanged;
  }

  /** Lets everything go: built-in types are shared by all evaluators, and would hold on to the classes of this one. */
  release(): void {
    if (this.#levels.length > 0) this.popTo(1);
    for (const object of this.#seen) {
      if (!(object instanceof PyType) || object.isHeapType) continue;
      const { subclasses } = object;
      const others = subclasses.filter(
        (type) => !(type.isHeapType && this.#seen.has(type)),
      );
      subclasses.splice(0, subclasses.length, ...others);
    }
  }

  /** Undoes every change since the topmost level was put on. */
  restore(): void {
    const restores: (() => void)[] = [];
    this.#changes((object, restore) => {
      restores.push(restore);
      const consequence = this.#consequences.get(object);
      if (consequence !== undefined) restores.push(consequence);
    });
    for (const restore of restores) {
      try {
        restore();
      } catch {
        // A list that refuses: see `fieldOf`.
        this.#isRestorable = false;
      }
    }
    if (restores.length > 0) this.#vm.caches.clear();
  }

  #walk(level: Level): Walk {
    return new Walk(
      level.records,
      this.#seen,
      level.met,
      this.#library,
      this.#consequences,
    );
  }

  /** Every change against the newest record of an object. */
  #changes(tell: (object: object, restore: () => void) => void): void {
    this.#levels.forEach(({ records }, i) => {
      records.changed((object, restore) => {
        const isOlder = this.#levels
          .slice(i + 1)
          .some(({ changed }) => changed.has(object));
        if (!isOlder) tell(object, restore);
      });
    });
  }
}
