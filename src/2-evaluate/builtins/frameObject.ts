/** Running frames as objects: `sys._getframe()`, `inspect.currentframe()` (https://docs.python.org/3.11/reference/datamodel.html#frame-objects). */
import type { Frame } from "../frame.js";
import { getAttribute } from "../operations/attribute.js";
import { codeType, frameType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { PyInstance, PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { localsOf } from "./scope.js";
import { addGetters, addMethods } from "./table.js";

export class PyFrame extends PyObject {
  constructor(readonly frame: Frame) {
    super(frameType);
  }
}

const framesKey = {};

/** The object for a frame, the same one every time. */
export function frameObject(vm: Vm, frame: Frame | null): Value {
  if (frame === null) return null;
  let known = vm.caches.get(framesKey) as WeakMap<Frame, PyFrame> | undefined;
  if (known === undefined) vm.caches.set(framesKey, (known = new WeakMap()));
  let object = known.get(frame);
  if (object === undefined) known.set(frame, (object = new PyFrame(frame)));
  return object;
}

/** The line that a frame is at, from 1. */
export function lineOf(frame: Frame): number {
  return frame.source.position(frame.at.start).line;
}

/** `frame.f_code.co_name`: the function's bare name. */
export function codeName(frame: Frame): string {
  return (
    frame.function?.name ?? frame.name.slice(frame.name.lastIndexOf(".") + 1)
  );
}

function codeOf(vm: Vm, { frame }: PyFrame): Value {
  if (frame.function !== null) {
    return getAttribute(vm, frame.function, "__code__");
  }
  return new PyInstance(
    codeType,
    new Map<string, Value>([
      ["co_name", codeName(frame)],
      ["co_qualname", frame.name],
      ["co_filename", frame.source.path],
      ["co_firstlineno", 1],
      ["co_argcount", 0],
      ["co_varnames", new PyTuple([])],
      ["co_flags", 0],
    ]),
  );
}

export function installFrame(): void {
  addGetters(frameType, {
    f_back: (vm, self: PyFrame) => frameObject(vm, self.frame.caller),
    f_code: codeOf,
    f_locals: (_, self: PyFrame) => localsOf(self.frame),
    f_globals: (_, self: PyFrame) => PyDict.over(self.frame.module.namespace),
    f_builtins: (vm) => PyDict.over(vm.builtins),
    f_lineno: (_, self: PyFrame) => lineOf(self.frame),
    f_trace: () => null,
  });
  addMethods(frameType, {
    "clear(self, /)": () => null,
    "__repr__(self, /)": (_, self: PyFrame) =>
      `<frame, file '${self.frame.source.path}', line ${lineOf(self.frame)}, code ${codeName(self.frame)}>`,
  });
}
