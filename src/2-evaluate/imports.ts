/**
 * Importing modules (https://docs.python.org/3.11/reference/import.html): the standard library as numel has it, the
 * user's own files, site-packages; what is nowhere is unknown, with the reason `external`.
 */
import type { ModuleTree } from "../1-parse/ast.js";
import { reasons } from "../messages.js";
import type { Source } from "../source.js";
import {
  makeNativeModule,
  type NativeModule,
} from "./builtins/nativeModule.js";
import { exception } from "./operations/raise.js";
import { unknown } from "./operations/unknown.js";
import type { ReadableFiles } from "./readableFiles.js";
import { runModule } from "./runModule.js";
import { Raised } from "./values/exceptions.js";
import {
  moduleNotFoundErrorType,
  syntaxErrorType,
} from "./values/exceptionTypes.js";
import { PyList } from "./values/containers.js";
import { PyModule } from "./values/module.js";
import { PyTuple } from "./values/containers.js";
import { derived, PyUnknown } from "./values/unknown.js";
import type { Value } from "./values/value.js";
import type { Vm } from "./vm.js";

/** What stands behind a module name. */
export type Located =
  | {
      kind: "source";
      source: Source;
      tree: () => ModuleTree;
      searchPath: string[] | null;
    }
  | { kind: "native"; module: NativeModule; searchPath: string[] }
  /** A folder without `__init__.py` (PEP 420). */
  | { kind: "namespace"; searchPath: string[] }
  | { kind: "extension"; path: string }
  /** In CPython's standard library, but not in numel. */
  | { kind: "unmodelled" };

/** Finds modules; `searchPath` is the parent package's, null for top-level names. */
export interface Finder {
  find(name: string, searchPath: string[] | null): Located | undefined;
  /** Changes the folders that top-level names are looked up in. */
  setRoots(roots: readonly string[]): void;
  /** The module in a file, wherever it lies; `searchPath` where it is a package's `__init__.py`. */
  read(path: string, searchPath: string[] | null): Located;
}

/** A syntax error in an imported file, as the parser reports it. */
export interface SyntaxProblem {
  message: string;
  line: number;
  column: number;
  text: string;
}

export class Importer {
  /** Where top-level names outside numel's own library were found, while somebody wants to know. */
  lookups: Map<string, string> | null = null;
  /** Told of every module of numel's own that was loaded. */
  onLibrary: ((module: PyModule) => void) | null = null;
  /** Running `try` blocks that expect a failing import: only there does a missing module raise. */
  guards = 0;
  /** What of the disk a program may see. */
  readonly files: ReadableFiles;
  /** `sys.path`: the import roots, and what the program adds. */
  readonly path: PyList;
  readonly #finder: Finder;
  readonly #modules = new Map<string, Value>();
  readonly #loading = new Set<string>();
  readonly #asSyntaxProblem: (error: unknown) => SyntaxProblem | undefined;

  constructor(
    finder: Finder,
    files: ReadableFiles,
    asSyntaxProblem: (error: unknown) => SyntaxProblem | undefined,
  ) {
    this.#finder = finder;
    this.files = files;
    this.path = new PyList([...files.roots]);
    this.#asSyntaxProblem = asSyntaxProblem;
  }

  /** `sys.modules` */
  get modules(): ReadonlyMap<string, Value> {
    return this.#modules;
  }

  /** Where everything begins that a program can change about imports. */
  get heapRoots(): object[] {
    return [this.#modules, this.#loading, this.path, ...this.files.heapRoots];
  }

  /** Makes a module known under a name, as an assignment to `sys.modules` does. */
  register(name: string, module: Value): void {
    this.#modules.set(name, module);
  }

  /** Forgets a module, as `del sys.modules[name]` does. */
  unregister(name: string): void {
    this.#modules.delete(name);
  }

  /** What stands behind a name, without importing it; its parents must have been imported. */
  locate(name: string): Located | undefined {
    const dot = name.lastIndexOf(".");
    if (dot < 0) return this.#find(name, null);
    const parent = this.#modules.get(name.slice(0, dot));
    return parent instanceof PyModule && parent.searchPath !== null
      ? this.#finder.find(name, parent.searchPath)
      : undefined;
  }

  /** Runs a module's top level; until it has ended, what it lacks may still come. */
  load<T>(name: string, run: () => T): T {
    this.#loading.add(name);
    try {
      return run();
    } finally {
      this.#loading.delete(name);
    }
  }

  /** Folders that the program put on `sys.path`, as far as numel may look there. */
  #addedFolders(): string[] {
    return this.path.items.flatMap((entry) => {
      if (typeof entry !== "string" || this.files.roots.includes(entry)) {
        return [];
      }
      const found = this.files.find(entry);
      return found.kind === "folder" ? [found.path] : [];
    });
  }

