/** Callables and descriptors. */
import type { Code, Lazy, Parameter } from "../../1-parse/ast.js";
import type { Source } from "../../source.js";
import type { Frame, Home } from "../frame.js";
import type { Execute, Vm } from "../vm.js";
import {
  builtinFunctionType,
  classmethodType,
  functionType,
  getsetType,
  methodType,
  propertyType,
  staticmethodType,
  superType,
} from "./basicTypes.js";
import type { PyModule } from "./module.js";
import type { PyType } from "./type.js";
import { PyObject, type Value } from "./value.js";

/** Where a class will be once its body has run: what `__class__` and `super()` in its functions refer to. */
export interface ClassCell {
  class: PyType | null;
}

/** A function written in Python. */
export class PyFunction extends PyObject {
  name: string;
  qualname: string;
  readonly parameters: readonly Parameter[];
  readonly code: Lazy<Code>;
  /** The code's body as it runs, from the first call on. */
  body: Execute | null = null;
  /** What its frames share, likewise. */
  home: Home | null = null;
  /** Default values, aligned with `parameters`; undefined where there is none. */
  defaults: (Value | undefined)[];
  /** The frame that the function was made in, if that is a function's or comprehension's. */
  readonly closure: Frame | null;
  readonly module: PyModule;
  readonly source: Source;
  readonly classCell: ClassCell | null;
  readonly isAsync: boolean;
  doc: string | null;
  /** Where it is defined, as offsets into `source`. */
  readonly start: number;
  readonly end: number;
  /** Evaluates the annotations when someone asks; a plain dict once they were set. */
  annotations: Value | (() => Value) | null = null;
  readonly isLambda: boolean;
  /** Only plain positional parameters: the arguments of a positional call are the first slots as they are. */
  readonly isSimple: boolean;

  constructor(options: {
    name: string;
    qualname: string;
    parameters: readonly Parameter[];
    code: Lazy<Code>;
    defaults: (Value | undefined)[];
    closure: Frame | null;
    module: PyModule;
    source: Source;
    classCell: ClassCell | null;
    isAsync: boolean;
    doc: string | null;
    start: number;
    end: number;
    isLambda: boolean;
  }) {
    super(functionType);
    this.name = options.name;
    this.qualname = options.qualname;
    this.parameters = options.parameters;
    this.code = options.code;
    this.defaults = options.defaults;
    this.closure = options.closure;
    this.module = options.module;
    this.source = options.source;
    this.classCell = options.classCell;
    this.isAsync = options.isAsync;
    this.doc = options.doc;
    this.start = options.start;
    this.end = options.end;
    this.isLambda = options.isLambda;
    this.isSimple = options.parameters.every(
      ({ kind }) => kind === "positional" || kind === "positional-only",
    );
  }
}

/**
 * A function written in TypeScript. It receives one argument per parameter of its signature, in order: `undefined` for
 * one that was left out (unless the signature gives a default), a PyTuple for `*args`, a PyDict for `**kwargs`.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each row of a table narrows its own arguments
export type Native = (vm: Vm, ...args: any[]) => Value;

export class PyBuiltin extends PyObject {
  /** Parsed from `signature` on the first call that needs it. */
  parameters: NativeParameter[] | null = null;
  /** Their defaults, one per parameter. */
  defaults: (Value | undefined)[] | null = null;

  constructor(
    readonly name: string,
    /** Python text between the parentheses: `"self, iterable=(), /, *, key=None"`. */
    readonly signature: string,
    readonly native: Native,
    /** Binds to an instance when it is found on a class. */
    readonly isMethod: boolean,
    /** The class or module it belongs to, for messages: `list`, `math`. */
    readonly owner: string | null = null,
    /** Takes unknown arguments as they are; otherwise a call with one gives an unknown. */
    readonly acceptsUnknown = false,
  ) {
    super(builtinFunctionType, null);
    this.isSimple = !signature.includes("*");
  }

  /** For methods: the type that `self` must be an instance of; null where any will do. */
  ownerType: PyType | null = null;
  /** Stands for a function that is Python's in the real library: its TypeErrors are worded as those of a Python function. */
  isWordedAsPython = false;
  /** Wrapped in a class method: the first argument is the class, which nobody wrote. */
  takesClass = false;

  /** No `*args`, keyword-only or `**kwargs` parameters: positional arguments can be passed on as they are. */
  readonly isSimple: boolean;
}

export interface NativeParameter {
  name: string;
  kind: Parameter["kind"];
  /** undefined: required, unless `isOptional` (then the native sees undefined). */
  default: Value | undefined;
  isOptional: boolean;
}

/** A function bound to an instance (or, for class methods, to a class). */
export class PyMethod extends PyObject {
  constructor(
    readonly self: Value,
    readonly callee: Value,
  ) {
    super(methodType);
  }
}

export class PyProperty extends PyObject {
  doc: Value = null;
  constructor(
    readonly getter: Value,
    readonly setter: Value,
    readonly deleter: Value,
    type: PyType = propertyType,
  ) {
    super(type, type === propertyType ? null : new Map());
  }
}

export class PyStaticMethod extends PyObject {
  constructor(readonly callee: Value) {
    super(staticmethodType, new Map());
  }
}

export class PyClassMethod extends PyObject {
  constructor(readonly callee: Value) {
    super(classmethodType, new Map());
  }
}

/** An attribute computed in TypeScript (`__class__`, `tensor.shape`): a data descriptor. */
export class PyGetSet extends PyObject {
  constructor(
    readonly name: string,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each row narrows its own `self`
    readonly get: (vm: Vm, self: any) => Value,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
    readonly set: ((vm: Vm, self: any, value: Value) => void) | null = null,
  ) {
    super(getsetType);
  }
}

/** `super()`: lookups start behind `startAfter` in the MRO of `self` (an instance, or a class for class methods). */
export class PySuper extends PyObject {
  constructor(
    readonly startAfter: PyType,
    readonly self: Value,
    /** The type whose MRO is searched. */
    readonly searched: PyType,
  ) {
    super(superType);
  }
}
