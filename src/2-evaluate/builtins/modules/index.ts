/** Every module that is written in TypeScript, by dotted name: one line each. */
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
import { inertModules } from "./inert/index.js";
import { inspection } from "./inspection.js";
import { stdlib } from "./stdlib.js";
import { sys } from "./sys/index.js";
import { struct } from "./struct.js";
import { toml, tomli, tomllib } from "./toml.js";
import { yaml } from "./yaml/index.js";
import { types } from "./types.js";
import { typing, typingExtensions } from "./typing/index.js";
import { weakref } from "./weakref.js";

const modules: NativeModule[] = [
  abc,
  base64,
  bisect,
  collections,
  copy,
  dataclasses,
  enumModule,
  formatStrings,
  functools,
  hashlib,
  heapq,
  importing,
  importlib,
  itertools,
  numel,
  json,
  math,
  operator,
  re,
  os,
  osPath,
  posixpath,
  filesModule,
  ...inertModules,
  inspection,
  toml,
  tomli,
  tomllib,
  yaml,
  stdlib,
  sys,
  struct,
  types,
  typing,
  typingExtensions,
  weakref,
];

export const nativeModules: ReadonlyMap<string, NativeModule> = new Map(
  modules.map((module) => [module.name, module]),
);
