/** `_files`: the disk, as far as a program may see it, for the modules of files that are written in Python. */
import { reasons } from "../../../messages.js";
import { unknown } from "../../operations/unknown.js";
import { PyBytes } from "../../values/simple.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { NativeModule } from "../nativeModule.js";
import { pathText } from "./os/fspath.js";

export const filesModule: NativeModule = {
  name: "_files",
  functions: {
    /** The bytes of a file inside the import roots; anything else is unknown, with the path in its reason. */
    "read_bytes(path)": (vm, path: Value) => {
      const text = pathText(vm, path);
      const data = vm.imports.files.read(text);
      return data === undefined
        ? unknown(vm, reasons.fileNotSeen(text), `open('${text}')`)
        : new PyBytes(data);
    },
  },
  functionsAcceptingUnknown: {
    "note_written(path)": (vm, path: Value) => {
      if (!(path instanceof PyUnknown)) {
        vm.imports.files.noteWritten(pathText(vm, path));
      }
      return null;
    },
  },
};
