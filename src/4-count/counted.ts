/**
 * A counted model: plain data, made by count.ts from a `ModelIr` and read by 5-report. Every number is an exact
 * integer (bigint) of elements, never of bytes unless the name says so.
 */
import type { Formula } from "../algebra/expression.js";
import type {
  Dimension,
  Lint,
  RepeatIr,
  SymbolIr,
  UnknownIr,
} from "../3-layers/ir.js";
import type { Reason } from "../messages.js";
import type { BudgetVerdict } from "./budgets/judgeBudget.js";

/**
 * How much of a model is known.
 *
 * - `exact`: every number is PyTorch's · `symbolic`: a formula in the constructor's own names · `variants`: it depends on a
 *   test nobody could decide · `partial`: something in it is unknown, the numbers are lower bounds · `failed`: it could
 *   not be built
 */
export type Status = "exact" | "symbolic" | "variants" | "partial" | "failed";

/** Elements, by what becomes of them in training. `total = trainable + frozen`; buffers are not part of it. */
export interface Counts {
  total: bigint;
  trainable: bigint;
  frozen: bigint;
  buffers: bigint;
}

/** One parameter at one place. */
export interface CountedParameter {
  /** Name within its layer: `weight`. */
  name: string;
  /** Full name: `conv1.weight`. */
  path: string;
  shape: Dimension[];
  /** null: a lazy parameter, whose shape is not known before the first input; or one whose number is a formula. */
  numel: bigint | null;
  dtype: string;
  trainable: boolean;
  /** Full name under which the very same Parameter was counted already; null: it is counted here. */
  tiedTo: string | null;
}

/** One module at one place, with what it holds itself (`own`) and with all below it (`subtree`). */
export interface CountedLayer {
  path: string;
  name: string;
  type: string;
  kind: string | null;
  call: string | null;
  arguments: { name: string; value: string }[];
  file: string | null;
  line: number | null;
  /** Path of the first place of the same Module object: here it counts nothing again, and has no parameters or layers. */
  sharedWith: string | null;
  parameters: CountedParameter[];
  /** Own buffers in one string of names, shapes and dtypes, to compare layers by. */
  bufferSignature: string;
  unknowns: UnknownIr[];
  /** Has parameters or buffers whose shape is not known before the first input. */
  isLazy: boolean;
  own: Counts;
  subtree: Counts;
  /** Whether all of the subtree is known; else its numbers are lower bounds. */
  isComplete: boolean;
  /** null: its numbers are plain. Else those are lower bounds, without what has a symbolic size. */
  formulas: LayerFormulas | null;
  /** How `own.total` comes about, as people write it: `(5·5·1 + 1)·6`; null: counts no parameter of its own. */
  arithmetic: string | null;
  layers: CountedLayer[];
}

/** The numbers of a layer that depend on symbols, each for one of its copies where it stands for several. */
export interface LayerFormulas {
  /** Of the parameters that the layer holds itself, and that are counted here. */
  own: Formula;
  /** With all below it, what stands for several counted as often as there are. */
  subtree: Formula;
  /** The same two for all that its own `repeats` made, still for one copy of what is around it. */
  allOwn: Formula;
  all: Formula;
  /** In the whole model, whatever loops are around it. `own` of all layers adds up to the model's total. */
  inModel: {
    own: Formula;
    trainable: Formula;
    buffers: Formula;
    subtree: Formula;
  };
  /** The loops that made one of it in each of their rounds, from the outside in; empty: it is one module. */
  repeats: readonly RepeatIr[];
}

/** The numbers of a model that depend on symbols. `total` is that of `parameters()`, the others as in `Counts`. */
export interface ModelFormulas {
  total: Formula;
  trainable: Formula;
  buffers: Formula;
  modules: Formula;
  /** null: see `stored`. */
  stored: Formula | null;
  /** Elements of the parameters of each parameter's path. */
  parameters: ReadonlyMap<string, Formula>;
  /** The same for all the parameters that a path stands for, where it stands for several under numbered names. */
  repeatedParameters: ReadonlyMap<string, Formula>;
  symbols: SymbolIr[];
}

/** A parameter's later name. PyTorch saves it in `state_dict()` under each, and counts it once. */
export interface Tie {
  path: string;
  owner: string;
}

/** Parameters of one dtype. */
export interface DtypeBytes {
  dtype: string;
  elements: bigint;
  /** null: a dtype whose element size numel does not know. */
  bytes: bigint | null;
}

/** Parameters owned by the layers of one type. */
export interface TypeSubtotal {
  /** `Conv2d`; `Parameter` for those that a module holds beside its layers. */
  type: string;
  total: bigint;
  layers: number;
}

/** What `state_dict()` would hold: tied tensors once per name, and persistent buffers. */
export interface Stored {
  parameters: bigint;
  buffers: bigint;
}

/** A place that a root reason leaves unknown. */
export interface Affected {
  /** `encoder`; "" for the root itself. */
  path: string;
  /** As written; "" where there is nothing to quote. */
  expression: string;
  /** Whether the expression was assigned there; else it is about the layer as a whole. */
  isAssigned: boolean;
}

/** A root reason and the places in the model that it leaves unknown. */
export interface GroupedReason {
  reason: Reason;
  affects: Affected[];
}

/** What a model is where some undecided tests come out one way. */
export interface CountedVariant {
  /** `aux_logits (model.py:31)`; several tests joined by `and`. */
  when: string;
  model: CountedModel;
}

/** Everything about one model that a report can say. */
export interface CountedModel {
  target: string;
  /** The name that the configuration gives it. */
  alias?: string;
  /** What was set for it: `n_layer=24`. Left out where it is as its code says. */
  setting?: string;
  /** What it was held to, worst first. */
  budgets?: readonly BudgetVerdict[];
  file: string;
  line: number;
  call: string;
  assumptions: string[];
  /** What holds wherever the model can be built: `dim % heads == 0 (model.py:31)`. Elsewhere Python raises. */
  conditions: string[];
  status: Status;
  /** Where tests nobody could decide give different models: each of them; else empty. */
  variants: CountedVariant[];
  /** null: failed. Of the first variant where there are several. */
  root: CountedLayer | null;
  /** Of the whole model. Exact where `status` is; lower bounds where it is `partial`; zero where it `failed`. */
  counts: Counts;
  /** null: its numbers are plain. Else `counts` are lower bounds, without what has a symbolic size. */
  formulas: ModelFormulas | null;
  /** Parameters owned by layers that are a torch.nn.Embedding or EmbeddingBag. */
  embedding: bigint;
  /** The rest: `counts.total - embedding`. */
  other: bigint;
  /** `len(list(m.modules()))`; null where tests that change no parameter change it. */
  modules: number | null;
  /** null: a module contains itself, and `state_dict()` would never return. */
  stored: Stored | null;
  /** Of the parameters, as they are; reports may ask for another dtype (dtypes.ts). */
  bytes: DtypeBytes[];
  byType: TypeSubtotal[];
  /** `named_parameters()`: duplicates removed, in its order. */
  parameters: CountedParameter[];
  ties: Tie[];
  /** See digest.ts; null unless exact. */
  digest: string | null;
  reasons: GroupedReason[];
  lints: Lint[];
}
