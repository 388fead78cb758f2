/** `sys.stdout` and its like: what is written goes nowhere, what is read is unknown. */
import { reasons } from "../../../../messages.js";
import { toArray } from "../../../operations/iterate.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { typeName } from "../../../operations/typeOf.js";
import { unknown } from "../../../operations/unknown.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyInstance, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addMethods } from "../../table.js";

const streamType = builtinType("TextIOWrapper", undefined, "_io");
streamType.givesDict = true;

/** @param name as in `<stdout>` */
export function stream(name: string, mode: string): PyInstance {
  return new PyInstance(
    streamType,
    new Map<string, Value>([
      ["name", name],
      ["mode", mode],
      ["encoding", "utf-8"],
      ["errors", "strict"],
      ["closed", false],
      ["line_buffering", false],
      ["newlines", null],
    ]),
  );
}

const read = (vm: Vm) =>
  unknown(vm, reasons.runtimeValue("what standard input holds"), "sys.stdin");

export function installStreams(): void {
  addMethods(
    streamType,
    {
      "write(self, s, /)": (vm, _self, text: Value) =>
        typeof text === "string"
          ? vm.call(vm.builtins.get("len") as Value, [text])
          : typeof text === "object" && text !== null && text.type === undefined
            ? 0
            : raiseTypeError(
                `write() argument must be str, not ${typeName(text)}`,
              ),
      "writelines(self, lines, /)": (vm, _self, lines: Value) => {
        toArray(vm, lines);
        return null;
      },
    },
    { acceptsUnknown: true },
  );
  addMethods(streamType, {
    "flush(self, /)": () => null,
    "close(self, /)": () => null,
    "reconfigure(self, /, **kwargs)": () => null,
    "isatty(self, /)": () => false,
    "readable(self, /)": (_, self: PyInstance) =>
      self.attributes?.get("mode") === "r",
    "writable(self, /)": (_, self: PyInstance) =>
      self.attributes?.get("mode") === "w",
    "fileno(self, /)": (_, self: PyInstance) =>
      ["<stdin>", "<stdout>", "<stderr>"].indexOf(
        String(self.attributes?.get("name")),
      ),
    "read(self, size=-1, /)": read,
    "readline(self, size=-1, /)": read,
    "readlines(self, hint=-1, /)": read,
    "__iter__(self, /)": read,
    "__enter__(self, /)": (_, self: Value) => self,
    "__exit__(self, /, *args)": () => null,
    "__repr__(self, /)": (_, self: PyInstance) =>
      `<_io.TextIOWrapper name='${String(self.attributes?.get("name"))}' mode='${String(self.attributes?.get("mode"))}' encoding='utf-8'>`,
  });
}
