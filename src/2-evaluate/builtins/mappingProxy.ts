/** types.MappingProxyType: a read-only view of a mapping (https://docs.python.org/3.11/library/types.html#types.MappingProxyType). */
import { getAttribute } from "../operations/attribute.js";
import { binary } from "../operations/binary.js";
import { compare } from "../operations/equality.js";
import { raiseTypeError } from "../operations/raise.js";
import { getItem } from "../operations/subscript.js";
import { repr, str } from "../operations/text.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { builtinType } from "../values/basicTypes.js";
import { PyList, PyTuple } from "../values/containers.js";
import { PyObject, type Value } from "../values/value.js";
import type { PyType } from "../values/type.js";
import type { Vm } from "../vm.js";
import { classGetItem } from "./genericAlias.js";
import {
  addClassMethods,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";

export const mappingProxyType = builtinType("mappingproxy");

export class PyMappingProxy extends PyObject {
  constructor(
    readonly mapping: Value,
    type: PyType = mappingProxyType,
  ) {
    super(type);
  }
}

const construction: Table = {
  "__new__(cls, mapping)": (_, cls: PyType, mapping: Value) => {
    if (
      typeOf(mapping).lookup("__getitem__") === undefined ||
      mapping instanceof PyList ||
      mapping instanceof PyTuple
    ) {
      raiseTypeError(
        `mappingproxy() argument must be a mapping, not ${typeName(mapping)}`,
      );
    }
    return new PyMappingProxy(mapping, cls);
  },
};

/** Passes a method on to the mapping. */
const forward =
  (name: string) =>
  (vm: Vm, self: PyMappingProxy, ...args: Value[]): Value =>
    vm.call(
      getAttribute(vm, self.mapping, name),
      args.filter((argument) => argument !== undefined),
    );

const plain = (value: Value): Value =>
  value instanceof PyMappingProxy ? value.mapping : value;

const rows: Table = {
  "__len__(self, /)": forward("__len__"),
  "__iter__(self, /)": forward("__iter__"),
  "__reversed__(self, /)": forward("__reversed__"),
  "__contains__(self, key, /)": (vm, self: PyMappingProxy, key: Value) =>
    compare(vm, "in", key, self.mapping),
  "__getitem__(self, key, /)": (vm, self: PyMappingProxy, key: Value) =>
    getItem(vm, self.mapping, key),
  "__repr__(self, /)": (vm, self: PyMappingProxy) =>
    `mappingproxy(${repr(vm, self.mapping)})`,
  "__str__(self, /)": (vm, self: PyMappingProxy) => str(vm, self.mapping),
  "__eq__(self, value, /)": (vm, self: PyMappingProxy, other: Value) =>
    compare(vm, "==", self.mapping, plain(other)),
  "__or__(self, value, /)": (vm, self: Value, other: Value) =>
    binary(vm, "|", plain(self), plain(other)),
  "__ror__(self, value, /)": (vm, self: Value, other: Value) =>
    binary(vm, "|", plain(other), plain(self)),
  "get(self, key, default=None, /)": forward("get"),
  "keys(self, /)": forward("keys"),
  "values(self, /)": forward("values"),
  "items(self, /)": forward("items"),
  "copy(self, /)": forward("copy"),
};

/** Puts the rows on the type. */
export function installMappingProxy(): void {
  addStaticMethods(mappingProxyType, construction);
  addMethods(mappingProxyType, rows);
  addClassMethods(mappingProxyType, classGetItem);
  mappingProxyType.set("__hash__", null);
}
