/** The methods of a dataclass besides `__init__`: repr, comparison, hash, and the refusals of a frozen one. */
import { getAttribute } from "../../../operations/attribute.js";
import { compare } from "../../../operations/equality.js";
import { lookupHash } from "../../../operations/hashOf.js";
import { raise } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { truthy } from "../../../operations/truth.js";
import { typeOf } from "../../../operations/typeOf.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { attributeErrorType } from "../../../values/exceptionTypes.js";
import { type PyFunction, PySuper } from "../../../values/functions.js";
import { notImplemented } from "../../../values/simple.js";
import type { PyType } from "../../../values/type.js";
import type { PyObject, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { reprGuarded } from "../../reprGuard.js";
import { synthesize } from "../../synthesize.js";
import type { PyField } from "./field.js";

export const frozenInstanceErrorType = builtinType(
  "FrozenInstanceError",
  [attributeErrorType],
  "dataclasses",
);

function method(
  vm: Vm,
  cls: PyType,
  name: string,
  parameters: string[],
  native: Parameters<typeof synthesize>[1]["native"],
): PyFunction {
  return synthesize(vm, {
    name,
    qualname: `${cls.qualname}.${name}`,
    parameters: parameters.map((each) => ({ name: each, kind: "positional" })),
    native,
  });
}

function values(vm: Vm, object: Value, fields: readonly PyField[]): PyTuple {
  return new PyTuple(
    fields.map((field) => getAttribute(vm, object, field.name as string)),
  );
}

/** `Point(x=1, y=2)` */
export function makeRepr(
  vm: Vm,
  cls: PyType,
  fields: readonly PyField[],
): PyFunction {
  return method(vm, cls, "__repr__", ["self"], (inner, self: PyObject) =>
    reprGuarded(inner, self, "...", () => {
      const parts = fields.map((field) => {
        const name = field.name as string;
        return `${name}=${repr(inner, getAttribute(inner, self, name))}`;
      });
      return `${self.type.qualname}(${parts.join(", ")})`;
    }),
  );
}

/** `==`, `<` and so on: as tuples of the fields, between instances of the very same class. */
export function makeComparison(
  vm: Vm,
  cls: PyType,
  name: string,
  operator: "==" | "<" | "<=" | ">" | ">=",
  fields: readonly PyField[],
): PyFunction {
  return method(
    vm,
    cls,
    name,
    ["self", "other"],
    (inner, self: Value, other: Value) =>
      typeOf(other) === typeOf(self)
        ? compare(
            inner,
            operator,
            values(inner, self, fields),
            values(inner, other, fields),
          )
        : notImplemented,
  );
}

export function makeHash(
  vm: Vm,
  cls: PyType,
  fields: readonly PyField[],
): PyFunction {
  const hashed = fields.filter((field) =>
    truthy(vm, field.hash === null ? field.compare : field.hash),
  );
  return method(vm, cls, "__hash__", ["self"], (inner, self: Value) =>
    lookupHash(inner, values(inner, self, hashed)),
  );
}

/** `__setattr__` and `__delattr__` of a frozen dataclass: subclasses may still have attributes of their own. */
export function makeFrozen(
  vm: Vm,
  cls: PyType,
  fields: readonly PyField[],
): PyFunction[] {
  const names = new Set(fields.map((field) => field.name));
  const guard =
    (verb: string, special: string) =>
    (inner: Vm, self: Value, name: Value, ...rest: Value[]) => {
      if (typeOf(self) === cls || names.has(name)) {
        raise(
          frozenInstanceErrorType,
          `cannot ${verb} field ${repr(inner, name)}`,
        );
      }
      const base = new PySuper(cls, self, typeOf(self));
      return inner.call(getAttribute(inner, base, special), [name, ...rest]);
    };
  return [
    method(
      vm,
      cls,
      "__setattr__",
      ["self", "name", "value"],
      guard("assign to", "__setattr__"),
    ),
    method(
      vm,
      cls,
      "__delattr__",
      ["self", "name"],
      guard("delete", "__delattr__"),
    ),
  ];
}
