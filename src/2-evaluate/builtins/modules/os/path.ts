/** os.path: paths as strings, and what is at them inside the import roots (https://docs.python.org/3.11/library/os.path.html). */
import { equals } from "../../../operations/equality.js";
import { toArray } from "../../../operations/iterate.js";
import { raise } from "../../../operations/raise.js";
import { PyTuple } from "../../../values/containers.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import type { NativeModule } from "../../nativeModule.js";
import type { Table } from "../../table.js";
import { absolutePath, isThere, runtime } from "./files.js";
import { pathText } from "./fspath.js";
import {
  commonPath,
  commonPrefix,
  joinPath,
  normalizePath,
  relativePath,
  splitExtension,
  splitPath,
} from "./posixPath.js";

const pair = (parts: [string, string]) => new PyTuple(parts);

/** `relpath(path, start)`: where the working directory is needed for both, it does not matter. */
function relative(vm: Vm, path: string, start: string): Value {
  if (path === "") raise(valueErrorType, "no path specified");
  const isRelative = !path.startsWith("/") && !start.startsWith("/");
  if (isRelative && !climbs(path) && !climbs(start)) {
    return relativePath(normalizePath(path), normalizePath(start));
  }
  const to = absolutePath(vm, path);
  if (to instanceof PyUnknown) return to;
  const from = absolutePath(vm, start);
  return from instanceof PyUnknown ? from : relativePath(to, from);
}

const climbs = (path: string) => normalizePath(path).startsWith("..");

const functions: Table = {
  "join(a, /, *p)": (vm, first: Value, rest: PyTuple) =>
    joinPath(
      pathText(vm, first),
      rest.items.map((part) =>
        pathText(
          vm,
          part,
          (type) =>
            `join() argument must be str, bytes, or os.PathLike object, not '${type}'`,
        ),
      ),
    ),
  "split(p)": (vm, path: Value) => pair(splitPath(pathText(vm, path))),
  "splitext(p)": (vm, path: Value) => pair(splitExtension(pathText(vm, path))),
  "splitdrive(p)": (vm, path: Value) => pair(["", pathText(vm, path)]),
  "basename(p)": (vm, path: Value) => splitPath(pathText(vm, path))[1],
  "dirname(p)": (vm, path: Value) => splitPath(pathText(vm, path))[0],
  "isabs(s)": (vm, path: Value) => pathText(vm, path).startsWith("/"),
  "normcase(s)": (vm, path: Value) => pathText(vm, path),
  "normpath(path)": (vm, path: Value) => normalizePath(pathText(vm, path)),
  "abspath(path)": (vm, path: Value) => absolutePath(vm, pathText(vm, path)),
  "realpath(filename, *, strict=False)": (vm, path: Value) => {
    const absolute = absolutePath(vm, pathText(vm, path));
    if (absolute instanceof PyUnknown) return absolute;
    return (
      vm.imports.files.real(absolute) ?? runtime(vm, `realpath('${absolute}')`)
    );
  },
  "relpath(path, start='.')": (vm, path: Value, start: Value) =>
    relative(
      vm,
      pathText(vm, path),
      start === null ? "." : pathText(vm, start),
    ),
  "commonprefix(m)": (vm, paths: Value) =>
    commonPrefix(toArray(vm, paths).map((path) => pathText(vm, path))),
  "commonpath(paths)": (vm, paths: Value) => {
    const texts = toArray(vm, paths).map((path) => pathText(vm, path));
    if (texts.length === 0) {
      raise(valueErrorType, "commonpath() arg is an empty sequence");
    }
    if (new Set(texts.map((text) => text.startsWith("/"))).size > 1) {
      raise(valueErrorType, "Can't mix absolute and relative paths");
    }
    return commonPath(texts);
  },
  "expanduser(path)": (vm, path: Value) => {
    const text = pathText(vm, path);
    return text.startsWith("~") ? runtime(vm, "the home folder") : text;
  },
  "expandvars(path)": (vm, path: Value) => {
    const text = pathText(vm, path);
    return text.includes("$") ? runtime(vm, `expandvars('${text}')`) : text;
  },
  "exists(path)": (vm, path: Value) => isThere(vm, pathText(vm, path), null),
  "lexists(path)": (vm, path: Value) => isThere(vm, pathText(vm, path), null),
  "isfile(path)": (vm, path: Value) => isThere(vm, pathText(vm, path), "file"),
  "isdir(s)": (vm, path: Value) => isThere(vm, pathText(vm, path), "folder"),
  "islink(path)": (vm, path: Value) => {
    const there = isThere(vm, pathText(vm, path), null);
    return there === true ? runtime(vm, "whether a path is a link") : there;
  },
  "ismount(path)": (vm) => runtime(vm, "whether a path is a mount point"),
  "samefile(f1, f2)": (vm, one: Value, other: Value) => {
    const [a, b] = [
      absolutePath(vm, pathText(vm, one)),
      absolutePath(vm, pathText(vm, other)),
    ];
    if (a instanceof PyUnknown) return a;
    if (b instanceof PyUnknown) return b;
    return equals(vm, a, b)
      ? true
      : runtime(vm, "whether two paths are the same file");
  },
  "getsize(filename)": (vm, path: Value) => {
    const text = pathText(vm, path);
    return (
      vm.imports.files.read(text)?.length ?? runtime(vm, `getsize('${text}')`)
    );
  },
  "getmtime(filename)": (vm) => runtime(vm, "os.path.getmtime()"),
  "getatime(filename)": (vm) => runtime(vm, "os.path.getatime()"),
  "getctime(filename)": (vm) => runtime(vm, "os.path.getctime()"),
};

export const osPath: NativeModule = {
  name: "os.path",
  functions,
  constants: {
    __name__: "posixpath",
    altsep: null,
    curdir: ".",
    defpath: "/bin:/usr/bin",
    devnull: "/dev/null",
    extsep: ".",
    pardir: "..",
    pathsep: ":",
    sep: "/",
    supports_unicode_filenames: false,
  },
  unmodelled: "genericpath os sameopenfile samestat stat sys",
};

/** The same module under its own name. */
export const posixpath: NativeModule = { ...osPath, name: "posixpath" };
