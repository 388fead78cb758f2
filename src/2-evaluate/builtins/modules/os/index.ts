/** os: names, paths, the environment; what would change anything is left undone (https://docs.python.org/3.11/library/os.html). */
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { typeOf } from "../../../operations/typeOf.js";
import { objectType, builtinType } from "../../../values/basicTypes.js";
import { PyList, type PyTuple } from "../../../values/containers.js";
import { osErrorType, systemExitType } from "../../../values/exceptionTypes.js";
import { PyBytes } from "../../../values/simple.js";
import { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { truthy } from "../../../operations/truth.js";
import { classGetItem } from "../../genericAlias.js";
import type { NativeModule } from "../../nativeModule.js";
import { addClassMethods, addMethods, type Table } from "../../table.js";
import { abcMetaType } from "../abc.js";
import { environOf, installEnviron, lookUp } from "./environ.js";
import { isThere, runtime } from "./files.js";
import { pathText } from "./fspath.js";
import { osPath } from "./path.js";
import { joinPath, normalizePath } from "./posixPath.js";
import { unmodelledOs } from "./unmodelled.js";
import { installScan, listFolder, scan, walk } from "./walk.js";

installEnviron();
installScan();

/** `os.PathLike`: whatever has an `__fspath__`. */
const pathLikeMetaType = builtinType("ABCMeta", [abcMetaType], "abc");
const pathLikeType = new PyType("PathLike", [objectType], new Map(), {
  metatype: pathLikeMetaType,
  module: "os",
});
const hasPath = (cls: PyType, type: PyType) =>
  type.isSubtypeOf(cls) ||
  (cls === pathLikeType && type.lookup("__fspath__") !== undefined);
addMethods(pathLikeMetaType, {
  "__instancecheck__(cls, instance, /)": (_, cls: PyType, instance: Value) =>
    hasPath(cls, typeOf(instance)),
  "__subclasscheck__(cls, subclass, /)": (_, cls: PyType, subclass: Value) =>
    subclass instanceof PyType && hasPath(cls, subclass),
});
addClassMethods(pathLikeType, classGetItem);

/** What only the person's own run can tell. */
const runtimeFunctions = (names: string): Table =>
  Object.fromEntries(
    names
      .split(/\s+/)
      .map((name) => [
        `${name}(*args, **kwargs)`,
        (vm: Vm) => runtime(vm, `os.${name}()`),
      ]),
  );

/** What would change the disk: left undone, and the paths are unknown from there on. */
const writingFunctions = (names: string): Table =>
  Object.fromEntries(
    names.split(/\s+/).map((name) => [
      `${name}(path, *args, **kwargs)`,
      (vm: Vm, path: Value, args: PyTuple) => {
        for (const each of [path, ...args.items]) {
          if (typeof each === "number" || each === null) continue;
          vm.imports.files.noteWritten(pathText(vm, each));
        }
        return null;
      },
    ]),
  );

const doingNothing = (names: string): Table =>
  Object.fromEntries(
    names.split(/\s+/).map((name) => [`${name}(*args, **kwargs)`, () => null]),
  );

/** A folder that is there already stays what it is. */
function makeFolder(vm: Vm, path: Value): null {
  const { files } = vm.imports;
  const text = pathText(vm, path);
  if (files.find(text).kind !== "folder") files.noteWritten(text);
  return null;
}

function changeFolder(vm: Vm, path: Value): null {
  const { files } = vm.imports;
  const text = pathText(vm, path);
  if (text.startsWith("/")) files.workingDirectory = normalizePath(text);
  else if (files.workingDirectory !== null) {
    files.workingDirectory = normalizePath(
      joinPath(files.workingDirectory, [text]),
    );
  } else {
    const found = files.find(text);
    if (found.kind === "folder") files.workingDirectory = found.path;
  }
  return null;
}

const functions: Table = {
  ...runtimeFunctions(
    "getpid getppid getuid getgid geteuid getegid getlogin getloadavg times uname urandom cpu_count system popen stat lstat get_terminal_size get_exec_path sched_getaffinity umask strerror isatty",
  ),
  ...writingFunctions(
    "remove rename renames replace rmdir removedirs unlink symlink link truncate mkfifo",
  ),
  ...doingNothing("chmod chown utime nice kill killpg sync close"),
  "mkdir(path, mode=511, *, dir_fd=None)": makeFolder,
  "makedirs(name, mode=511, exist_ok=False)": makeFolder,
  "getcwd()": (vm) =>
    vm.imports.files.workingDirectory ?? runtime(vm, "os.getcwd()"),
  "getcwdb()": (vm) => runtime(vm, "os.getcwdb()"),
  "chdir(path)": changeFolder,
  "listdir(path='.')": (vm, path: Value) => {
    const names = listFolder(vm, path === null ? "." : pathText(vm, path));
    return Array.isArray(names) ? new PyList(names) : names;
  },
  "walk(top, topdown=True, onerror=None, followlinks=False)": (
    vm,
    top: Value,
    isTopDown: Value,
  ) => walk(vm, pathText(vm, top), truthy(vm, isTopDown)),
  "scandir(path='.')": (vm, path: Value) =>
    scan(vm, path === null ? "." : pathText(vm, path)),
  "fspath(path)": (vm, path: Value) =>
    path instanceof PyBytes ? path : pathText(vm, path),
  "fsdecode(filename)": (vm, path: Value) => pathText(vm, path),
  "fsencode(filename)": (vm, path: Value) =>
    new PyBytes(Buffer.from(pathText(vm, path), "utf8")),
  "access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)":
    (vm, path: Value) => isThere(vm, pathText(vm, path), null),
  "_exit(status)": (_, status: Value) => raise(systemExitType, status),
  "abort()": () => raise(systemExitType, 134),
  "getenv(key, default=None)": (vm, key: Value, fallback: Value) =>
    lookUp(vm, environOf(vm), key, fallback),
  "unsetenv(name, /)": (vm, name: Value) => {
    if (typeof name !== "string") raiseTypeError("str expected");
    environOf(vm).known.set(name, null);
    return null;
  },
  "putenv(name, value, /)": () => null,
};

export const os: NativeModule = {
  name: "os",
  functions,
  constants: {
    name: "posix",
    sep: "/",
    altsep: null,
    extsep: ".",
    pathsep: ":",
    linesep: "\n",
    devnull: "/dev/null",
    curdir: ".",
    pardir: "..",
    defpath: "/bin:/usr/bin",
    error: osErrorType,
    PathLike: pathLikeType,
    F_OK: 0,
    R_OK: 4,
    W_OK: 2,
    X_OK: 1,
    O_RDONLY: 0,
    O_WRONLY: 1,
    O_RDWR: 2,
    O_CREAT: 64,
    O_EXCL: 128,
    O_TRUNC: 512,
    O_APPEND: 1024,
    SEEK_SET: 0,
    SEEK_CUR: 1,
    SEEK_END: 2,
    EX_OK: 0,
  },
  unmodelled: unmodelledOs,
  install(vm, module) {
    module.namespace.set("environ", environOf(vm));
    module.namespace.set("path", vm.imports.importModule(vm, osPath.name));
  },
};
