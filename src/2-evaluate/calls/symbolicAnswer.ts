/** Functions of numbers that algebra has a form for, called with numbers that depend on symbols. */
import { Formula, type Quantity } from "../../algebra/expression.js";
import { floatCall } from "../../algebra/floats.js";
import { extremeQuantity, operate } from "../../algebra/operate.js";
import { absolute, ceil, floor, round, toInt } from "../../algebra/rounding.js";
import type { Facts } from "../../algebra/facts.js";
import { joinedText } from "../operations/symbolicText.js";
import { symbolicCall, symbolicPick } from "../operations/symbolic.js";
import {
  floatType,
  intType,
  listType,
  rangeType,
  strType,
  tupleType,
} from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import type { PyBuiltin } from "../values/functions.js";
import type { Value } from "../values/value.js";
import type { Keywords, Vm } from "../vm.js";

type Rule = (vm: Vm, args: readonly Value[]) => Value | undefined;

const unaryRule =
  (apply: (x: Quantity, facts: Facts) => Quantity): Rule =>
  (vm, args) =>
    args.length === 1
      ? symbolicCall(args, ([x]) => apply(x as Quantity, vm.choices.facts))
      : undefined;

const floatRule = (name: Parameters<typeof floatCall>[0]): Rule =>
  unaryRule((x) => floatCall(name, [x]));

/** `int(x)`, called through its `__new__`; a subclass's instance is no plain number. */
const conversion =
  (type: typeof intType, rule: Rule): Rule =>
  (vm, [cls, ...args]) =>
    cls === type ? rule(vm, args) : undefined;

/** By the module or type that offers it, and its name. */
const rules: ReadonlyMap<string, Rule> = new Map([
  ["int.__new__", conversion(intType, unaryRule(toInt))],
  [
    "float.__new__",
    conversion(
      floatType,
      unaryRule((x) => (x instanceof Formula ? floatCall("float", [x]) : x)),
    ),
  ],
  [
    "range.__new__",
    (vm, [cls, ...args]) =>
      cls === rangeType ? vm.open.range(vm, args) : undefined,
  ],
  [
    "enumerate.__new__",
    (vm, [, iterable, start]) =>
      iterable === undefined
        ? undefined
        : vm.open.enumerate(vm, iterable, start ?? 0),
  ],
  ["zip.__new__", (vm, [, ...iterables]) => vm.open.zip(vm, iterables)],
  ["list.__new__", (vm, [cls, value]) => copied(vm, cls, listType, value)],
  ["tuple.__new__", (vm, [cls, value]) => copied(vm, cls, tupleType, value)],
  [
    "builtins.sum",
    (vm, [iterable, start]) =>
      iterable === undefined
        ? undefined
        : vm.open.total(vm, iterable, start ?? 0),
  ],
  [
    "builtins.len",
    (vm, [value]) =>
      value === undefined ? undefined : vm.open.length(vm, value),
  ],
  [
    "str.__new__",
    (_vm, [cls, value, ...others]) =>
      cls === strType && value !== undefined && others.length === 0
        ? joinedText([value])
        : undefined,
  ],
  ["builtins.round", unaryRule(round)],
  [
    "builtins.abs",
    (vm, args) =>
      symbolicPick(args, ([x]) => absolute(x as Quantity, vm.choices.facts)),
  ],
  ["builtins.min", extremeRule("min")],
  ["builtins.max", extremeRule("max")],
  ["builtins.pow", powerRule],
  ["builtins.divmod", quotientAndRest],
  ["math.floor", unaryRule(floor)],
  ["math.ceil", unaryRule(ceil)],
  ["math.trunc", unaryRule(toInt)],
  ["math.sqrt", floatRule("sqrt")],
  ["math.log2", floatRule("log2")],
  ["math.log10", floatRule("log10")],
  ["math.log", floatRule("log")],
  ["math.exp", floatRule("exp")],
]);

/** The answer of a native for arguments of which some are unknown; undefined where it has no form. */
export function symbolicAnswer(
  vm: Vm,
  builtin: PyBuiltin,
  args: readonly Value[],
  keywords: Keywords | null,
): Value | undefined {
  if (keywords !== null && keywords.size > 0) return undefined;
  return rules.get(`${builtin.owner ?? "builtins"}.${builtin.name}`)?.(
    vm,
    args,
  );
}

function copied(
  vm: Vm,
  cls: Value | undefined,
  type: typeof listType,
  value: Value | undefined,
): Value | undefined {
  if (cls !== type || value === undefined) return undefined;
  return vm.open.copy(vm, type === listType ? "list" : "tuple", value);
}

/** Of several arguments; a single one is walked by the row. */
function extremeRule(name: "min" | "max"): Rule {
  return (vm, args) =>
    args.length > 1
      ? symbolicPick(args, (quantities) =>
          extremeQuantity(name, quantities, vm.choices.facts),
        )
      : undefined;
}

function powerRule(vm: Vm, args: readonly Value[]): Value | undefined {
  return args.length === 2
    ? symbolicCall(args, ([x, y]) =>
        operate("**", x as Quantity, y as Quantity, vm.choices.facts),
      )
    : undefined;
}

function quotientAndRest(vm: Vm, args: readonly Value[]): Value | undefined {
  const parts = (["//", "%"] as const).map((operator) =>
    symbolicCall(args, ([x, y]) =>
      operate(operator, x as Quantity, y as Quantity, vm.choices.facts),
    ),
  );
  return parts.every((part) => part !== undefined)
    ? new PyTuple(parts)
    : undefined;
}
