/** tomllib, and the packages tomli and toml that came before it (https://docs.python.org/3.11/library/tomllib.html). */
import { parse, TomlDate, TomlError } from "smol-toml";
import { reasons } from "../../../messages.js";
import {
  findAttribute,
  getAttribute,
  raiseNoAttribute,
} from "../../operations/attribute.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { unknown } from "../../operations/unknown.js";
import { builtinType } from "../../values/basicTypes.js";
import { PyList } from "../../values/containers.js";
import { PyDict } from "../../values/dict.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { normalize } from "../../values/integer.js";
import { PyBytes, PyFloat } from "../../values/simple.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Namespace, Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import type { NativeModule } from "../nativeModule.js";

const decodeErrorType = builtinType(
  "TOMLDecodeError",
  [valueErrorType],
  "tomllib",
);

function read(vm: Vm, text: string): Value {
  vm.budget.size(text.length, "a TOML text");
  try {
    return value(vm, parse(text, { integersAsBigInt: true }));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = "invalid TOML"] = error.message.split("\n");
    raise(
      decodeErrorType,
      `${message} (at line ${error.line}, column ${error.column})`,
    );
  }
}

function value(vm: Vm, parsed: unknown): Value {
  if (typeof parsed === "bigint") return normalize(parsed);
  if (typeof parsed === "number") return new PyFloat(parsed);
  if (typeof parsed === "string" || typeof parsed === "boolean") return parsed;
  if (Array.isArray(parsed)) {
    return new PyList(parsed.map((item) => value(vm, item)));
  }
  if (parsed instanceof TomlDate) return moment(vm, parsed);
  const entries = Object.entries(parsed as Record<string, unknown>);
  // JavaScript sorts such keys to the front, and the order in the file is lost.
  if (
    entries.length > 1 &&
    entries.some(([key]) => /^(0|[1-9]\d*)$/.test(key))
  ) {
    const what = "a TOML table with numbers as keys";
    return unknown(vm, reasons.unsupportedCall(what), what);
  }
  const table: Namespace = new Map(
    entries.map(([key, item]) => [key, value(vm, item)]),
  );
  return PyDict.over(table);
}

/** A date or a time, through Python's own reading of ISO 8601. */
function moment(vm: Vm, date: TomlDate): Value {
  const name = date.isDate() ? "date" : date.isTime() ? "time" : "datetime";
  const type = getAttribute(vm, vm.imports.importModule(vm, "datetime"), name);
  if (type instanceof PyUnknown) return type;
  return vm.call(getAttribute(vm, type, "fromisoformat"), [date.toISOString()]);
}

/** What a file holds; `tomllib` insists on one opened in binary mode. */
function contents(vm: Vm, file: Value): string | PyUnknown {
  const method = findAttribute(vm, file, "read");
  if (method === undefined) {
    raiseTypeError(`'${typeName(file)}' object has no attribute 'read'`);
  }
  const data = vm.call(method, []);
  if (data instanceof PyUnknown) return data;
  if (typeof data === "string") {
    raiseTypeError(
      "File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`",
    );
  }
  return Buffer.from((data as PyBytes).data).toString("utf8");
}

function loads(vm: Vm, text: Value, parseFloat: Value): Value {
  if (parseFloat !== null) {
    return unknown(
      vm,
      reasons.unsupportedCall("parse_float"),
      "tomllib.loads(…)",
    );
  }
  if (typeof text === "string") return read(vm, text);
  if (text instanceof PyBytes) {
    raiseTypeError("a bytes-like object is required, not 'str'");
  }
  return raiseNoAttribute(text, "replace");
}

const functions: NativeModule["functions"] = {
  "load(fp, /, *, parse_float=None)": (vm, file: Value, parseFloat: Value) => {
    const text = contents(vm, file);
    return text instanceof PyUnknown ? text : loads(vm, text, parseFloat);
  },
  "loads(s, /, *, parse_float=None)": loads,
};

export const tomllib: NativeModule = {
  name: "tomllib",
  functions,
  types: [decodeErrorType],
};

export const tomli: NativeModule = { ...tomllib, name: "tomli" };

/** The older package reads text, and files by their path. */
export const toml: NativeModule = {
  name: "toml",
  constants: { TomlDecodeError: decodeErrorType },
  functions: {
    "load(f, _dict=None, decoder=None)": (vm, file: Value) => {
      const open = vm.builtins.get("open") as Value;
      const isPath =
        typeof file === "string" ||
        findAttribute(vm, file, "read") === undefined;
      const stream = isPath ? vm.call(open, [file]) : file;
      const text = vm.call(getAttribute(vm, stream, "read"), []);
      return text instanceof PyUnknown ? text : loads(vm, text, null);
    },
    "loads(s, _dict=None, decoder=None)": (vm, text: Value) =>
      loads(vm, text, null),
  },
  unmodelled: "TomlDecoder TomlEncoder decoder dump dumps encoder",
};
