/** What the modules of files and paths share: looking at the disk, as far as a program may. */
import { reasons } from "../../../../messages.js";
import { unknown } from "../../../operations/unknown.js";
import type { PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { normalizePath } from "./posixPath.js";

/** An unknown value that only the person's own run can tell. */
export function runtime(vm: Vm, what: string): PyUnknown {
  return unknown(vm, reasons.runtimeValue(what), what);
}

/** Whether something of a kind is at a path; unknown where numel may not look. */
export function isThere(
  vm: Vm,
  path: string,
  kind: "file" | "folder" | null,
): Value {
  const found = vm.imports.files.find(path);
  if (found.kind === "hidden") {
    return unknown(vm, reasons.fileNotSeen(path), `exists('${path}')`);
  }
  if (found.kind === "absent") return false;
  return kind === null || found.kind === kind;
}

/** `abspath(path)`; unknown for a relative path as long as nobody knows the working directory. */
export function absolutePath(vm: Vm, path: string): string | PyUnknown {
  if (path.startsWith("/")) return normalizePath(path);
  const { workingDirectory } = vm.imports.files;
  if (workingDirectory !== null) {
    return normalizePath(`${workingDirectory}/${path}`);
  }
  // A relative path that the roots have is taken to be meant for them, as reading it would.
  const found = vm.imports.files.find(path === "" ? "." : path);
  return found.kind === "file" || found.kind === "folder"
    ? found.path
    : runtime(vm, "the working directory");
}