  /** Changes the import roots, as if it had been started with these. */
  setRoots(roots: readonly string[]): void {
    this.#finder.setRoots(roots);
    this.files.setRoots(roots);
    this.path.items.splice(0, this.path.items.length, ...roots);
  }

  /** Whether all names of `lookups` are found where they were found then. */
  findsAgain(lookups: ReadonlyMap<string, string>): boolean {
    for (const [name, place] of lookups) {
      if (placeOf(this.#finder.find(name, null)) !== place) return false;
    }
    return true;
  }

  #find(name: string, searchPath: string[] | null): Located | undefined {
    const located = this.#finder.find(name, searchPath);
    if (searchPath === null) this.lookups?.set(name, placeOf(located));
    if (located !== undefined || searchPath !== null) return located;
    const added = this.#addedFolders();
    return added.length > 0 ? this.#finder.find(name, added) : undefined;
  }

  isLoading(name: string): boolean {
    return this.#loading.has(name);
  }

  /** Native modules and stubs hold less than the real ones: what is missing in them is unknown, not absent. */
  isIncomplete(name: string): boolean {
    const module = this.#modules.get(name);
    return (
      module instanceof PyModule &&
      (module.source === null || module.source.isStub)
    );
  }

  /**
   * `importlib.import_module(name)`: the module itself, its parents imported first.
   * @throws ModuleNotFoundError (Python) only where a `try` expects it; elsewhere a missing module is unknown
   */
  importModule(vm: Vm, name: string): Value {
    const known = this.#modules.get(name);
    if (known !== undefined) return known;
    const dot = name.lastIndexOf(".");
    if (dot < 0) return this.#load(vm, name, null, null);
    const parentName = name.slice(0, dot);
    const member = name.slice(dot + 1);
    const parent = this.importModule(vm, parentName);
    const again = this.#modules.get(name);
    if (again !== undefined) return again;
    if (parent instanceof PyUnknown) {
      return derived(`${parent.expression}.${member}`, parent);
    }
    if (!(parent instanceof PyModule) || parent.searchPath === null) {
      return this.#missingSubmodule(vm, parent, name);
    }
    const module = this.#load(vm, name, parent.searchPath, parent);
    parent.namespace.set(member, module);
    return module;
  }

  /** The submodule that `from package import name` falls back to; undefined where there is none. */
  importSubmodule(
    vm: Vm,
    packageName: string,
    member: string,
  ): Value | undefined {
    const parent = this.#modules.get(packageName);
    const name = `${packageName}.${member}`;
    const known = this.#modules.get(name);
    if (known !== undefined) return known;
    if (!(parent instanceof PyModule) || parent.searchPath === null) {
      return undefined;
    }
    if (this.#finder.find(name, parent.searchPath) === undefined) {
      return undefined;
    }
    return this.importModule(vm, name);
  }

  #missingSubmodule(vm: Vm, parent: Value, name: string): Value {
    // `import os.path`: a native module's member that is a module itself.
    const member = name.slice(name.lastIndexOf(".") + 1);
    const attribute =
      parent instanceof PyModule ? parent.namespace.get(member) : undefined;
    if (attribute instanceof PyModule) return attribute;
    return this.#missing(vm, name, parent);
  }

