/** The counting engine: from the layer IR of one model to every number about it. */
import type { ModelIr, PathIr } from "../3-layers/ir.js";
import { bytesOf } from "./dtypes.js";
import type {
  CountedLayer,
  CountedModel,
  CountedParameter,
  DtypeBytes,
} from "./counted.js";
import { countLayer, type Walk } from "./countLayer.js";
import { countFormulas, hasFormulas } from "./countFormulas.js";
import { digest } from "./digest.js";
import { groupReasons } from "./groupReasons.js";
import { noCounts } from "./counts.js";
import { isEmbedding, subtotals } from "./byType.js";
import { mergePaths, placed } from "./mergePaths.js";
import { storedBy } from "./stored.js";

/**
 * Counts one model as PyTorch does: parameters by Parameter object (the first registered path owns it, later ones are
 * ties), modules by Module object. Exact integers throughout; a model of which anything is unknown is `partial`, and its
 * numbers are then lower bounds.
 */
export function countModel(model: ModelIr): CountedModel {
  const paths = model.paths.map((path) => ({
    decisions: path.decisions,
    model: countPath(model, path),
  }));
  return mergePaths(paths);
}

/** What one way through the constructor built. */
export function countPath(model: ModelIr, path: PathIr): CountedModel {
  const walk: Walk = {
    owners: new Map(),
    buffers: new Set(),
    modules: new Set(),
    arithmetic: new Map(),
  };
  const root = path.root && countLayer(path.root, walk);
  const layers = root ? allLayers(root) : [];
  const reasons = groupReasons(path.reasons, layers);
  const parameters = layers.flatMap((layer) => layer.parameters);
  const counted = parameters.filter(({ tiedTo }) => tiedTo === null);
  const formulas =
    root !== null && path.root !== null && hasFormulas(path.root)
      ? countFormulas(path, root)
      : null;
  const isKnown = root !== null && root.isComplete && reasons.length === 0;
  const isExact = isKnown && formulas === null;
  const embedding = layers
    .filter(isEmbedding)
    .reduce((sum, { own }) => sum + own.total, 0n);
  const counts = root?.subtree ?? noCounts();
  return {
    target: model.target,
    file: model.file,
    line: model.line,
    call: model.call,
    assumptions: model.assumptions,
    conditions: path.decisions.filter(({ isAssumed }) => isAssumed).map(placed),
    variants: [],
    status: isExact
      ? "exact"
      : isKnown
        ? "symbolic"
        : root
          ? "partial"
          : "failed",
    formulas,
    root,
    counts,
    embedding,
    other: counts.total - embedding,
    modules: walk.modules.size,
    stored: path.root && storedBy(path.root),
    bytes: byDtype(counted),
    byType: subtotals(layers),
    parameters: counted,
    ties: parameters.flatMap(({ path, tiedTo }) =>
      tiedTo === null ? [] : [{ path, owner: tiedTo }],
    ),
    // Worked out when it is asked for: only data formats show it.
    get digest() {
      return isExact ? digest(counted) : null;
    },
    reasons,
    lints: path.lints,
  };
}

/** The layer and all below it, in the order of `named_modules()`. */
export function allLayers(layer: CountedLayer): CountedLayer[] {
  const all: CountedLayer[] = [];
  const visit = (one: CountedLayer) => {
    all.push(one);
    one.layers.forEach(visit);
  };
  visit(layer);
  return all;
}

function byDtype(parameters: readonly CountedParameter[]): DtypeBytes[] {
  const elements = new Map<string, bigint>();
  for (const { dtype, numel } of parameters) {
    elements.set(dtype, (elements.get(dtype) ?? 0n) + (numel ?? 0n));
  }
  return [...elements].map(([dtype, count]) => ({
    dtype,
    elements: count,
    bytes: bytesOf(dtype, count),
  }));
}
