/**
 * From the ways through a constructor to one answer: ways that build the same are one, ways on which Python raises are left
 * out, and what differs becomes variants, each with its condition.
 */
import { reasons } from "../messages.js";
import { noCounts } from "./counts.js";
import type { DecisionIr } from "../3-layers/ir.js";
import type { CountedModel, CountedVariant, Status } from "./counted.js";
import { shapeText } from "./numel.js";

/** A model, counted, and the tests that were answered on the way to it. */
export interface CountedPath {
  decisions: readonly DecisionIr[];
  model: CountedModel;
}

/** One of several answers, with the tests that tell it from the others. */
interface Leaf {
  conditions: DecisionIr[];
  model: CountedModel;
}

/**
 * One answer from all paths, of which there is at least one.
 * @param paths every combination of answers once; those that agree on the first tests ask the same test next
 */
export function mergePaths(paths: readonly CountedPath[]): CountedModel {
  const asked = paths.map(({ decisions, model }) => ({
    decisions: decisions.filter(({ isAssumed }) => !isAssumed),
    model,
  }));
  const leaves = merge(asked, 0);
  const [first] = leaves as [Leaf, ...Leaf[]];
  if (leaves.length === 1) return first.model;
  const common = first.model.conditions.filter((text) =>
    leaves.every(({ model }) => model.conditions.includes(text)),
  );
  const variants = leaves.map(({ conditions, model }): CountedVariant => ({
    when: unique([
      ...conditions.map(placed),
      // Taken for granted on this way only: on the others it need not hold.
      ...model.conditions.filter((text) => !common.includes(text)),
    ]).join(" and "),
    model,
  }));
  const shown =
    variants.find(({ model }) => model.root !== null) ?? variants[0];
  const totals = variants.map(({ model }) => model.counts.total);
  return {
    ...(shown as CountedVariant).model,
    counts: {
      ...(shown as CountedVariant).model.counts,
      total: totals.reduce((a, b) => (b < a ? b : a)),
    },
    status: statusOf(variants),
    variants,
    conditions: common,
    reasons: variants.flatMap(({ model }) => model.reasons),
    digest: null,
  };
}

/** `aux_logits (model.py:31)` */
export function placed({ text, file, line }: DecisionIr): string {
  return file === null
    ? text
    : `${text} (${file}${line === null ? "" : `:${line}`})`;
}

/** `paths` agree on the first `depth` answers. */
function merge(paths: readonly CountedPath[], depth: number): Leaf[] {
  const test = paths[0]?.decisions[depth];
  if (test === undefined) {
    return paths.map(({ model }) => ({ conditions: [], model }));
  }
  const sides = [true, false].map((answer) => {
    const side = paths.filter(
      ({ decisions }) => decisions[depth]?.answer === answer,
    );
    const decision = side[0]?.decisions[depth];
    return { decision, leaves: side.length > 0 ? merge(side, depth + 1) : [] };
  });
  return joinSides(sides);
}

function joinSides(
  sides: { decision: DecisionIr | undefined; leaves: Leaf[] }[],
): Leaf[] {
  const built = sides.filter(({ leaves }) => !leaves.every(isRaised));
  const [only] = built;
  if (built.length === 1 && only?.decision !== undefined) {
    // The other way Python raises: whoever counts the model means this one.
    const condition = placed(only.decision);
    return only.leaves.map((leaf) => ({
      ...leaf,
      model: {
        ...leaf.model,
        conditions: unique([condition, ...leaf.model.conditions]),
      },
    }));
  }
  const [yes, no] = sides.map(({ leaves }) => leaves) as [Leaf[], Leaf[]];
  const same = sameLeaves(yes, no);
  if (same !== undefined) return same;
  const test = sides[0]?.decision ?? sides[1]?.decision;
  if (test?.isPerRound === true) return [undecidedRound(test, yes[0] ?? no[0])];
  return sides.flatMap(({ decision, leaves }) =>
    leaves.map(({ conditions, model }) => ({
      conditions:
        decision === undefined ? conditions : [decision, ...conditions],
      model,
    })),
  );
}

/** Rounds of one loop that differ have no common number. */
function undecidedRound(test: DecisionIr, leaf: Leaf | undefined): Leaf {
  const { model } = leaf as Leaf;
  const { file, line } = test;
  const reason = { ...reasons.undecided(test.text), file, line };
  return {
    conditions: [],
    model: {
      ...model,
      status: "failed",
      root: null,
      formulas: null,
      counts: noCounts(),
      parameters: [],
      byType: [],
      ties: [],
      reasons: [{ reason, affects: [] }],
      digest: null,
    },
  };
}

/** The leaves of both sides where they are the same ones, so that the test between them does not matter. */
function sameLeaves(yes: Leaf[], no: Leaf[]): Leaf[] | undefined {
  if (yes.length !== no.length) return undefined;
  const merged: Leaf[] = [];
  for (const [i, leaf] of yes.entries()) {
    const other = no[i] as Leaf;
    const areAlike =
      conditionKey(leaf) === conditionKey(other) &&
      contentKey(leaf.model) === contentKey(other.model);
    if (!areAlike) return undefined;
    merged.push({ ...leaf, model: both(leaf.model, other.model) });
  }
  return merged;
}

function both(a: CountedModel, b: CountedModel): CountedModel {
  return {
    ...a,
    modules: a.modules === b.modules ? a.modules : null,
    conditions: a.conditions.filter((text) => b.conditions.includes(text)),
    lints: a.lints,
    digest: a.digest,
  };
}

function isRaised({ model }: Leaf): boolean {
  return (
    model.status === "failed" &&
    model.reasons.every(({ reason }) => reason.code === "raised")
  );
}

function conditionKey({ conditions }: Leaf): string {
  return conditions.map(placed).join("\n");
}

/** Equal for models that a report has nothing different to say of, the number of modules aside. */
function contentKey(model: CountedModel): string {
  return JSON.stringify(
    [
      model.status,
      model.parameters.map(({ path, shape, dtype, trainable }) => [
        path,
        shapeText(shape),
        dtype,
        trainable,
      ]),
      model.ties,
      model.counts,
      model.stored,
      model.formulas?.total.key,
      model.formulas?.buffers.key,
      model.reasons.map(({ reason, affects }) => [
        reason.code,
        reason.message,
        reason.line,
        affects,
      ]),
    ],
    (_key, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
  );
}

function statusOf(variants: readonly CountedVariant[]): Status {
  const isKnown = variants.every(({ model: { status } }) =>
    ["exact", "symbolic"].includes(status),
  );
  return isKnown ? "variants" : "partial";
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
