/** The models of a comparison in the order in which they are told, and how many there are of each kind. */
import type { DiffSummary, ModelDiff } from "./diffReport.js";
import { isSettled } from "./compareModel.js";

/** Whether there is something to tell of a model. */
export function isChanged({ status, changes }: ModelDiff): boolean {
  return status !== "unchanged" || changes.length > 0;
}

export function summarize(models: readonly ModelDiff[]): DiffSummary {
  const changed = models.filter(isChanged).length;
  return {
    read: models.length,
    changed,
    unresolved: models.filter(isUnresolved).length,
    unchanged: models.length - changed,
  };
}

export function isUnresolved({ base, head }: ModelDiff): boolean {
  return !(isSettled(base?.status ?? null) && isSettled(head?.status ?? null));
}

/** Largest change first; what is not known comes after what is; unchanged ones last. */
export function inOrder(models: readonly ModelDiff[]): ModelDiff[] {
  return [...models].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      bySize(a.delta.total, b.delta.total) ||
      bySize(a.delta.trainable, b.delta.trainable) ||
      bySize(a.delta.buffers, b.delta.buffers) ||
      (a.target < b.target ? -1 : a.target > b.target ? 1 : 0),
  );
}

function rank(model: ModelDiff): number {
  if (!isChanged(model)) return 2;
  return model.delta.total === null ? 1 : 0;
}

function bySize(a: bigint | null, b: bigint | null): number {
  const size = (value: bigint | null) =>
    value === null ? 0n : value < 0n ? -value : value;
  const [one, other] = [size(a), size(b)];
  return one === other ? 0 : one < other ? 1 : -1;
}
