/**
 * `os.environ`. The environment is taken to be an ordinary one: a variable that the program itself has not set counts
 * as not set where the program says what to do then (`get`, `in`), because that is how a model is built by whoever runs
 * it without special settings. Asked for outright it is unknown, and so are the variables that every login sets.
 */
import { reasons } from "../../../../messages.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { typeName } from "../../../operations/typeOf.js";
import { toArray } from "../../../operations/iterate.js";
import { getItem } from "../../../operations/subscript.js";
import { findMethod } from "../../../operations/attribute.js";
import { unbox } from "../../../operations/unbox.js";
import { unknown } from "../../../operations/unknown.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyDict } from "../../../values/dict.js";
import { keyErrorType } from "../../../values/exceptionTypes.js";
import type { PyUnknown } from "../../../values/unknown.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addMethods, type Table } from "../../table.js";

const environType = builtinType("_Environ", undefined, "os");

/** Set on practically every machine, and to something else on each. */
const alwaysSet = new Set(
  "HOME HOSTNAME LANG LOGNAME OLDPWD PATH PWD SHELL SHLVL TERM TMPDIR USER USERPROFILE".split(
    " ",
  ),
);

class PyEnviron extends PyObject {
  /** What the program has set, and null for what it has removed. */
  readonly known = new Map<string, Value>();
  constructor() {
    super(environType);
  }
}

const environKey = {};

/** The one environment of an evaluation. */
export function environOf(vm: Vm): PyEnviron {
  let environ = vm.state.get(environKey) as PyEnviron | undefined;
  if (environ === undefined) {
    environ = new PyEnviron();
    vm.state.set(environKey, environ);
  }
  return environ;
}

function nameOf(key: Value): string {
  const name = unbox(key);
  if (typeof name === "string") return name;
  return raiseTypeError(`str expected, not ${typeName(key)}`);
}

function variable(vm: Vm, name: string): PyUnknown {
  return unknown(
    vm,
    reasons.runtimeValue(`environment variable '${name}'`),
    `os.environ['${name}']`,
  );
}

/** `environ.get(key, default)` */
export function lookUp(
  vm: Vm,
  self: PyEnviron,
  key: Value,
  fallback: Value,
): Value {
  const name = nameOf(key);
  const known = self.known.get(name);
  if (known !== undefined) return known ?? fallback;
  return alwaysSet.has(name) ? variable(vm, name) : fallback;
}

function set(self: PyEnviron, key: Value, value: Value): null {
  const text = unbox(value);
  if (
    typeof text !== "string" &&
    !(text instanceof PyObject && text.type === undefined)
  ) {
    raiseTypeError(`str expected, not ${typeName(value)}`);
  }
  self.known.set(nameOf(key), text);
  return null;
}

function remove(vm: Vm, self: PyEnviron, key: Value): Value {
  const name = nameOf(key);
  const known = self.known.get(name);
  if (known === null) raise(keyErrorType, name);
  self.known.set(name, null);
  return known ?? variable(vm, name);
}

const whole = (vm: Vm) =>
  unknown(vm, reasons.runtimeValue("the environment"), "os.environ");

const rows: Table = {
  "__getitem__(self, key, /)": (vm, self: PyEnviron, key: Value) => {
    const name = nameOf(key);
    const known = self.known.get(name);
    if (known === null) raise(keyErrorType, name);
    return known ?? variable(vm, name);
  },
  "__delitem__(self, key, /)": (vm, self: PyEnviron, key: Value) => {
    remove(vm, self, key);
    return null;
  },
  "__contains__(self, key, /)": (vm, self: PyEnviron, key: Value) => {
    const name = nameOf(key);
    const known = self.known.get(name);
    if (known !== undefined) return known !== null;
    return alwaysSet.has(name) ? variable(vm, name) : false;
  },
  "__iter__(self, /)": whole,
  "__len__(self, /)": whole,
  "__repr__(self, /)": () => "environ({...})",
  "get(self, key, default=None)": lookUp,
  "keys(self, /)": whole,
  "values(self, /)": whole,
  "items(self, /)": whole,
  "copy(self, /)": whole,
  "pop(self, key, default=...)": (
    vm,
    self: PyEnviron,
    key: Value,
    fallback,
  ) => {
    const name = nameOf(key);
    const known = self.known.get(name);
    const isSet = known === undefined ? alwaysSet.has(name) : known !== null;
    if (!isSet && fallback !== undefined) return fallback as Value;
    return remove(vm, self, key);
  },
};

const rowsAcceptingUnknown: Table = {
  "__setitem__(self, key, value, /)": (
    _,
    self: PyEnviron,
    key: Value,
    value: Value,
  ) => set(self, key, value),
  "setdefault(self, key, value)": (
    vm,
    self: PyEnviron,
    key: Value,
    value: Value,
  ) => {
    const name = nameOf(key);
    if ((self.known.get(name) ?? null) !== null)
      return self.known.get(name) as Value;
    if (alwaysSet.has(name)) return variable(vm, name);
    set(self, key, value);
    return value;
  },
  "update(self, other=(), /, **kwds)": (
    vm,
    self: PyEnviron,
    other: Value,
    more: PyDict,
  ) => {
    for (const [key, value] of [...pairsOf(vm, other), ...pairsOf(vm, more)]) {
      set(self, key, value);
    }
    return null;
  },
};

function pairsOf(vm: Vm, from: Value): [Value, Value][] {
  const keys = findMethod(vm, from, "keys");
  if (keys !== undefined) {
    return toArray(vm, vm.call(keys, [])).map((key) => [
      key,
      getItem(vm, from, key),
    ]);
  }
  return toArray(vm, from).map((pair) => toArray(vm, pair) as [Value, Value]);
}

export function installEnviron(): void {
  addMethods(environType, rows);
  addMethods(environType, rowsAcceptingUnknown, { acceptsUnknown: true });
}
