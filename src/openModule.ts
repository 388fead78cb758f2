/** Reading and running the module that a target lies in. */
import { resolve } from "node:path";
import { decodeSource } from "./1-parse/decode.js";
import { PythonSyntaxError } from "./1-parse/pythonSyntaxError.js";
import type { Evaluator } from "./2-evaluate/evaluator.js";
import {
  type LoadedModule,
  loadModule,
} from "./2-evaluate/models/loadModule.js";
import { describeRaised, toHalt } from "./2-evaluate/models/outcome.js";
import { Halt } from "./2-evaluate/halt.js";
import { Raised } from "./2-evaluate/values/exceptions.js";
import { PyModule } from "./2-evaluate/values/module.js";
import { PyUnknown } from "./2-evaluate/values/unknown.js";
import type { Files } from "./files.js";
import { importRoots, moduleIdentity } from "./importRoots.js";
import { errors } from "./messages.js";
import type { Failure } from "./pipeline.js";
import type { Place } from "./resolveTarget.js";
import type { Session } from "./session.js";
import type { Source } from "./source.js";

/** A module that was run, and the evaluator that it lives in. */
export interface OpenedModule {
  vm: Evaluator;
  loaded: LoadedModule;
  place: Place;
}

interface OpenOptions {
  files: Files;
  cwd: string;
}

export function openModule(
  session: Session,
  place: Place,
  options: OpenOptions,
): OpenedModule | Failure {
  try {
    return place.kind === "file"
      ? openFile(session, place, options)
      : openByName(session, place, options);
  } catch (error) {
    if (error instanceof PythonSyntaxError) {
      const message = errors.syntax(place.name, error);
      const { line } = error;
      return { target: place.name, message, file: place.name, line };
    }
    throw error;
  }
}

function openFile(
  session: Session,
  place: Place,
  { files, cwd }: OpenOptions,
): OpenedModule | Failure {
  const path = resolve(cwd, place.name);
  const bytes = files.read(path);
  if (bytes === undefined) {
    return { target: place.name, message: errors.unreadable(place.name) };
  }
  const source = decodeSource(bytes, path);
  const tree = session.parser.parseModule(source);
  const vm = session.evaluator(importRoots(path, session.options));
  const { name, isPackage } = moduleIdentity(path, files);
  const imported = importedWithItsPackage(vm, name, path);
  if (imported !== undefined) {
    return {
      vm,
      loaded: { ...imported, tree: () => tree, stopped: null },
      place,
    };
  }
  const folder = resolve(path, "..");
  const loaded = loadModule(vm, { name, isPackage, folder }, source, tree);
  return { vm, loaded, place };
}

/**
 * A module's packages are imported before it, as in Python, and may import it themselves. What goes wrong there is no
 * reason not to read the file that was asked for.
 */
function importedWithItsPackage(
  vm: Evaluator,
  name: string,
  path: string,
): { module: PyModule; source: Source } | undefined {
  const dot = name.lastIndexOf(".");
  if (dot < 0) return undefined;
  vm.budget.reset();
  try {
    vm.imports.importModule(vm, name.slice(0, dot));
  } catch (error) {
    if (!(error instanceof Raised || toHalt(vm, error) instanceof Halt)) {
      throw error;
    }
  }
  const module = vm.imports.modules.get(name);
  return module instanceof PyModule && module.source?.path === path
    ? { module, source: module.source }
    : undefined;
}

/** A dotted name, looked up from the folder that numel was started in. */
function openByName(
  session: Session,
  place: Place,
  { cwd }: OpenOptions,
): OpenedModule | Failure {
  const { name } = place;
  const roots = importRoots(`${cwd}/_.py`, session.options);
  const vm = session.evaluator(roots);
  vm.budget.reset();
  try {
    const module = vm.imports.importModule(vm, name);
    if (module instanceof PyModule && module.source !== null) {
      const source: Source = module.source;
      const tree = () => session.parser.parseModule(source);
      return { vm, loaded: { module, source, tree, stopped: null }, place };
    }
    const reason = module instanceof PyUnknown ? module.reason : null;
    return { target: name, message: errors.noSuchModule(name, reason) };
  } catch (error) {
    const halt = toHalt(vm, error);
    if (halt instanceof Halt) {
      return { target: name, message: errors.noSuchModule(name, halt.reason) };
    }
    if (!(error instanceof Raised)) throw error;
    const { message, file, line } = describeRaised(vm, error, null);
    return {
      target: name,
      message: errors.importRaised(name, message, file, line),
    };
  }
}
