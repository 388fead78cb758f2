/** dataclasses (https://docs.python.org/3.11/library/dataclasses.html). */
import { truthy } from "../../../operations/truth.js";
import { PyBuiltin } from "../../../values/functions.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import type { NativeModule } from "../../nativeModule.js";
import { dataclass, type DataclassOptions } from "./dataclass.js";
import {
  fieldType,
  initVarType,
  KW_ONLY,
  makeField,
  MISSING,
} from "./field.js";
import { asDict, asTuple, fields, isDataclass, replace } from "./functions.js";
import { makeDataclass } from "./makeDataclass.js";
import { frozenInstanceErrorType } from "./methods.js";

const optionNames = [
  "init",
  "repr",
  "eq",
  "order",
  "unsafe_hash",
  "frozen",
  "match_args",
  "kw_only",
  "slots",
  "weakref_slot",
] as const;

const optionText =
  "init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False";

function readOptions(vm: Vm, values: readonly Value[]): DataclassOptions {
  return Object.fromEntries(
    optionNames.map((name, i) => [name, truthy(vm, values[i] as Value)]),
  ) as unknown as DataclassOptions;
}

export const dataclasses: NativeModule = {
  name: "dataclasses",
  types: [fieldType, frozenInstanceErrorType, initVarType],
  constants: { MISSING, KW_ONLY },
  functions: {
    "fields(class_or_instance, /)": fields,
    "is_dataclass(obj, /)": isDataclass,
  },
  functionsAcceptingUnknown: {
    [`dataclass(cls=None, /, *, ${optionText})`]: (
      vm: Vm,
      cls: Value,
      ...values: Value[]
    ) => {
      const options = readOptions(vm, values);
      if (cls !== null) return dataclass(vm, cls, options);
      return new PyBuiltin(
        "wrap",
        "cls",
        (inner, decorated: Value) => dataclass(inner, decorated, options),
        false,
        "dataclasses",
        true,
      );
    },
    "field(*, default=..., default_factory=..., init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=...)":
      makeField,
    "asdict(obj, *, dict_factory=...)": (
      vm: Vm,
      object: Value,
      factory?: Value,
    ) => asDict(vm, object, factory ?? (vm.builtins.get("dict") as Value)),
    "astuple(obj, *, tuple_factory=...)": (
      vm: Vm,
      object: Value,
      factory?: Value,
    ) => asTuple(vm, object, factory ?? (vm.builtins.get("tuple") as Value)),
    "replace(obj, /, **changes)": replace,
    [`make_dataclass(cls_name, fields, *, bases=(), namespace=None, ${optionText})`]:
      (
        vm: Vm,
        name: Value,
        items: Value,
        bases: Value,
        namespace: Value,
        ...values: Value[]
      ) =>
        makeDataclass(
          vm,
          name,
          items,
          bases,
          namespace,
          readOptions(vm, values),
        ),
  },
};
