/** `_stdlib`: what the modules of the standard library that are written in Python (stubs/*.py) ask of the evaluator. */
import { reasons } from "../../../messages.js";
import { unknown } from "../../operations/unknown.js";
import { userFrame } from "../../operations/userPlace.js";
import { derived, PyUnknown } from "../../values/unknown.js";
import type { PyTuple } from "../../values/containers.js";
import type { Value } from "../../values/value.js";
import type { NativeModule } from "../nativeModule.js";
import { unmodelledNames } from "../unmodelled.js";

export const stdlib: NativeModule = {
  name: "_stdlib",
  functionsAcceptingUnknown: {
    /** True for an unknown value, False for everything else; never itself unknown. */
    "is_unknown(value)": (_, value: Value) => value instanceof PyUnknown,
    /** The first unknown among some values, else None. */
    "first_unknown(*values)": (_, values: PyTuple) =>
      values.items.find((value) => value instanceof PyUnknown) ?? null,
    /** An unknown that depends on another one. */
    "derived(expression, value)": (_, expression: string, value: PyUnknown) =>
      derived(expression, value),
    /** What only the person's own run can tell: `what` is a value's name, as in `socket.gethostname()`. */
    "runtime(what)": (vm, what: string) =>
      unknown(vm, reasons.runtimeValue(what), what),
    /** What whoever runs the program must give on the command line. */
    "option_without_value(option)": (vm, option: string) =>
      unknown(vm, reasons.optionWithoutValue(option), option),
    "unsupported(name)": (vm, name: string) =>
      unknown(vm, reasons.unsupportedCall(name), name),
    /** A module's `__getattr__` for the names that CPython's has besides. */
    "unmodelled(module, names)": (_, module: string, names: string) =>
      unmodelledNames(module, names.split(/\s+/)),
    /** The name of the nearest module of the user's own that is running. */
    "calling_module()": (vm) => userFrame(vm)?.module.name ?? "__main__",
  },
};
