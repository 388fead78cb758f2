/**
 * The layer IR, the hinge of the project: plain data about the modules of one built model. It knows nothing of Python
 * (1-parse, 2-evaluate make it) and nothing of text (4-count and 5-report read it).
 */
import type { Formula } from "../algebra/expression.js";
import type { Reason } from "../messages.js";

/** A dimension of a shape; a formula where it depends on symbols. */
export type Dimension = number | bigint | Formula;

/** A module that stands for several, as many as a formula says: what a loop over a symbolic range makes. */
export interface RepeatIr {
  /** The loop. */
  id: number;
  /** The symbol that stands for the number of the round, from 0, in the formulas of what it made. */
  index: string;
  count: Formula;
}

/** One entry of a module's own `_parameters`. */
export interface ParameterIr {
  /** Name within its module: `weight`. */
  name: string;
  shape: Dimension[];
  /** Without `torch.`: `float32`. */
  dtype: string;
  /** `requires_grad` */
  trainable: boolean;
  /** Equal for entries that hold the very same Parameter object (tied weights). */
  identity: number;
  /** A lazy module's parameter: its shape is not known before the first input; `shape` is empty. */
  isLazy: boolean;
  /** The loops over symbolic ranges that made it: there is one for each of their rounds. */
  loops: readonly number[];
  /** Those that registered it in the module itself, under numbered names. */
  repeats: readonly RepeatIr[];
}

/** One entry of a module's own `_buffers`. */
export interface BufferIr {
  name: string;
  shape: Dimension[];
  dtype: string;
  /** In `state_dict()`. */
  isPersistent: boolean;
  identity: number;
  isLazy: boolean;
  loops: readonly number[];
  repeats: readonly RepeatIr[];
}

/** Something assigned to a module whose value is unknown, so that it may hold parameters. */
export interface UnknownIr {
  name: string;
  /** As written: `timm.create_model(name)`. */
  expression: string;
  reasons: Reason[];
}

/** One `nn.Module` at one place in the tree. */
export interface LayerIr {
  /** Dotted path from the root; "" for the root itself. */
  path: string;
  /** Name in its parent; "" for the root. */
  name: string;
  /** Full name of its class: `torch.nn.Conv2d`, `model.Block`. torch.nn's public names, not the files behind them. */
  type: string;
  /** The nearest class of torch.nn it is an instance of (`torch.nn.Conv2d` for a user's subclass); null: only Module. */
  kind: string | null;
  /** The constructor call as written, without what stands before the class name: `Conv2d(1, 6, 5)`; null if not called by name. */
  call: string | null;
  /** The arguments that the constructor received, bound to its parameters' names, as Python `repr`. */
  arguments: { name: string; value: string }[];
  /** Where the call is written (the nearest line of the user's own files). */
  file: string | null;
  line: number | null;
  /** Equal for two places that hold the very same Module object. */
  identity: number;
  /** The loops that made one such module in each of their rounds, from the outside in; empty: it is one module. */
  repeats: readonly RepeatIr[];
  /** Path of the first place of the same Module object, when this is a later one; then `layers` is empty. */
  sharedWith: string | null;
  parameters: ParameterIr[];
  buffers: BufferIr[];
  unknowns: UnknownIr[];
  layers: LayerIr[];
}

/** Something that deserves a word though the count is right: modules in a plain list, `.data` tied, … */
export interface Lint {
  message: string;
  file: string | null;
  line: number | null;
}

/** A test that nobody could decide, with the answer that a path through the constructor took. */
export interface DecisionIr {
  /** As answered: `norm == 'bn'`, `not bilinear`. */
  text: string;
  answer: boolean;
  file: string | null;
  line: number | null;
  /** Taken for granted: where it does not hold, Python raises. */
  isAssumed: boolean;
  /** Not the same in every round of a loop over a symbolic range: nothing may depend on the answer. */
  isPerRound: boolean;
}

/** One way through a constructor, and what it built. */
export interface PathIr {
  /** In the order of the tests; paths that agree on the first ones ask the same test next. */
  decisions: DecisionIr[];
  /** null: nothing could be built, `reasons` says why. */
  root: LayerIr | null;
  /** The symbols that its sizes are written in, in the order in which they come up. */
  symbols: SymbolIr[];
  /** Root reasons of everything unknown in it; empty for an exact model. */
  reasons: Reason[];
  lints: Lint[];
}

/** A name that sizes are written in. */
export interface SymbolIr {
  name: string;
  /** Where it comes from: the place of the argument. */
  file: string | null;
  line: number | null;
}

/** One model that was asked for, as far as it could be built. */
export interface ModelIr {
  /** As one would ask for it: `fixtures/lenet.py::Net`. */
  target: string;
  file: string;
  line: number;
  /** The call that built it: `Net()`. */
  call: string;
  /** What was assumed for arguments nobody gave: `config = GPTConfig() (defaults, model.py:109)`. */
  assumptions: string[];
  /** Every way through the constructor: one where no test was undecided. */
  paths: PathIr[];
}
