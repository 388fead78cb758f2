/** A model on both sides, and how it differs. */
import type { CountedModel, Status } from "../counted.js";
import type { DiffAspect, DiffStatus, ModelDiff } from "./diffReport.js";
import { fingerprint } from "./fingerprint.js";
import { layerChanges } from "./layerChanges.js";
import type { Match } from "./matchModels.js";
import { modelSide } from "./modelSide.js";
import { ofSide, subtract } from "./quantities.js";

export function compareModel({ base, head, how }: Match): ModelDiff {
  const before = base === null ? null : modelSide(base.model);
  const after = head === null ? null : modelSide(head.model);
  const changes =
    base === null || head === null ? [] : aspects(base.model, head.model);
  // Of variants there is more than one build, and of what is not known no difference.
  const areBuilt =
    isSettled(before?.status ?? null) && isSettled(after?.status ?? null);
  const { layers, unchanged } = layerChanges(
    areBuilt ? (base?.model.root ?? null) : null,
    areBuilt ? (head?.model.root ?? null) : null,
  );
  const known = head ?? base;
  return {
    target: (after ?? before)?.target ?? "",
    alias: known?.model.alias ?? null,
    setting: known?.model.setting ?? null,
    status: statusOf(
      before?.status ?? null,
      after?.status ?? null,
      how,
      changes,
    ),
    changes,
    base: before,
    head: after,
    delta: subtract(ofSide(after), ofSide(before)),
    layers,
    unchangedLayers: unchanged,
    budget: null,
  };
}

/** A model whose count is known as far as it can be. */
export function isSettled(status: Status | null): boolean {
  return status === null || status === "exact" || status === "symbolic";
}

function statusOf(
  before: Status | null,
  after: Status | null,
  how: Match["how"],
  changes: readonly DiffAspect[],
): DiffStatus {
  if (before === null) return "new";
  if (after === null) return "removed";
  if (changes.length > 0 && !(isSettled(before) && isSettled(after))) {
    return "unresolved";
  }
  if (how !== "same") return how;
  return changes.length > 0 ? "changed" : "unchanged";
}

/** What of two builds of a model differs; nothing where they agree in all that is known of them. */
function aspects(base: CountedModel, head: CountedModel): DiffAspect[] {
  if (fingerprint(base) === fingerprint(head)) return [];
  const [before, after] = [modelSide(base), modelSide(head)];
  const found: DiffAspect[] = [];
  if (before.formula !== after.formula || before.atLeast !== after.atLeast) {
    found.push("total");
  }
  if (before.trainable !== after.trainable) found.push("trainable");
  if (before.buffers !== after.buffers) found.push("buffers");
  if (before.bytes !== after.bytes) found.push("bytes");
  if (before.digest !== after.digest) found.push("parameters");
  if (before.status !== after.status) found.push("status");
  // Something that only fingerprints tell apart: ties, dtypes of equal size, names of buffers.
  return found.length > 0 ? found : ["parameters"];
}
