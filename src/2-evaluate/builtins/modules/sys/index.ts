/** sys: the interpreter that numel stands for (https://docs.python.org/3.11/library/sys.html). */
import { reasons } from "../../../../messages.js";
import type { Frame } from "../../../frame.js";
import { asIndex } from "../../../operations/index.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { typeName } from "../../../operations/typeOf.js";
import { unknown } from "../../../operations/unknown.js";
import { userFrame } from "../../../operations/userPlace.js";
import { standardLibrary } from "../../../standardLibrary.js";
import { handledException } from "../../../statements/try.js";
import { frozensetType } from "../../../values/basicTypes.js";
import { PyList, PySet, PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import {
  systemExitType,
  valueErrorType,
} from "../../../values/exceptionTypes.js";
import { PyFloat } from "../../../values/simple.js";
import type { Namespace, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { frameObject } from "../../frameObject.js";
import type { NativeModule } from "../../nativeModule.js";
import type { Table } from "../../table.js";
import { implementation, sysConstants } from "./facts.js";
import { installStreams, stream } from "./streams.js";

installStreams();

const nothing = () => null;

function frameAt(vm: Vm, depth: number): Value {
  let frame: Frame | null = vm.frame;
  for (let i = 0; i < depth && frame !== null; i++) frame = frame.caller;
  if (frame === null) raise(valueErrorType, "call stack is not deep enough");
  return frameObject(vm, frame);
}

const functions: Table = {
  "exit(status=None, /)": (_, status: Value) =>
    status === null ? raise(systemExitType) : raise(systemExitType, status),
  "exc_info()": (vm) => {
    const error = vm.frame === null ? null : handledException(vm.frame);
    return new PyTuple(
      error === null ? [null, null, null] : [error.type, error, null],
    );
  },
  "exception()": (vm) =>
    vm.frame === null ? null : handledException(vm.frame),
  "_getframe(depth=0, /)": (vm, depth: Value) =>
    frameAt(vm, asIndex(vm, depth)),
  "getrecursionlimit()": (vm) =>
    (vm.state.get(limitKey) as number[] | undefined)?.[0] ?? 1000,
  "setrecursionlimit(limit, /)": (vm, limit: Value) => {
    vm.state.set(limitKey, [asIndex(vm, limit)]);
    return null;
  },
  "intern(string, /)": (_, text: Value) =>
    typeof text === "string"
      ? text
      : raiseTypeError(`intern() argument must be str, not ${typeName(text)}`),
  "getdefaultencoding()": () => "utf-8",
  "getfilesystemencoding()": () => "utf-8",
  "getfilesystemencodeerrors()": () => "surrogateescape",
  "getswitchinterval()": () => new PyFloat(0.005),
  "get_int_max_str_digits()": () => 4300,
  "is_finalizing()": () => false,
  "gettrace()": nothing,
  "getprofile()": nothing,
};

const functionsAcceptingUnknown: Table = {
  "settrace(function, /)": nothing,
  "setprofile(function, /)": nothing,
  "setswitchinterval(interval, /)": nothing,
  "set_int_max_str_digits(maxdigits)": nothing,
  "excepthook(exctype, value, traceback, /)": nothing,
  "__excepthook__(exctype, value, traceback, /)": nothing,
  "displayhook(object, /)": nothing,
  "__displayhook__(object, /)": nothing,
  "breakpointhook(*args, **kwargs)": nothing,
  "_clear_type_cache()": nothing,
  "getsizeof(object, default=None)": (vm) =>
    unknown(vm, reasons.runtimeValue("sys.getsizeof()"), "sys.getsizeof()"),
  "getrefcount(object, /)": (vm) =>
    unknown(vm, reasons.runtimeValue("sys.getrefcount()"), "sys.getrefcount()"),
};

const limitKey = {};

/** Facts about the installation that numel stands in for: known only where Python is. */
const installation = [
  "executable",
  "prefix",
  "base_prefix",
  "exec_prefix",
  "base_exec_prefix",
];

export const sys: NativeModule = {
  name: "sys",
  functions,
  functionsAcceptingUnknown,
  constants: sysConstants,
  unmodelled: `__breakpointhook__ __interactivehook__ __unraisablehook__ _base_executable _current_exceptions
    _current_frames _debugmallocstats _framework _getquickenedcount _git _home _stdlib_dir _xoptions addaudithook
    audit call_tracing get_asyncgen_hooks get_coroutine_origin_tracking_depth getallocatedblocks getdlopenflags
    set_asyncgen_hooks set_coroutine_origin_tracking_depth setdlopenflags unraisablehook`,
  install(vm, { namespace }) {
    const streams = [
      ["stdin", "r"],
      ["stdout", "w"],
      ["stderr", "w"],
    ] as const;
    for (const [name, mode] of streams) {
      const object = stream(`<${name}>`, mode);
      namespace.set(name, object).set(`__${name}__`, object);
    }
    // No command line was given: what is counted is what the program builds by default.
    const script = userFrame(vm)?.source.path ?? "";
    namespace.set("argv", new PyList([script]));
    namespace.set("orig_argv", new PyList(["python", script]));
    namespace.set("path", vm.imports.path);
    namespace.set("modules", PyDict.over(vm.imports.modules as Namespace));
    namespace.set("implementation", implementation());
    namespace.set("stdlib_module_names", standardNames());
    for (const name of ["warnoptions", "meta_path", "path_hooks"]) {
      namespace.set(name, new PyList([]));
    }
    namespace.set("path_importer_cache", new PyDict());
    for (const name of installation) {
      const full = `sys.${name}`;
      namespace.set(name, unknown(vm, reasons.runtimeValue(full), full));
    }
  },
};

function standardNames(): PySet {
  const names = [...standardLibrary];
  return new PySet(new Map(names.map((name) => [name, name])), frozensetType);
}
