/** From a built module to the layer IR: the only place that knows both. */
import type { Formula } from "../algebra/expression.js";
import { type Segment, segmentsOf } from "../2-evaluate/loops/segments.js";
import { isConstant } from "../algebra/polynomial.js";
import { symbolsOf } from "../algebra/symbols.js";
import { loopsOf, repeatOf } from "../2-evaluate/loops/repeats.js";
import { serialOf } from "../2-evaluate/operations/hash.js";
import { PySymbolicShape } from "../2-evaluate/torch/symbolicShape.js";
import { PyTensor } from "../2-evaluate/torch/tensor.js";
import { normalize } from "../2-evaluate/values/integer.js";
import { PyList, PySet, PyTuple } from "../2-evaluate/values/containers.js";
import { PyDict } from "../2-evaluate/values/dict.js";
import type { PyType } from "../2-evaluate/values/type.js";
import { holdsNoParameters, PyUnknown } from "../2-evaluate/values/unknown.js";
import { PyInstance, type Value } from "../2-evaluate/values/value.js";
import type { Reason } from "../messages.js";
import { argumentsOf, callOf } from "./call.js";
import type {
  BufferIr,
  Dimension,
  LayerIr,
  Lint,
  ParameterIr,
  RepeatIr,
  SymbolIr,
  UnknownIr,
} from "./ir.js";
import { kindOf, typeNameOf } from "./typeNames.js";

/** What stands in a model, and what was noticed on the way. */
export interface Extracted {
  root: LayerIr;
  symbols: SymbolIr[];
  /** Root reasons of everything unknown in it, without repetition. */
  reasons: Reason[];
  lints: Lint[];
}

/** Whether a value is a Module, or may be one because a base of its class cannot be read. */
export function isModule(value: Value): value is PyInstance {
  return (
    value instanceof PyInstance &&
    (value.type.recordsCalls || value.type.opaqueBase !== null)
  );
}

export interface ExtractOptions {
  /** With what every constructor received (`--explain`): written out, that takes longer than all the rest. */
  arguments?: boolean;
}

export function extract(
  root: PyInstance,
  options: ExtractOptions = {},
): Extracted {
  const walk: Walk = {
    places: new Map(),
    reasons: new Set(),
    lints: [],
    storages: new Map(),
    wantsArguments: options.arguments === true,
    types: new Map(),
    symbols: new Map(),
    rounds: new Set(),
  };
  const layer = layerOf(root, "", "", walk);
  return {
    root: layer,
    symbols: inOrder([...walk.symbols.values()]),
    reasons: [...walk.reasons],
    lints: walk.lints,
  };
}

/** As the arguments stand that they come from; those of one argument as they came up. */
function inOrder(
  symbols: readonly (SymbolIr & { position: number })[],
): SymbolIr[] {
  return [...symbols]
    .sort((a, b) => a.position - b.position)
    .map(({ name, file, line }) => ({ name, file, line }));
}

interface Walk {
  /** Where each module was seen first. */
  places: Map<PyInstance, string>;
  reasons: Set<Reason>;
  lints: Lint[];
  /** Which Parameter was first seen over a storage, and where. */
  storages: Map<object, { tensor: PyTensor; path: string }>;
  wantsArguments: boolean;
  /** What there is to say of each class. */
  types: Map<PyType, ClassWords>;
  symbols: Map<string, SymbolIr & { position: number }>;
  /** Symbols that stand for the round of a loop. */
  rounds: Set<string>;
}

interface ClassWords {
  name: string;
  kind: string | null;
}

function wordsOf(type: PyType, { types }: Walk): ClassWords {
  let words = types.get(type);
  if (words === undefined) {
    words = { name: typeNameOf(type), kind: kindOf(type) };
    types.set(type, words);
  }
  return words;
}

