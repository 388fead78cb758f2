/** The form of a module that is written in TypeScript. */
import type { PyModule } from "../values/module.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { addFunctions, type Table } from "./table.js";
import { unmodelledNames } from "./unmodelled.js";

export interface NativeModule {
  /** Dotted name: `math`, `os.path`. */
  name: string;
  functions?: Table;
  /** Functions that take unknown arguments as they are, instead of answering with an unknown. */
  functionsAcceptingUnknown?: Table;
  constants?: Record<string, Value>;
  types?: PyType[];
  /** Names that CPython's module has besides, in words: unknown when asked for, instead of an AttributeError. */
  unmodelled?: string;
  /** Whatever the tables cannot say, done when the module is first imported. */
  install?(vm: Vm, module: PyModule): void;
}

/** Fills a module's namespace from its tables. */
export function makeNativeModule(
  vm: Vm,
  module: PyModule,
  native: NativeModule,
): void {
  module.namespace.set("__name__", native.name);
  addFunctions(module, native.functions ?? {}, native.constants);
  addFunctions(
    module,
    native.functionsAcceptingUnknown ?? {},
    {},
    { acceptsUnknown: true },
  );
  for (const type of native.types ?? []) module.namespace.set(type.name, type);
  if (native.unmodelled !== undefined) {
    const names = native.unmodelled.split(/\s+/);
    module.namespace.set("__getattr__", unmodelledNames(native.name, names));
  }
  native.install?.(vm, module);
}
