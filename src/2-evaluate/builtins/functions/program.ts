/** open, exit, quit, breakpoint, help, memoryview: what reaches out of the program (https://docs.python.org/3.11/library/functions.html#open). */
import { reasons } from "../../../messages.js";
import { getAttribute } from "../../operations/attribute.js";
import { raise } from "../../operations/raise.js";
import { unknown } from "../../operations/unknown.js";
import { builtinType } from "../../values/basicTypes.js";
import { systemExitType } from "../../values/exceptionTypes.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { addStaticMethods, type Table } from "../table.js";

const leave = (_vm: Vm, code: Value) =>
  code === null ? raise(systemExitType, null) : raise(systemExitType, code);

export const programFunctions: Table = {
  /** stubs/io.py opens what lies in the import roots. */
  "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)":
    (vm, ...args: Value[]) =>
      vm.call(
        getAttribute(vm, vm.imports.importModule(vm, "io"), "open"),
        args,
      ),
  "exit(code=None)": leave,
  "quit(code=None)": leave,
  "breakpoint(*args, **kws)": () => null,
  "help(*args, **kws)": () => null,
};

export const memoryviewType = builtinType("memoryview");

export function installMemoryview(): void {
  addStaticMethods(
    memoryviewType,
    {
      "__new__(cls, object)": (vm) =>
        unknown(vm, reasons.unsupportedCall("memoryview"), "memoryview(…)"),
    },
    { acceptsUnknown: true },
  );
}
