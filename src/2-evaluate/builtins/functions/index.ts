/** The built-in functions, by what they work on. */
import type { Table } from "../table.js";
import { aggregateFunctions } from "./aggregates.js";
import {
  attributeFunctions,
  attributeFunctionsAcceptingUnknown,
} from "./attributes.js";
import {
  iterationFunctions,
  iterationFunctionsAcceptingUnknown,
} from "./iteration.js";
import {
  objectFunctions,
  objectFunctionsAcceptingUnknown,
  runtimeFunctions,
} from "./objects.js";
import { numberFunctions } from "./numbers.js";
import { programFunctions } from "./program.js";
import { textFunctions } from "./text.js";

/** Rows that answer an unknown argument with an unknown. */
export const builtinFunctions: Table = {
  ...aggregateFunctions,
  ...attributeFunctions,
  ...iterationFunctions,
  ...numberFunctions,
  ...objectFunctions,
  ...runtimeFunctions,
  ...textFunctions,
};

/** Rows that take unknown arguments as they are. */
export const builtinFunctionsAcceptingUnknown: Table = {
  ...attributeFunctionsAcceptingUnknown,
  ...iterationFunctionsAcceptingUnknown,
  ...objectFunctionsAcceptingUnknown,
  ...programFunctions,
};
