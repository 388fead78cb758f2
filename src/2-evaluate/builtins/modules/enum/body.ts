/** The namespace of an enumeration's class body: it tells members from everything else as they are assigned. */
import { dictSet } from "../../../operations/hash.js";
import { toArray } from "../../../operations/iterate.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeOf } from "../../../operations/typeOf.js";
import { builtinType, dictType } from "../../../values/basicTypes.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { PyStaticMethod } from "../../../values/functions.js";
import { PyUnknown } from "../../../values/unknown.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addMethods, addStaticMethods } from "../../table.js";

const bodyType = builtinType("_EnumDict", [dictType], "enum");
const autoType = builtinType("auto", undefined, "enum");
const memberType = builtinType("member", undefined, "enum");
const nonmemberType = builtinType("nonmember", undefined, "enum");

/** `auto()`, until its value is known; `member(x)` and `nonmember(x)`. */
export class PyMarker extends PyObject {
  value: Value | undefined;
}

for (const type of [memberType, nonmemberType]) {
  addStaticMethods(
    type,
    {
      "__new__(cls, value, /)": (_vm, cls, value: Value) => {
        const made = new PyMarker(cls);
        made.value = value;
        return made;
      },
    },
    { acceptsUnknown: true },
  );
}
addStaticMethods(autoType, {
  "__new__(cls, value=..., /)": (_vm, cls, value: Value | undefined) => {
    const made = new PyMarker(cls);
    made.value = value;
    return made;
  },
});
for (const type of [autoType, memberType, nonmemberType]) {
  addMethods(
    type,
    { "__init__(self, /, *args)": () => null },
    { acceptsUnknown: true },
  );
}

export const markerTypes = [autoType, memberType, nonmemberType];

/** Names with one underscore on either side that a body may set. */
const settable = new Set([
  "_order_",
  "_generate_next_value_",
  "_numeric_repr_",
  "_missing_",
  "_ignore_",
  "_iter_member_",
  "_iter_member_by_value_",
  "_iter_member_by_def_",
]);

export class PyEnumBody extends PyDict {
  /** Names of members in order; their values are in the dict. */
  readonly memberNames = new Set<string>();
  readonly #values: Value[] = [];
  #ignored = new Set<string>();

  constructor(
    readonly className: string,
    /** `_generate_next_value_` of the base. */
    private generateNext: Value,
  ) {
    super(new Map(), bodyType);
  }

  get ignored(): ReadonlySet<string> {
    return this.#ignored;
  }

  assign(vm: Vm, name: string, value: Value): void {
    if (isPrivate(this.className, name) || isDunder(name)) {
      dictSet(vm, this, name, value);
    } else if (isSunder(name)) {
      this.#assignSetting(vm, name, value);
    } else if (this.memberNames.has(name)) {
      refuseSecond(vm, name, this.map.get(name) as Value);
    } else if (this.#ignored.has(name)) {
      dictSet(vm, this, name, value);
    } else if (value instanceof PyMarker && value.type === nonmemberType) {
      dictSet(vm, this, name, value.value as Value);
    } else if (isDescriptor(value)) {
      dictSet(vm, this, name, value);
    } else {
      this.#addMember(vm, name, value);
    }
  }

  #assignSetting(vm: Vm, name: string, value: Value): void {
    if (!settable.has(name)) {
      raise(
        valueErrorType,
        `_sunder_ names, such as '${name}', are reserved for future Enum use`,
      );
    }
    if (name === "_generate_next_value_") {
      if (this.memberNames.size > 0) {
        raiseTypeError("_generate_next_value_ must be defined before members");
      }
      this.generateNext =
        value instanceof PyStaticMethod ? value.callee : value;
      dictSet(vm, this, name, new PyStaticMethod(this.generateNext));
      return;
    }
    if (name === "_ignore_") {
      const names =
        typeof value === "string"
          ? value.replaceAll(",", " ").split(/\s+/).filter(Boolean)
          : (toArray(vm, value) as string[]);
      this.#ignored = new Set(names);
      const known = names.filter((each) => this.map.has(each));
      if (known.length > 0) {
        raise(
          valueErrorType,
          `_ignore_ cannot specify already set names: {${known.map((each) => `'${each}'`).join(", ")}}`,
        );
      }
    }
    dictSet(vm, this, name, value);
  }

  #addMember(vm: Vm, name: string, given: Value): void {
    const known = this.map.get(name);
    // An annotation alone has put nothing here; a method or the like has.
    if (known !== undefined) refuseSecond(vm, name, known);
    this.memberNames.add(name);
    dictSet(vm, this, name, this.#memberValue(vm, name, given));
  }

  /** The value with every `auto()` in it worked out; each of those counts as a value so far by itself. */
  #memberValue(vm: Vm, name: string, given: Value): Value {
    if (given instanceof PyMarker && given.type === autoType) {
      return this.#autoValue(vm, name, given);
    }
    const isPlainTuple = given instanceof PyTuple && !given.type.isHeapType;
    if (isPlainTuple && given.items.some(isAuto)) {
      const items = given.items.map((item) =>
        isAuto(item) ? this.#autoValue(vm, name, item as PyMarker) : item,
      );
      return new PyTuple(items);
    }
    const value = given instanceof PyMarker ? (given.value as Value) : given;
    this.#values.push(value);
    return value;
  }

  #autoValue(vm: Vm, name: string, auto: PyMarker): Value {
    if (auto.value === undefined) {
      auto.value = vm.call(this.generateNext, [
        name,
        1,
        this.memberNames.size - 1,
        new PyList([...this.#values]),
      ]);
    }
    this.#values.push(auto.value);
    return auto.value;
  }
}

addMethods(
  bodyType,
  {
    "__setitem__(self, key, value, /)": (
      vm,
      self: PyEnumBody,
      key: Value,
      value: Value,
    ) => {
      self.assign(vm, String(key), value);
      return null;
    },
  },
  { acceptsUnknown: true },
);

function isAuto(value: Value): boolean {
  return value instanceof PyMarker && value.type === autoType;
}

function refuseSecond(vm: Vm, name: string, first: Value): never {
  raiseTypeError(`'${name}' already defined as ${repr(vm, first)}`);
}

/** Functions, properties and the like belong to the class; they are no members. */
function isDescriptor(value: Value): boolean {
  if (!(value instanceof PyObject) || value instanceof PyUnknown) return false;
  const type = typeOf(value);
  if (type.name === "builtin_function_or_method") return false;
  return ["__get__", "__set__", "__delete__"].some(
    (name) => type.lookup(name) !== undefined,
  );
}

function isDunder(name: string): boolean {
  return /^__[^_](.*[^_])?__$/s.test(name);
}

export function isSunder(name: string): boolean {
  return /^_[^_](.*[^_])?_$/s.test(name);
}

function isPrivate(className: string, name: string): boolean {
  return new RegExp(`^_${className}__.*[^_]_?$`, "s").test(name);
}
