/** os.listdir, os.walk, os.scandir: folders inside the import roots. */
import { reasons } from "../../../../messages.js";
import { toArray } from "../../../operations/iterate.js";
import { raise } from "../../../operations/raise.js";
import { unknown } from "../../../operations/unknown.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyList, PyTuple } from "../../../values/containers.js";
import { exceptionTypes } from "../../../values/exceptionTypes.js";
import { PyIterator } from "../../../values/iterators.js";
import type { PyType } from "../../../values/type.js";
import { PyInstance, PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addMethods } from "../../table.js";
import { joinPath } from "./posixPath.js";

const errorType = (name: string) => exceptionTypes.get(name) as PyType;

/** The names in a folder, sorted (Python's order is the disk's); unknown where numel may not look. */
export function listFolder(vm: Vm, path: string): string[] | Value {
  const found = vm.imports.files.find(path);
  if (found.kind === "hidden") {
    return unknown(vm, reasons.fileNotSeen(path), `os.listdir('${path}')`);
  }
  if (found.kind === "absent") {
    raise(
      errorType("FileNotFoundError"),
      2,
      `No such file or directory: '${path}'`,
    );
  }
  if (found.kind === "file") {
    raise(errorType("NotADirectoryError"), 20, `Not a directory: '${path}'`);
  }
  return vm.imports.files.list(path) ?? [];
}

/** `os.walk(top, topdown)`, lazy, so that the caller may prune the folders that it gets. */
export function walk(vm: Vm, top: string, isTopDown: boolean): Value {
  const first = listFolder(vm, top);
  if (!Array.isArray(first)) {
    const found = vm.imports.files.find(top);
    return found.kind === "hidden" ? first : new PyIterator(() => undefined);
  }
  const steps = isTopDown ? walkDown(vm, top) : walkUp(vm, top);
  return new PyIterator(() => steps.next().value ?? undefined);
}

function split(vm: Vm, path: string): { folders: string[]; files: string[] } {
  const names = vm.imports.files.list(path) ?? [];
  const isFolder = (name: string) =>
    vm.imports.files.find(joinPath(path, [name])).kind === "folder";
  return {
    folders: names.filter(isFolder),
    files: names.filter((name) => !isFolder(name)),
  };
}

function* walkDown(vm: Vm, path: string): Generator<Value, undefined> {
  vm.budget.step();
  const { folders, files } = split(vm, path);
  const kept = new PyList(folders);
  yield new PyTuple([path, kept, new PyList(files)]);
  for (const name of toArray(vm, kept)) {
    yield* walkDown(vm, joinPath(path, [String(name)]));
  }
  return undefined;
}

function* walkUp(vm: Vm, path: string): Generator<Value, undefined> {
  vm.budget.step();
  const { folders, files } = split(vm, path);
  for (const name of folders) yield* walkUp(vm, joinPath(path, [name]));
  yield new PyTuple([path, new PyList(folders), new PyList(files)]);
  return undefined;
}

const dirEntryType = builtinType("DirEntry", undefined, "posix");
const scanType = builtinType("ScandirIterator", undefined, "posix");

class PyScan extends PyObject {
  constructor(readonly entries: PyList) {
    super(scanType);
  }
}

/** `os.scandir(path)`: an iterator that is a context manager, too. */
export function scan(vm: Vm, path: string): Value {
  const names = listFolder(vm, path);
  if (!Array.isArray(names)) return names;
  const entries = names.map((name) => {
    const attributes = new Map<string, Value>([
      ["name", name],
      ["path", joinPath(path, [name])],
    ]);
    return new PyInstance(dirEntryType, attributes);
  });
  return new PyScan(new PyList(entries));
}

export function installScan(): void {
  const kindIs = (kind: string) => (vm: Vm, self: PyInstance) =>
    vm.imports.files.find(String(self.attributes?.get("path"))).kind === kind;
  addMethods(dirEntryType, {
    "is_dir(self, *, follow_symlinks=True)": kindIs("folder"),
    "is_file(self, *, follow_symlinks=True)": kindIs("file"),
    "is_symlink(self, /)": () => false,
    "__fspath__(self, /)": (_, self: PyInstance) =>
      self.attributes?.get("path") ?? null,
    "__repr__(self, /)": (_, self: PyInstance) =>
      `<DirEntry '${String(self.attributes?.get("name"))}'>`,
  });
  addMethods(scanType, {
    "__iter__(self, /)": (_, self: PyScan) => {
      let i = 0;
      return new PyIterator(() => self.entries.items[i++]);
    },
    "__enter__(self, /)": (_, self: PyScan) => self,
    "__exit__(self, /, *args)": () => null,
    "close(self, /)": () => null,
  });
}
