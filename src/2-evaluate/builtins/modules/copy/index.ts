/** copy: shallow and deep copies (https://docs.python.org/3.11/library/copy.html). */
import { builtinType } from "../../../values/basicTypes.js";
import { PyDict } from "../../../values/dict.js";
import { exceptionType } from "../../../values/exceptionTypes.js";
import type { Value } from "../../../values/value.js";
import type { NativeModule } from "../../nativeModule.js";
import { deepCopy, shallowCopy } from "./copy.js";

const errorType = builtinType("Error", [exceptionType], "copy");

export const copy: NativeModule = {
  name: "copy",
  constants: { Error: errorType, error: errorType },
  functionsAcceptingUnknown: {
    "copy(x)": shallowCopy,
    "deepcopy(x, memo=None)": (vm, value: Value, memo: Value) =>
      deepCopy(vm, value, memo instanceof PyDict ? memo : new PyDict()),
  },
};
