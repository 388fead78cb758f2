/** From a built model to its IR, with the words that belong to it. */
import type { Decision } from "./2-evaluate/choices.js";
import type { Outcome } from "./2-evaluate/models/buildModel.js";
import { PyFunction } from "./2-evaluate/values/functions.js";
import { PyType } from "./2-evaluate/values/type.js";
import { PyInstance } from "./2-evaluate/values/value.js";
import { extract, type ExtractOptions, isModule } from "./3-layers/extract.js";
import type { DecisionIr, LayerIr, ModelIr, PathIr } from "./3-layers/ir.js";
import type { Reason } from "./messages.js";
import type { Offer } from "./offers.js";
import type { OpenedModule } from "./openModule.js";
import { shownPath } from "./shownPath.js";
import type { Span } from "./source.js";

export function modelIr(
  { loaded, place }: OpenedModule,
  offer: Offer,
  options: { cwd: string; arguments?: boolean },
): ModelIr {
  const { built, name } = offer;
  const { cwd } = options;
  const where = definitionOf(offer);
  const path = shownPaths(cwd);
  return {
    target: `${place.name}::${name}`,
    file: path(where?.source.path ?? loaded.source.path),
    line: where?.source.position(where.start).line ?? 1,
    call: built.call,
    assumptions: built.assumptions.map((text) =>
      text.replaceAll(`${cwd}/`, ""),
    ),
    paths: built.paths.map(({ outcome, decisions }) => ({
      decisions: decisions.map((decision) => decisionIr(decision, path)),
      ...extractedFrom(outcome, stoppedBefore(offer, loaded), path, options),
    })),
  };
}

/** `shownPath`, asked once a file: the layers of a model stand in few. */
function shownPaths(cwd: string): (file: string) => string {
  const known = new Map<string, string>();
  return (file) => {
    let shown = known.get(file);
    if (shown === undefined) known.set(file, (shown = shownPath(file, cwd)));
    return shown;
  };
}

function decisionIr(
  { text, answer, file, line, isAssumed, isPerRound }: Decision,
  path: (file: string) => string,
): DecisionIr {
  return {
    text,
    answer,
    file: file === null ? null : path(file),
    line,
    isAssumed,
    isPerRound: isPerRound === true,
  };
}

/** An instance that a script made may have been changed by what was not run any more. */
function stoppedBefore(
  { kind }: Offer,
  { stopped }: OpenedModule["loaded"],
): Reason | null {
  return kind === "instance" && stopped?.code === "budget" ? stopped : null;
}

/** What a built value is, as IR; of no module there is none. */
export function extractedFrom(
  { value, reason }: Outcome,
  stopped: Reason | null,
  path: (file: string) => string,
  options: ExtractOptions,
): Omit<PathIr, "decisions"> {
  const extracted =
    value !== undefined && isModule(value) ? extract(value, options) : null;
  const reasons = [reason, stopped, ...(extracted?.reasons ?? [])];
  const root = extracted?.root ?? null;
  if (root !== null) shortenPaths(root, path);
  return {
    root,
    symbols: (extracted?.symbols ?? []).map((symbol) => ({
      ...symbol,
      file: symbol.file === null ? null : path(symbol.file),
    })),
    reasons: reasons
      .filter((each) => each !== null)
      .map((each) => shown(each, path)),
    lints: (extracted?.lints ?? []).map((lint) => ({
      ...lint,
      file: lint.file === null ? null : path(lint.file),
    })),
  };
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