function layerOf(
  module: PyInstance,
  path: string,
  name: string,
  walk: Walk,
): LayerIr {
  const seenAt = walk.places.get(module);
  if (seenAt === undefined) walk.places.set(module, path);
  const isFirst = seenAt === undefined;
  const place = module.origin?.place ?? null;
  const words = wordsOf(module.type, walk);
  const layer: LayerIr = {
    path,
    name,
    type: words.name,
    kind: words.kind,
    call: callOf(module),
    arguments: walk.wantsArguments ? argumentsOf(module) : [],
    file: place?.source.path ?? null,
    line: place === null ? null : place.source.position(place.start).line,
    identity: serialOf(module),
    repeats: repeatsOf(module, walk),
    sharedWith: seenAt ?? null,
    parameters: parametersOf(module, path, walk),
    buffers: buffersOf(module, walk),
    unknowns: unknownsOf(module),
    layers: [],
  };
  for (const unknown of layer.unknowns) {
    for (const reason of unknown.reasons) walk.reasons.add(reason);
  }
  if (!isFirst) return layer;
  for (const [child, value] of childrenOf(module)) {
    layer.layers.push(layerOf(value, join(path, child), child, walk));
  }
  lintContainers(module, layer, walk);
  return layer;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** One of the dicts that `Module.__init__` makes, by its name; nothing in it where there is none. */
function registry(
  module: PyInstance,
  name: string,
): ReadonlyMap<string, Value> {
  const dict = module.attributes?.get(name);
  return dict instanceof PyDict
    ? (dict.map as ReadonlyMap<unknown, Value> as ReadonlyMap<string, Value>)
    : nothing;
}

const nothing: ReadonlyMap<string, Value> = new Map();

/** Without a readable base no `_modules` was made: whatever modules the attributes hold are taken as children. */
function childrenOf(module: PyInstance): [string, PyInstance][] {
  const children = module.type.recordsCalls
    ? registry(module, "_modules")
    : (module.attributes ?? nothing);
  const found: [string, PyInstance][] = [];
  for (const [name, value] of children) {
    if (isModule(value)) found.push([name, value]);
  }
  return found;
}

function parametersOf(
  module: PyInstance,
  path: string,
  walk: Walk,
): ParameterIr[] {
  const hasRegistry = module.type.recordsCalls;
  const entries = hasRegistry
    ? registry(module, "_parameters")
    : (module.attributes ?? nothing);
  const found: ParameterIr[] = [];
  for (const [name, value] of entries) {
    if (!isKnownTensor(value) || (!hasRegistry && !value.isParameter)) continue;
    lintStorage(value, join(path, name), module, walk);
    found.push({
      name,
      shape: shapeOf(value, walk),
      dtype: value.dtype.name,
      trainable: value.requiresGrad,
      identity: serialOf(value),
      isLazy: value.isLazy,
      loops: loopsOf(value),
      repeats: repeatsOf(value, walk),
    });
  }
  return found;
}

function isKnownTensor(value: Value): value is PyTensor {
  return value instanceof PyTensor && !hasUnknownShape(value);
}

/** The loops behind it; what their counts are written in are symbols of the model, too. */
function repeatsOf(object: PyInstance | PyTensor, walk: Walk): RepeatIr[] {
  return repeatOf(object).map(({ id, index, count, from }) => {
    walk.rounds.add(index);
    noteSymbols([count], from, walk);
    return { id, index, count };
  });
}

function hasUnknownShape({ pending }: PyTensor): boolean {
  return pending instanceof PyUnknown && !(pending instanceof PySymbolicShape);
}

function shapeOf(tensor: PyTensor, walk: Walk): Dimension[] {
  if (tensor.isLazy) return [];
  const { pending } = tensor;
  if (!(pending instanceof PySymbolicShape)) return [...tensor.shape];
  noteSymbols(pending.dimensions, pending.reasons, walk);
  return pending.dimensions.map((size) => {
    const constant = isConstant(size);
    return constant === undefined ? size : normalize(constant);
  });
}

/** The symbols in them, each with the place of what it stands for. */
function noteSymbols(
  formulas: readonly Formula[],
  reasons: readonly Reason[],
  walk: Walk,
): void {
  for (const size of formulas) {
    for (const name of symbolsOf(size)) {
      if (walk.symbols.has(name) || walk.rounds.has(name)) continue;
      const root = /^[^.[]*/.exec(name)?.[0] ?? name;
      const reason = reasons.find(({ subject }) => subject === root);
      const { file = null, line = null, position = 0 } = reason ?? {};
      walk.symbols.set(name, { name, file, line, position });
    }
  }
}

function buffersOf(module: PyInstance, walk: Walk): BufferIr[] {
  const transient = module.attributes?.get("_non_persistent_buffers_set");
  const found: BufferIr[] = [];
  for (const [name, value] of registry(module, "_buffers")) {
    if (!isKnownTensor(value)) continue;
    found.push({
      name,
      shape: shapeOf(value, walk),
      dtype: value.dtype.name,
      isPersistent: !(transient instanceof PySet && transient.map.has(name)),
      identity: serialOf(value),
      isLazy: value.isLazy,
      loops: loopsOf(value),
      repeats: repeatsOf(value, walk),
    });
  }
  return found;
}

/** Everything in a module that may hold parameters and is not known. */
function unknownsOf(module: PyInstance): UnknownIr[] {
  const found: UnknownIr[] = [];
  const note = (name: string, unknown: PyUnknown): void => {
    const { expression, reasons } = unknown;
    found.push({ name, expression, reasons: [...reasons] });
  };
  for (const dict of ["_parameters", "_modules", "_buffers"]) {
    for (const [name, value] of registry(module, dict)) {
      if (value instanceof PyUnknown) note(name, value);
      if (value instanceof PyTensor && hasUnknownShape(value)) {
        note(name, value.pending as PyUnknown);
      }
    }
  }
  for (const [name, value] of registry(module, "_numel_unknowns")) {
    // Whether an argument is a number shows at times only after it was assigned.
    if (value instanceof PyUnknown && !holdsNoParameters(value)) {
      note(name, value);
    }
  }
  for (const dict of ["_parameters", "_modules", "_buffers"]) {
    const all = module.attributes?.get(dict);
    if (all instanceof PyDict && all.rest !== null) {
      found.push({ name: "", expression: "", reasons: [...all.rest.reasons] });
    }
  }
  const base = module.type.opaqueBase;
  if (base !== null) note("", base);
  if (module.escapes !== null) {
    found.push({ name: "", expression: "", reasons: module.escapes });
  }
  return found;
}

/** Modules in a plain list, tuple or dict are not registered: PyTorch does not count them either. */
function lintContainers(module: PyInstance, layer: LayerIr, walk: Walk): void {
  for (const [name, value] of module.attributes ?? []) {
    if (name.startsWith("_")) continue;
    const kind = containerOfModules(value);
    if (kind === undefined) continue;
    walk.lints.push({
      message: `${join(layer.path, name)} is a plain ${kind} of modules: PyTorch does not register them, so they count nothing (use nn.Module${kind === "dict" ? "Dict" : "List"})`,
      file: layer.file,
      line: layer.line,
    });
  }
}

/** What stands in a list of symbolic length, a run of elements by one round of it. */
function firstOfEach(
  segments: readonly Segment[] | undefined,
): Value[] | undefined {
  return segments?.flatMap((segment) =>
    segment.kind === "one"
      ? [segment.value]
      : (firstOfEach(segment.round) ?? []),
  );
}

function containerOfModules(value: Value): string | undefined {
  const items =
    value instanceof PyList || value instanceof PyTuple
      ? (firstOfEach(segmentsOf(value)) ?? value.items)
      : value instanceof PyDict
        ? [...value.map.values()]
        : [];
  const holdsModules = items.some(
    (item) =>
      (item instanceof PyInstance && item.type.recordsCalls) ||
      (item instanceof PyTensor && item.isParameter),
  );
  return holdsModules ? (value as PyList).type.name : undefined;
}

/** Two Parameters over one storage look tied and are not: PyTorch counts both. */
function lintStorage(
  tensor: PyTensor,
  path: string,
  module: PyInstance,
  walk: Walk,
): void {
  if (tensor.isLazy) return;
  const { storage } = tensor.view;
  const first = walk.storages.get(storage);
  if (first === undefined) {
    walk.storages.set(storage, { tensor, path });
    return;
  }
  if (first.tensor === tensor) return;
  const place = module.origin?.place ?? null;
  walk.lints.push({
    message: `${path} shares its data with ${first.path}, but is a Parameter of its own: PyTorch counts both (assign the Parameter itself to tie them)`,
    file: place?.source.path ?? null,
    line: place === null ? null : place.source.position(place.start).line,
  });
}
