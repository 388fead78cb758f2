/** One part of a run's work, for a machine of several: the same part on each of them, whoever asks. */
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { Files } from "../files.js";
import type { Planned } from "./plan.js";
import type { Unit } from "./unit.js";

/** `2/8` */
export interface Shard {
  /** From 1. */
  index: number;
  of: number;
}

/** A plan of which only a part is done here. */
export interface PartialPlan {
  plan: Planned[];
  /** Where each thing that is done here stands in the whole: for a failure its target, else each unit. */
  positions: number[][];
  /** The same for all parts of one whole. */
  id: string;
}

/** All of it. */
export function wholePlan(plan: Planned[]): PartialPlan {
  let next = 0;
  const positions = plan.map((planned) =>
    "failure" in planned ? [next++] : planned.units.map(() => next++),
  );
  return { plan, positions, id: "" };
}

/** The shard's units: large files are dealt out first, each to the shard that has least to do so far. */
export function shardOf(
  whole: Planned[],
  { index, of }: Shard,
  { files, cwd }: { files: Files; cwd: string },
): PartialPlan {
  const { positions } = wholePlan(whole);
  const items = whole.flatMap((planned, i) =>
    (positions[i] ?? []).map((position, j) => {
      const unit = "failure" in planned ? undefined : planned.units[j];
      return { position, size: unit ? sizeOf(unit, files, cwd) : 0 };
    }),
  );
  items.sort((a, b) => b.size - a.size || a.position - b.position);
  const loads = Array.from({ length: of }, () => 0);
  const own = new Set<number>();
  for (const { position, size } of items) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + size + 1;
    if (least === index - 1) own.add(position);
  }
  const isOwn = (position: number | undefined): boolean =>
    position !== undefined && own.has(position);
  const kept = whole.map((planned, i): Planned => {
    if ("failure" in planned) return planned;
    const units = planned.units.filter((_, j) => isOwn(positions[i]?.[j]));
    // That there is no model anywhere shows when the parts are put together.
    return { ...planned, units, nothing: null };
  });
  const parts = kept
    .map((planned, i) => ({
      planned,
      places: (positions[i] ?? []).filter(isOwn),
    }))
    .filter(({ places }) => places.length > 0);
  return {
    plan: parts.map(({ planned }) => planned),
    positions: parts.map(({ places }) => places),
    id: idOf(whole),
  };
}

function sizeOf({ place, set }: Unit, files: Files, cwd: string): number {
  const size =
    place.kind === "file" ? files.size(resolve(cwd, place.name)) : 2000;
  return size * (1 + set.length);
}

function idOf(plan: readonly Planned[]): string {
  const what = plan.map((planned) =>
    "failure" in planned ? planned.failure.target : planned.units,
  );
  return createHash("sha1").update(JSON.stringify(what)).digest("hex");
}
