/** math (https://docs.python.org/3.11/library/math.html). */
import { PyFloat } from "../../../values/simple.js";
import type { NativeModule } from "../../nativeModule.js";
import { aggregates } from "./aggregates.js";
import { floatFunctions } from "./floats.js";
import { integerFunctions } from "./integers.js";
import { logarithms } from "./logarithms.js";
import { transcendentals } from "./transcendentals.js";
import { wholeNumbers } from "./wholeNumbers.js";

export const math: NativeModule = {
  name: "math",
  functions: {
    ...aggregates,
    ...floatFunctions,
    ...integerFunctions,
    ...logarithms,
    ...transcendentals,
    ...wholeNumbers,
  },
  constants: {
    pi: new PyFloat(Math.PI),
    e: new PyFloat(Math.E),
    tau: new PyFloat(2 * Math.PI),
    inf: new PyFloat(Infinity),
    nan: new PyFloat(NaN),
  },
};
