/** What can be reached from the running frames, and what of it a round of a loop has changed. */
import type { Frame } from "../frame.js";
import { PyTensor } from "../torch/tensor.js";
import { PyList, PySet, PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { PyFunction, PyMethod } from "../values/functions.js";
import { PyGenerator } from "../values/iterators.js";
import { PyModule } from "../values/module.js";
import { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import { PyObject, type Value } from "../values/value.js";
import { segmentsOf, type Segment } from "./segments.js";

/** The contents of containers, as they were. */
export interface Snapshot {
  lists: Map<PyList, readonly (Value | Segment)[]>;
  /** Dicts and the attributes of instances. */
  maps: Map<Map<unknown, Value>, ReadonlyMap<unknown, Value>>;
  seen: Set<PyObject>;
}

/** @param frame the innermost running frame; those that called it belong to it */
export function takeSnapshot(
  frame: Frame | null,
  others: readonly Value[] = [],
): Snapshot {
  const snapshot: Snapshot = {
    lists: new Map(),
    maps: new Map(),
    seen: new Set(),
  };
  const open: Value[] = [...others];
  const frames = new Set<Frame>();
  const addFrame = (one: Frame | null) => {
    for (let at = one; at !== null && !frames.has(at); at = at.parent) {
      frames.add(at);
      for (const value of at.slots) if (value !== undefined) open.push(value);
    }
  };
  for (let at = frame; at !== null; at = at.caller) addFrame(at);
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (!(value instanceof PyObject) || snapshot.seen.has(value)) continue;
    if (
      value instanceof PyUnknown ||
      value instanceof PyType ||
      value instanceof PyModule
    ) {
      continue;
    }
    snapshot.seen.add(value);
    if (value instanceof PyFunction) addFrame(value.closure);
    if (value instanceof PyGenerator) addFrame(value.frame);
    look(value, snapshot, open);
  }
  return snapshot;
}

function look(value: PyObject, snapshot: Snapshot, open: Value[]): void {
  if (value instanceof PyList) {
    const segments = segmentsOf(value);
    snapshot.lists.set(value, segments ?? value.items.slice());
    if (segments === undefined) open.push(...value.items);
    else pushSegments(segments, open);
  } else if (value instanceof PyTuple) {
    const segments = segmentsOf(value);
    if (segments === undefined) open.push(...value.items);
    else pushSegments(segments, open);
  } else if (value instanceof PyDict) {
    snapshot.maps.set(value.map as never, new Map(value.map));
    open.push(...value.map.values());
  } else if (value instanceof PySet) {
    open.push(...value.map.values());
  } else if (value instanceof PyMethod) {
    open.push(value.self);
  }
  if (value.attributes !== null && !(value instanceof PyTensor)) {
    snapshot.maps.set(value.attributes, new Map(value.attributes));
    open.push(...value.attributes.values());
  }
}

function pushSegments(segments: readonly Segment[], open: Value[]): void {
  for (const segment of segments) {
    if (segment.kind === "one") open.push(segment.value);
    else pushSegments(segment.round, open);
  }
}
