/** The form of every builtin: one row, a signature in Python text and a function. */
import {
  PyBuiltin,
  PyClassMethod,
  PyGetSet,
  type Native,
} from "../values/functions.js";
import { objectType } from "../values/basicTypes.js";
import type { PyModule } from "../values/module.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";

/**
 * Rows by signature: `"append(self, object, /)": (vm, self, object) => …`. The text between the parentheses is Python's:
 * `/`, `*`, `*args`, `**kwargs`, and defaults that are None, True, False, an int, a float, a str or `()`. A default
 * written `...` marks an argument that may be left out: the function then receives `undefined`. Arguments are bound and
 * checked by calls/bindNative.ts, so that every row raises the same TypeErrors as Python.
 */
export type Table = Record<string, Native>;

/** How rows treat unknown arguments: `acceptsUnknown` rows get them, others are answered with an unknown. */
export interface TableOptions {
  acceptsUnknown?: boolean;
}

/** Puts a table's rows on a built-in type as methods. */
export function addMethods(
  type: PyType,
  table: Table,
  { acceptsUnknown = false }: TableOptions = {},
): void {
  for (const [text, native] of Object.entries(table)) {
    const { name, signature } = split(text);
    const method = new PyBuiltin(
      name,
      signature,
      native,
      true,
      type.name,
      acceptsUnknown,
    );
    // Everything is an object; the rest must be asked, because `list.append(x, 1)` may be called with any x.
    if (type !== objectType) method.ownerType = type;
    type.namespace.set(name, method);
  }
  type.invalidate();
}

/** Puts rows on a built-in type that receive the class first (`dict.fromkeys`). */
export function addClassMethods(
  type: PyType,
  table: Table,
  { acceptsUnknown = false }: TableOptions = {},
): void {
  for (const [text, native] of Object.entries(table)) {
    const { name, signature } = split(text);
    const method = new PyBuiltin(
      name,
      signature,
      native,
      false,
      type.name,
      acceptsUnknown,
    );
    method.takesClass = true;
    type.namespace.set(name, new PyClassMethod(method));
  }
  type.invalidate();
}

/** Puts rows on a built-in type that receive nothing extra: static methods, and `__new__`, which gets `cls` by hand. */
export function addStaticMethods(
  type: PyType,
  table: Table,
  { acceptsUnknown = false }: TableOptions = {},
): void {
  for (const [text, native] of Object.entries(table)) {
    const { name, signature } = split(text);
    type.namespace.set(
      name,
      new PyBuiltin(name, signature, native, false, type.name, acceptsUnknown),
    );
  }
  type.invalidate();
}

/** Puts computed attributes on a built-in type. */
export function addGetters(
  type: PyType,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each row narrows its own `self`
  getters: Record<string, PyGetSet["get"] | [PyGetSet["get"], any]>,
): void {
  for (const [name, row] of Object.entries(getters)) {
    const [get, set] = Array.isArray(row) ? row : [row, null];
    type.namespace.set(name, new PyGetSet(name, get, set));
  }
  type.invalidate();
}

/** Puts a table's rows into a module's namespace as functions, and `constants` beside them. */
export function addFunctions(
  module: PyModule,
  table: Table,
  constants: Record<string, Value> = {},
  { acceptsUnknown = false }: TableOptions = {},
): void {
  for (const [text, native] of Object.entries(table)) {
    const { name, signature } = split(text);
    module.namespace.set(
      name,
      new PyBuiltin(
        name,
        signature,
        native,
        false,
        module.name,
        acceptsUnknown,
      ),
    );
  }
  for (const [name, value] of Object.entries(constants)) {
    module.namespace.set(name, value);
  }
}

function split(text: string): { name: string; signature: string } {
  const open = text.indexOf("(");
  return { name: text.slice(0, open), signature: text.slice(open + 1, -1) };
}
