/** From a built model to its IR, with the words that belong to it. */
import { isAbsolute, relative, resolve } from "node:path";
import { PyFunction } from "./2-evaluate/values/functions.js";
import { PyType } from "./2-evaluate/values/type.js";
import { PyInstance } from "./2-evaluate/values/value.js";
import { extract, isModule } from "./3-layers/extract.js";
import type { LayerIr, ModelIr } from "./3-layers/ir.js";
import type { Reason } from "./messages.js";
import type { Offer } from "./offers.js";
import type { OpenedModule } from "./openModule.js";
import type { Span } from "./source.js";

export function modelIr(
  { loaded, place }: OpenedModule,
  offer: Offer,
  { cwd }: { cwd: string },
): ModelIr {
  const { built, name } = offer;
  const { value } = built;
  const extracted =
    value !== undefined && isModule(value) ? extract(value) : null;
  const where = definitionOf(offer);
  const reasons = [
    ...(built.reason === null ? [] : [built.reason]),
    // An instance that a script made may have been changed by what was not run any more.
    ...(offer.kind === "instance" && loaded.stopped?.code === "budget"
      ? [loaded.stopped]
      : []),
    ...(extracted?.reasons ?? []),
  ];
  const path = (file: string) => shownPath(file, cwd);
  const model: ModelIr = {
    target: `${place.name}::${name}`,
    file: path(where?.source.path ?? loaded.source.path),
    line: where?.source.position(where.start).line ?? 1,
    call: built.call,
    assumptions: built.assumptions.map((text) =>
      text.replaceAll(`${cwd}/`, ""),
    ),
    root: extracted?.root ?? null,
    reasons: reasons.map((reason) => shown(reason, path)),
    lints: (extracted?.lints ?? []).map((lint) => ({
      ...lint,
      file: lint.file === null ? null : path(lint.file),
    })),
  };
  if (model.root !== null) shortenPaths(model.root, path);
  return model;
}

/** Where the class or function behind a model is defined. */
function definitionOf({ origin, built }: Offer): Span | null {
  if (origin instanceof PyType) return origin.definition;
  if (origin instanceof PyFunction) return unwrapped(origin);
  const { value } = built;
  return value instanceof PyInstance
    ? (value.origin?.place ?? value.type.definition)
    : null;
}

/** The function that a decorator wrapped, where it says so (`functools.wraps`). */
function unwrapped(callee: PyFunction): PyFunction {
  const inner = callee.attributes?.get("__wrapped__");
  return inner instanceof PyFunction ? unwrapped(inner) : callee;
}

/** Reasons are compared by identity: one object in, one object out. */
const shownReasons = new WeakMap<Reason, Reason>();

function shown(reason: Reason, path: (file: string) => string): Reason {
  if (reason.file === null) return reason;
  let copy = shownReasons.get(reason);
  if (copy === undefined) {
    copy = { ...reason, file: path(reason.file) };
    shownReasons.set(reason, copy);
  }
  return copy;
}

function shortenPaths(layer: LayerIr, path: (file: string) => string): void {
  if (layer.file !== null) layer.file = path(layer.file);
  for (const unknown of layer.unknowns) {
    unknown.reasons = unknown.reasons.map((reason) => shown(reason, path));
  }
  for (const child of layer.layers) shortenPaths(child, path);
}

/** Relative to where numel was started, if it lies below. */
function shownPath(file: string, cwd: string): string {
  if (!isAbsolute(file)) return file;
  const short = relative(cwd, file);
  return short.startsWith("..") || isAbsolute(short) ? resolve(file) : short;
}
