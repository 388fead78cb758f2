/** One running body: a function's, a comprehension's, a class's, or a module's. */
import type { Located } from "../1-parse/ast.js";
import type { Source } from "../source.js";
import type { ClassCell, PyFunction } from "./values/functions.js";
import type { PyDict } from "./values/dict.js";
import type { PyModule } from "./values/module.js";
import type { Namespace, Value } from "./values/value.js";
import type { PyException } from "./values/exceptions.js";

/** What a frame knows of the code it runs: the same for every call of a function. */
export interface Home {
  /** The lexically enclosing function's or comprehension's frame; what `hops` counts. */
  readonly parent: Frame | null;
  readonly module: PyModule;
  readonly source: Source;
  /** The namespace that names of scope `class` live in: a class body's, or that of `exec`'d code. */
  readonly names: Namespace | null;
  readonly classCell: ClassCell | null;
  /** null in modules, class bodies and comprehensions. */
  readonly function: PyFunction | null;
  /** The names of the frame's slots. */
  readonly locals: readonly string[];
  /** `Class.method`, `<module>`, `<lambda>`: for tracebacks and for the qualname of what is defined in it. */
  readonly name: string;
}

export class Frame {
  readonly home: Home;
  /** Values of the local names by slot; undefined: not assigned yet, or deleted. */
  readonly slots: (Value | undefined)[];
  /** Where a metaclass's `__prepare__` gave a mapping of its own: the class body's names go through it instead. */
  mapping: PyDict | null = null;
  /** Who called: the dynamic chain, for tracebacks and the place of a call. */
  caller: Frame | null = null;
  /** The call or statement being evaluated: where the frame stands. */
  at: Located;
  /** The exception that an `except` block is handling: what a bare `raise` raises again. */
  handling: PyException | null = null;

  constructor(home: Home, slots: (Value | undefined)[], at: Located) {
    this.home = home;
    this.slots = slots;
    this.at = at;
  }

  get parent(): Frame | null {
    return this.home.parent;
  }

  get module(): PyModule {
    return this.home.module;
  }

  get source(): Source {
    return this.home.source;
  }

  get names(): Namespace | null {
    return this.home.names;
  }

  get classCell(): ClassCell | null {
    return this.home.classCell;
  }

  get function(): PyFunction | null {
    return this.home.function;
  }

  get locals(): readonly string[] {
    return this.home.locals;
  }

  get name(): string {
    return this.home.name;
  }
}
