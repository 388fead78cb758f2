/**
 * Every module that is written in TypeScript, by dotted name: one line each. In the bundles a file that is imported here
 * is run when its module is first asked for (scripts/lateLoading.js).
 */
import type { NativeModule } from "../nativeModule.js";
import { abc } from "./abc.js";
import { base64 } from "./base64.js";
import { bisect } from "./bisect.js";
import { collections } from "./collections/index.js";
import { copy } from "./copy/index.js";
import { dataclasses } from "./dataclasses/index.js";
import { enumModule } from "./enum/index.js";
import { formatStrings } from "./formatStrings.js";
import { functools } from "./functools/index.js";
import { hashlib } from "./hashlib.js";
import { heapq } from "./heapq.js";
import { importing, importlib } from "./importlib.js";
import { itertools } from "./itertools/index.js";
import { numel } from "../../torch/numelModule.js";
import { json } from "./json/index.js";
import { math } from "./math/index.js";
import { operator } from "./operator/index.js";
import { re } from "./re/index.js";
import { os } from "./os/index.js";
import { osPath, posixpath } from "./os/path.js";
import { filesModule } from "./filesModule.js";
import { inertModuleNamed } from "./inert/index.js";
import { inspection } from "./inspection.js";
import { stdlib } from "./stdlib.js";
import { sys } from "./sys/index.js";
import { struct } from "./struct.js";
import { toml, tomli, tomllib } from "./toml.js";
import { yaml } from "./yaml/index.js";
import { types } from "./types.js";
import { typing, typingExtensions } from "./typing/index.js";
import { weakref } from "./weakref.js";

const others = (name: string) => inertModuleNamed(name);

const modules: Record<string, () => NativeModule> = {
  _collections: () => collections,
  _files: () => filesModule,
  _functools: () => functools,
  _importing: () => importing,
  _inspection: () => inspection,
  _json: () => json,
  _numel: () => numel,
  _stdlib: () => stdlib,
  _string: () => formatStrings,
  _weakref: () => weakref,
  abc: () => abc,
  base64: () => base64,
  bisect: () => bisect,
  copy: () => copy,
  dataclasses: () => dataclasses,
  enum: () => enumModule,
  hashlib: () => hashlib,
  heapq: () => heapq,
  importlib: () => importlib,
  itertools: () => itertools,
  math: () => math,
  operator: () => operator,
  os: () => os,
  "os.path": () => osPath,
  posixpath: () => posixpath,
  re: () => re,
  struct: () => struct,
  sys: () => sys,
  toml: () => toml,
  tomli: () => tomli,
  tomllib: () => tomllib,
  types: () => types,
  typing: () => typing,
  typing_extensions: () => typingExtensions,
  yaml: () => yaml,
};

/** The module of that dotted name, if it is written in TypeScript. */
export function nativeModule(name: string): NativeModule | undefined {
  return Object.hasOwn(modules, name) ? modules[name]?.() : others(name);
}