  #load(
    vm: Vm,
    name: string,
    searchPath: string[] | null,
    parent: PyModule | null,
  ): Value {
    const located = this.#find(name, searchPath);
    switch (located?.kind) {
      case undefined:
        return this.#missingSubmodule(vm, parent, name);
      case "native": {
        const module = new PyModule(name, null, located.searchPath);
        this.#modules.set(name, module);
        makeNativeModule(vm, module, located.module);
        this.onLibrary?.(module);
        return module;
      }
      case "namespace": {
        const module = new PyModule(name, null, located.searchPath);
        nameModule(module);
        this.#modules.set(name, module);
        return module;
      }
      case "extension":
        return this.#remember(
          name,
          unknown(vm, reasons.extensionModule(name), name),
        );
      case "unmodelled":
        return this.#remember(
          name,
          unknown(vm, reasons.unsupportedCall(`module '${name}'`), name),
        );
      case "source":
        return this.#execute(vm, name, located);
    }
  }

  /**
   * Runs a file inside the import roots as the body of a module that was made for it (`loader.exec_module(module)`);
   * false where numel may not read it.
   */
  executeFile(vm: Vm, module: PyModule, path: string): boolean {
    const found = this.files.find(path);
    if (found.kind !== "file") return false;
    const located = this.#finder.read(found.path, null);
    if (located.kind !== "source") return false;
    runModule(vm, module, located.source, this.#treeOf(located));
    return true;
  }

  #execute(
    vm: Vm,
    name: string,
    located: Extract<Located, { kind: "source" }>,
  ): Value {
    const module = new PyModule(name, located.source, located.searchPath);
    nameModule(module);
    this.#modules.set(name, module);
    // Whoever expects *this* import to fail expects what it imports to fail, too: guards stay as they are.
    try {
      this.load(name, () =>
        runModule(vm, module, located.source, this.#treeOf(located)),
      );
    } catch (error) {
      this.#modules.delete(name);
      throw error;
    }
    if (located.source.isStub) this.onLibrary?.(module);
    // A module may put something else in its own place.
    return this.#modules.get(name) ?? module;
  }

  #treeOf(located: Extract<Located, { kind: "source" }>): ModuleTree {
    try {
      return located.tree();
    } catch (error) {
      const problem = this.#asSyntaxProblem(error);
      if (problem === undefined) throw error;
      const raised = exception(
        syntaxErrorType,
        problem.message,
        new PyTuple([
          located.source.path,
          problem.line,
          problem.column,
          problem.text,
        ]),
      );
      throw new Raised(raised);
    }
  }

  #missing(vm: Vm, name: string, parent: Value | null): Value {
    if (parent instanceof PyModule && this.isIncomplete(parent.name)) {
      return this.#remember(
        name,
        unknown(vm, reasons.unsupportedCall(`module '${name}'`), name),
      );
    }
    if (this.guards > 0) {
      const error = exception(
        moduleNotFoundErrorType,
        `No module named '${name}'`,
      );
      error.attributes?.set("name", name);
      throw new Raised(error);
    }
    return unknown(vm, reasons.missingImport(name), name);
  }

  #remember(name: string, value: Value): Value {
    this.#modules.set(name, value);
    return value;
  }
}

/** Which module it is, in one string. */
function placeOf(located: Located | undefined): string {
  switch (located?.kind) {
    case "source":
      return `source ${located.source.path}`;
    case "namespace":
      return `namespace ${located.searchPath.join(":")}`;
    case "extension":
      return `extension ${located.path}`;
    default:
      return located?.kind ?? "nowhere";
  }
}

/** `__name__`, `__file__`, `__package__`, `__path__`: what a module's code may ask of itself. */
export function nameModule(module: PyModule): void {
  const { namespace, name, source, searchPath } = module;
  const isPackage = searchPath !== null;
  const dot = name.lastIndexOf(".");
  namespace.set("__name__", name);
  namespace.set(
    "__package__",
    isPackage ? name : name.slice(0, Math.max(dot, 0)),
  );
  namespace.set("__doc__", null);
  namespace.set("__loader__", null);
  namespace.set("__spec__", null);
  if (source !== null) namespace.set("__file__", source.path);
  if (isPackage) namespace.set("__path__", new PyList([...searchPath]));
}
