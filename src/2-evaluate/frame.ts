/** One running body: a function's, a comprehension's, a class's, or a module's. */
import type { Located } from "../1-parse/ast.js";
import type { Source } from "../source.js";
import type { ClassCell, PyFunction } from "./values/functions.js";
import type { PyDict } from "./values/dict.js";
import type { PyModule } from "./values/module.js";
import type { Namespace, Value } from "./values/value.js";
import type { PyException } from "./values/exceptions.js";

export class Frame {
  /** Values of the local names by slot; undefined: not assigned yet, or deleted. */
  readonly slots: (Value | undefined)[];
  /** The lexically enclosing function's or comprehension's frame; what `hops` counts. */
  readonly parent: Frame | null;
  readonly module: PyModule;
  readonly source: Source;
  /** The namespace that names of scope `class` live in: a class body's, or that of `exec`'d code. */
  readonly names: Namespace | null;
  /** Where a metaclass's `__prepare__` gave a mapping of its own: the class body's names go through it instead. */
  mapping: PyDict | null = null;
  readonly classCell: ClassCell | null;
  /** null in modules, class bodies and comprehensions. */
  readonly function: PyFunction | null;
  /** The names of `slots`. */
  readonly locals: readonly string[];
  /** Who called: the dynamic chain, for tracebacks and the place of a call. */
  caller: Frame | null = null;
  /** The call or statement being evaluated: where the frame stands. */
  at: Located;
  /** The exception that an `except` block is handling: what a bare `raise` raises again. */
  handling: PyException | null = null;
  /** `Class.method`, `<module>`, `<lambda>`: for tracebacks and for the qualname of what is defined in it. */
  readonly name: string;

  constructor(options: {
    slots: (Value | undefined)[];
    parent: Frame | null;
    module: PyModule;
    source: Source;
    names: Namespace | null;
    classCell: ClassCell | null;
    function: PyFunction | null;
    locals: readonly string[];
    at: Located;
    name: string;
  }) {
    this.slots = options.slots;
    this.parent = options.parent;
    this.module = options.module;
    this.source = options.source;
    this.names = options.names;
    this.classCell = options.classCell;
    this.function = options.function;
    this.locals = options.locals;
    this.at = options.at;
    this.name = options.name;
  }
}
