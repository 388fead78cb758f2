/** Containers that hold themselves: their repr prints `[...]` where it would not end. */
import type { PyObject } from "../values/value.js";
import type { Vm } from "../vm.js";

const key = {};

/** The text of `object` by `write`, or `placeholder` when its text is already being written. */
export function reprGuarded(
  vm: Vm,
  object: PyObject,
  placeholder: string,
  write: () => string,
): string {
  let running = vm.caches.get(key) as Set<PyObject> | undefined;
  if (running === undefined) vm.caches.set(key, (running = new Set()));
  if (running.has(object)) return placeholder;
  running.add(object);
  try {
    return write();
  } finally {
    running.delete(object);
  }
}
