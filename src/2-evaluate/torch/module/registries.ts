/** The dicts in which an nn.Module keeps what was assigned to it. */
import { PySet } from "../../values/containers.js";
import { PyDict } from "../../values/dict.js";
import type { PyUnknown } from "../../values/unknown.js";
import type { PyObject, Value } from "../../values/value.js";

export type RegistryName = "_parameters" | "_buffers" | "_modules";

/** One of the dicts that `Module.__init__` makes; undefined before it ran. */
export function registry(
  self: PyObject,
  name: RegistryName,
): PyDict | undefined {
  const dict = self.attributes?.get(name);
  return dict instanceof PyDict ? dict : undefined;
}

/** Removes `name` from the instance's `__dict__` and from every registry but `except`. */
export function removeElsewhere(
  self: PyObject,
  name: string,
  except: RegistryName,
): void {
  self.attributes?.delete(name);
  for (const each of ["_parameters", "_buffers", "_modules"] as const) {
    if (each !== except) registry(self, each)?.map.delete(name);
  }
  if (except !== "_buffers") forgetTransience(self, name);
  forgetUnknown(self, name);
}

/** The name is no longer one of a buffer that `state_dict()` leaves out. */
export function forgetTransience(self: PyObject, name: string): void {
  const transient = self.attributes?.get("_non_persistent_buffers_set");
  if (transient instanceof PySet) transient.map.delete(name);
}

const UNKNOWNS = "_numel_unknowns";

/** Remembers that something unknown, which may hold parameters, was assigned. */
export function rememberUnknown(
  self: PyObject,
  name: string,
  value: PyUnknown,
): void {
  let dict = self.attributes?.get(UNKNOWNS);
  if (!(dict instanceof PyDict)) {
    dict = new PyDict();
    self.attributes?.set(UNKNOWNS, dict);
  }
  (dict as PyDict).map.set(name, value);
}

/** The name was given something else, or deleted. */
export function forgetUnknown(self: PyObject, name: string): void {
  const dict = self.attributes?.get(UNKNOWNS) as Value | undefined;
  if (dict instanceof PyDict) dict.map.delete(name);
}
