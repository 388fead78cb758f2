/**
 * Modules that reach out of the program: importing them works, what they would do is left undone, and what they would
 * find out is only known when the program runs.
 */
import { raise } from "../../../operations/raise.js";
import { builtinType } from "../../../values/basicTypes.js";
import {
  attributeErrorType,
  exceptionTypes,
} from "../../../values/exceptionTypes.js";
import type { PyTuple } from "../../../values/containers.js";
import { PyBuiltin } from "../../../values/functions.js";
import type { PyType } from "../../../values/type.js";
import { PyInstance, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import type { NativeModule } from "../../nativeModule.js";
import type { Table } from "../../table.js";
import { runtime } from "../os/files.js";
import { pathText } from "../os/fspath.js";

export interface InertModule {
  name: string;
  /** Functions that do something and give None. */
  nothing?: string;
  /** Functions whose answer only the person's own run can tell. */
  runtime?: string;
  /** Functions that change files: what stands at the paths they are given is not known from there on. */
  writes?: string;
  /** Functions that give back their first argument: decorators. */
  first?: string;
  /** Exception classes in order, `Name(Base)`; the base is built in or stands before. */
  exceptions?: string;
  constants?: Record<string, Value>;
}

const words = (text = "") => text.split(/\s+/).filter((word) => word !== "");

/** Every other name of the module is a value that only the program's run makes. */
export function inertModule(spec: InertModule): NativeModule {
  const { name } = spec;
  const functions: Table = {};
  for (const each of words(spec.nothing)) {
    functions[`${each}(*args, **kwargs)`] = () => null;
  }
  for (const each of words(spec.runtime)) {
    functions[`${each}(*args, **kwargs)`] = (vm) =>
      runtime(vm, `${name}.${each}()`);
  }
  for (const each of words(spec.writes)) {
    functions[`${each}(*args, **kwargs)`] = (vm, args: PyTuple) => {
      for (const path of args.items) {
        if (typeof path === "string") vm.imports.files.noteWritten(path);
        else if (path instanceof PyInstance) {
          vm.imports.files.noteWritten(pathText(vm, path));
        }
      }
      return runtime(vm, `${name}.${each}()`);
    };
  }
  for (const each of words(spec.first)) {
    functions[`${each}(first, /, *args, **kwargs)`] = (_, first: Value) =>
      first;
  }
  return {
    name,
    functionsAcceptingUnknown: functions,
    constants: { ...exceptionsOf(name, spec.exceptions), ...spec.constants },
    install(_vm, module) {
      const hook = (vm: Vm, member: string): Value => {
        if (!member.startsWith("__")) return runtime(vm, `${name}.${member}`);
        raise(
          attributeErrorType,
          `module '${name}' has no attribute '${member}'`,
        );
      };
      module.namespace.set(
        "__getattr__",
        new PyBuiltin("__getattr__", "name, /", hook, false, name),
      );
    },
  };
}

function exceptionsOf(module: string, text = ""): Record<string, PyType> {
  const made: Record<string, PyType> = {};
  for (const word of words(text)) {
    const [, name, base] = /^(\w+)\((\w+)\)$/.exec(word) as unknown as [
      string,
      string,
      string,
    ];
    const parent = made[base] ?? exceptionTypes.get(base);
    if (parent === undefined)
      throw new Error(`${module}: no exception ${base}`);
    const type = builtinType(name, [parent], module);
    type.givesDict = true;
    made[name] = type;
  }
  return made;
}
