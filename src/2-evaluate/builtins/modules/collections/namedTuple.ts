/** collections.namedtuple, and what typing.NamedTuple is made of (https://docs.python.org/3.11/library/collections.html#collections.namedtuple). */
import { newType } from "../../../calls/buildClass.js";
import { getAttribute } from "../../../operations/attribute.js";
import { toArray } from "../../../operations/iterate.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeName } from "../../../operations/typeOf.js";
import { freshAttributes } from "../../../operations/instances.js";
import { userFrame } from "../../../operations/userPlace.js";
import { tupleType, typeType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import {
  attributeErrorType,
  valueErrorType,
} from "../../../values/exceptionTypes.js";
import {
  PyBuiltin,
  PyClassMethod,
  PyGetSet,
  PyStaticMethod,
} from "../../../values/functions.js";
import type { PyType } from "../../../values/type.js";
import type { Namespace, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { joinReprs } from "../../sequences.js";
import { synthesize } from "../../synthesize.js";
import { isIdentifier, isKeyword } from "./identifiers.js";

export interface NamedTupleOptions {
  name: string;
  fields: readonly string[];
  /** Of the last fields. */
  defaults: readonly Value[];
  module: Value;
}

/** `namedtuple(typename, field_names, *, rename, defaults, module)`, with its checks. */
export function namedTuple(
  vm: Vm,
  typename: Value,
  fieldNames: Value,
  rename: boolean,
  defaults: Value,
  module: Value,
): PyType {
  let fields = (
    typeof fieldNames === "string"
      ? fieldNames.replaceAll(",", " ").split(/\s+/).filter(Boolean)
      : toArray(vm, fieldNames)
  ).map(String);
  const name = String(typename);
  if (rename) fields = renamed(fields);
  checkNames(name, fields);
  const values = defaults === null ? [] : toArray(vm, defaults);
  if (values.length > fields.length) {
    raiseTypeError("Got more default values than field names");
  }
  return makeNamedTuple(vm, {
    name,
    fields,
    defaults: values,
    module: module ?? userFrame(vm)?.module.name ?? "__main__",
  });
}

/** Invalid names become `_1`, `_2`, … after their position. */
function renamed(fields: readonly string[]): string[] {
  const seen = new Set<string>();
  return fields.map((field, i) => {
    const isValid =
      isIdentifier(field) &&
      !isKeyword(field) &&
      !field.startsWith("_") &&
      !seen.has(field);
    seen.add(field);
    return isValid ? field : `_${i}`;
  });
}

function checkNames(name: string, fields: readonly string[]): void {
  for (const each of [name, ...fields]) {
    if (!isIdentifier(each)) {
      raise(
        valueErrorType,
        `Type names and field names must be valid identifiers: '${each}'`,
      );
    }
    if (isKeyword(each)) {
      raise(
        valueErrorType,
        `Type names and field names cannot be a keyword: '${each}'`,
      );
    }
  }
  const seen = new Set<string>();
  for (const [i, field] of fields.entries()) {
    if (field.startsWith("_") && field !== `_${i}`) {
      raise(
        valueErrorType,
        `Field names cannot start with an underscore: '${field}'`,
      );
    }
    if (seen.has(field)) {
      raise(valueErrorType, `Encountered duplicate field name: '${field}'`);
    }
    seen.add(field);
  }
}

/** The class; names are taken as they are. */
export function makeNamedTuple(vm: Vm, options: NamedTupleOptions): PyType {
  const { name, fields, defaults, module } = options;
  const firstDefault = fields.length - defaults.length;
  const names = new PyTuple([...fields]);
  const fieldDefaults: Namespace = new Map();
  fields.forEach((field, i) => {
    if (i >= firstDefault)
      fieldDefaults.set(field, defaults[i - firstDefault] as Value);
  });
  const namespace: Namespace = new Map<string, Value>([
    ["__module__", module],
    ["__doc__", `${name}(${fields.join(", ")})`],
    ["__slots__", new PyTuple([])],
    ["_fields", names],
    ["_field_defaults", PyDict.over(fieldDefaults)],
    ["__match_args__", names],
    [
      "__new__",
      new PyStaticMethod(
        synthesize(vm, {
          name: "__new__",
          qualname: `${name}.__new__`,
          parameters: [
            { name: "_cls", kind: "positional" },
            ...fields.map((field, i) => ({
              name: field,
              kind: "positional" as const,
              default: defaults[i - firstDefault],
            })),
          ],
          native: (_, cls: PyType, ...items: Value[]) => make(cls, items),
        }),
      ),
    ],
    ["_make", new PyClassMethod(row("_make", "cls, iterable, /", remake))],
    ["_replace", row("_replace", "self, /, **kwds", replace)],
    ["_asdict", row("_asdict", "self, /", asDict)],
    ["__repr__", row("__repr__", "self, /", namedRepr)],
    [
      "__getnewargs__",
      row(
        "__getnewargs__",
        "self, /",
        (_, self: PyTuple) => new PyTuple(self.items),
      ),
    ],
  ]);
  fields.forEach((field, i) =>
    namespace.set(
      field,
      new PyGetSet(
        field,
        (_, self: PyTuple) => self.items[i] as Value,
        () => raise(attributeErrorType, "can't set attribute"),
      ),
    ),
  );
  const made = newType(
    vm,
    typeType,
    name,
    [tupleType],
    new PyDict(namespace as never),
    new Map(),
  );
  made.slotNames = [];
  return made;
}

const row = (
  name: string,
  signature: string,
  native: ConstructorParameters<typeof PyBuiltin>[2],
): PyBuiltin => new PyBuiltin(name, signature, native, true, "tuple", true);

function make(cls: PyType, items: readonly Value[]): PyTuple {
  return new PyTuple(items, cls, freshAttributes(cls));
}

function fieldsOf(vm: Vm, cls: Value): string[] {
  return toArray(vm, getAttribute(vm, cls, "_fields")) as string[];
}

function remake(vm: Vm, cls: PyType, iterable: Value): Value {
  const items = toArray(vm, iterable);
  const { length } = fieldsOf(vm, cls);
  if (items.length !== length) {
    raiseTypeError(`Expected ${length} arguments, got ${items.length}`);
  }
  return make(cls, items);
}

function replace(vm: Vm, self: PyTuple, changes: PyDict): Value {
  const rest = new Map(changes.map);
  const items = fieldsOf(vm, self.type).map((field, i) => {
    const value = rest.get(field);
    rest.delete(field);
    return value === undefined ? (self.items[i] as Value) : value;
  });
  if (rest.size > 0) {
    raise(
      valueErrorType,
      `Got unexpected field names: [${joinReprs(vm, [...rest.keys()] as Value[])}]`,
    );
  }
  return make(self.type, items);
}

function asDict(vm: Vm, self: PyTuple): Value {
  const dict: Namespace = new Map();
  fieldsOf(vm, self.type).forEach((field, i) =>
    dict.set(field, self.items[i] as Value),
  );
  return PyDict.over(dict);
}

/** `Point(x=1, y=2)` */
function namedRepr(vm: Vm, self: PyTuple): Value {
  const parts = fieldsOf(vm, self.type).map(
    (field, i) => `${field}=${repr(vm, self.items[i] as Value)}`,
  );
  return `${typeName(self)}(${parts.join(", ")})`;
}
