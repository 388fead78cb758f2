/**
 * The order of a set's elements, in step with `values/setTable.ts`. A set that was only added to needs no table: it is
 * rebuilt from the order of insertion when someone loops. From the first removal or merge on, the table is kept.
 *
 * Where an element's hash is not the same on every run (str, None, objects with the default hash), Python has no order to
 * reproduce; those sets are visited in order of insertion.
 */
import type { PySet } from "../values/containers.js";
import type { HashKey } from "../values/hashKey.js";
import { type Hash64, SetTable } from "../values/setTable.js";
import type { Value } from "../values/value.js";
import { deterministicHash } from "./pythonHash.js";

/** The elements in the order in which Python visits them. */
export function setElements(set: PySet): Value[] {
  const table = orderOf(set);
  return table === null
    ? [...set.map.values()]
    : table.keys().map((key) => set.map.get(key) as Value);
}

/** The set's table, made if need be; null where Python's order differs from run to run. */
export function orderOf(set: PySet): SetTable | null {
  if (set.table !== null) return set.table;
  const table = new SetTable();
  for (const [key, value] of set.map) {
    const hash = hash64(value);
    if (hash === undefined) return null;
    table.add(key, hash);
  }
  return (set.table = table);
}

/** After `value` went into a set that keeps its table. */
export function orderAdd(set: PySet, key: HashKey, value: Value): void {
  const hash = hash64(value);
  if (hash === undefined) set.table = null;
  else set.table?.add(key, hash);
}

/** Before the element under `key` leaves the set. */
export function orderDelete(set: PySet, key: HashKey): void {
  const table = orderOf(set);
  if (table === null) return;
  table.remove(key, hash64(set.map.get(key) as Value) as Hash64);
}

function hash64(value: Value): Hash64 | undefined {
  if (typeof value === "number" && value >= 0) {
    return { high: Math.floor(value / 2 ** 32), low: value >>> 0 };
  }
  const hash = deterministicHash(value);
  if (hash === undefined) return undefined;
  const bits = BigInt.asUintN(64, hash);
  return { high: Number(bits >> 32n), low: Number(bits & 0xffff_ffffn) };
}
