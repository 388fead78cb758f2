/** Every module that is written in TypeScript, by dotted name: one line each. */
import type { NativeModule } from "../nativeModule.js";

const modules: NativeModule[] = [];

export const nativeModules: ReadonlyMap<string, NativeModule> = new Map(
  modules.map((module) => [module.name, module]),
);
