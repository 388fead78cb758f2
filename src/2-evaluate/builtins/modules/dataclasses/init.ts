/** The `__init__` of a dataclass. */
import {
  findAttribute,
  setAttribute,
  setOrdinaryAttribute,
} from "../../../operations/attribute.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { truthy } from "../../../operations/truth.js";
import { PyDict } from "../../../values/dict.js";
import type { PyFunction } from "../../../values/functions.js";
import type { PyType } from "../../../values/type.js";
import type { Namespace, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { synthesize, type SynthesizedParameter } from "../../synthesize.js";
import { FACTORY, MISSING, type PyField } from "./field.js";

/**
 * @param hasSlots a field without `init` is set all the same, because the class attribute is the slot
 * @throws TypeError (Python) where a field without default follows one with
 */
export function makeInit(
  vm: Vm,
  cls: PyType,
  fields: readonly PyField[],
  { frozen, hasSlots }: { frozen: boolean; hasSlots: boolean },
): PyFunction {
  const parts = fields.filter((field) => field.kind !== "_FIELD_CLASSVAR");
  const positional = parts.filter((field) => !truthy(vm, field.isKeywordOnly));
  const keywordOnly = parts.filter((field) => truthy(vm, field.isKeywordOnly));
  const takesPart = (field: PyField) => truthy(vm, field.init);
  checkDefaults(positional.filter(takesPart));
  const parameters: PyField[] = [
    ...positional.filter(takesPart),
    ...keywordOnly.filter(takesPart),
  ];
  const slotOf = new Map(parameters.map((field, i) => [field, i]));
  const self = fields.some((field) => field.name === "self")
    ? "__dataclass_self__"
    : "self";
  const hasPostInit = findAttribute(vm, cls, "__post_init__") !== undefined;
  const initOnly = parts.filter((field) => field.kind === "_FIELD_INITVAR");
  const set = frozen ? setOrdinaryAttribute : setAttribute;
  const made = synthesize(vm, {
    name: "__init__",
    qualname: `${cls.qualname}.__init__`,
    parameters: [
      { name: self, kind: "positional" },
      ...parameters.map((field) => parameterOf(field, keywordOnly)),
    ],
    native: (inner, object: Value, ...values: Value[]) => {
      const given = (field: PyField): Value | undefined => {
        const slot = slotOf.get(field);
        return slot === undefined ? undefined : values[slot];
      };
      for (const field of parts) {
        if (field.kind === "_FIELD_INITVAR") continue;
        const value = initialValue(inner, field, given(field), hasSlots);
        if (value !== undefined)
          set(inner, object, field.name as string, value);
      }
      if (hasPostInit) {
        const hook = findAttribute(inner, object, "__post_init__") as Value;
        inner.call(
          hook,
          initOnly.map((field) => {
            const value = given(field);
            return value === undefined ? field.defaultValue : value;
          }),
        );
      }
      return null;
    },
  });
  made.annotations = annotationsOf(parameters);
  return made;
}

function checkDefaults(fields: readonly PyField[]): void {
  let hasSeenDefault = false;
  for (const field of fields) {
    if (field.hasDefault) hasSeenDefault = true;
    else if (hasSeenDefault) {
      raiseTypeError(
        `non-default argument '${String(field.name)}' follows default argument`,
      );
    }
  }
}

function parameterOf(
  field: PyField,
  keywordOnly: readonly PyField[],
): SynthesizedParameter {
  return {
    name: field.name as string,
    kind: keywordOnly.includes(field) ? "keyword-only" : "positional",
    default:
      field.factory !== MISSING
        ? FACTORY
        : field.defaultValue === MISSING
          ? undefined
          : field.defaultValue,
  };
}

/** What the attribute is set to; undefined where it is left to the class attribute, or to `__post_init__`. */
function initialValue(
  vm: Vm,
  field: PyField,
  given: Value | undefined,
  hasSlots: boolean,
): Value | undefined {
  if (field.factory !== MISSING) {
    return given === undefined || given === FACTORY
      ? vm.call(field.factory, [])
      : given;
  }
  if (given !== undefined) return given;
  return hasSlots && field.defaultValue !== MISSING
    ? field.defaultValue
    : undefined;
}

function annotationsOf(parameters: readonly PyField[]): PyDict {
  const annotations: Namespace = new Map();
  for (const field of parameters) {
    annotations.set(field.name as string, field.annotation);
  }
  annotations.set("return", null);
  return PyDict.over(annotations);
}
