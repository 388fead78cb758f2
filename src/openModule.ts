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
import { importRoots, moduleIdentity } from "./importRoots.js";
import { errors } from "./messages.js";
import type { Failure } from "./failure.js";
import type { Place } from "./resolveTarget.js";
import type { Session } from "./session.js";
import type { Source } from "./source.js";

/** A module that was run, and the evaluator that it lives in. */
export interface OpenedModule {
  vm: Evaluator;
  loaded: LoadedModule;
  place: Place;
  /** The packages that it lies in had imported it: opening it changed nothing. */
  wasLoaded: boolean;
}

interface OpenOptions {
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
  { cwd }: OpenOptions,
): OpenedModule | Failure {
  const path = resolve(cwd, place.name);
  const bytes = session.files.read(path);
  if (bytes === undefined) {
    return { target: place.name, message: errors.unreadable(place.name) };
  }
  const source = decodeSource(bytes, path);
  const tree = session.parse(source);
  const roots = importRoots(path, session.readOptions);
  const { name, isPackage } = moduleIdentity(path, session.files);
  const at = (): Evaluator => session.evaluatorIn(roots, parentOf(name));
  const inPackage = at();
  const module = inPackage.imports.modules.get(name);
  if (module instanceof PyModule && module.source?.path === path) {
    const { source: imported } = module;
    const loaded = {
      module,
      source: imported,
      tree: () => tree,
      stopped: null,
    };
    return { vm: inPackage, loaded, place, wasLoaded: true };
  }
  const vm = session.beforeChange?.() === true ? at() : inPackage;
  const folder = resolve(path, "..");
  const loaded = loadModule(vm, { name, isPackage, folder }, source, tree);
  return { vm, loaded, place, wasLoaded: false };
}

/** The package that a module lies in, which Python imports before it. */
function parentOf(name: string): string | null {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? null : name.slice(0, dot);
}

/** A dotted name, looked up from the folder that numel was started in. */
function openByName(
  session: Session,
  place: Place,
  { cwd }: OpenOptions,
): OpenedModule | Failure {
  const { name } = place;
  const roots = importRoots(`${cwd}/_.py`, session.readOptions);
  const at = (): Evaluator => session.evaluatorIn(roots, parentOf(name));
  let vm = at();
  const wasLoaded = vm.imports.modules.has(name);
  if (!wasLoaded && session.beforeChange?.() === true) vm = at();
  vm.budget.reset();
  try {
    const module = vm.imports.importModule(vm, name);
    if (module instanceof PyModule && module.source !== null) {
      const source: Source = module.source;
      const tree = () => session.parse(source);
      const loaded = { module, source, tree, stopped: null };
      return { vm, loaded, place, wasLoaded };
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
