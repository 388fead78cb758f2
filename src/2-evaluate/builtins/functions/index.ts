/** The built-in functions on containers and objects; those on numbers and text stand beside their types. */
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

/** Rows that answer an unknown argument with an unknown. */
export const builtinFunctions: Table = {
  ...aggregateFunctions,
  ...attributeFunctions,
  ...iterationFunctions,
  ...objectFunctions,
  ...runtimeFunctions,
};

/** Rows that take unknown arguments as they are. */
export const builtinFunctionsAcceptingUnknown: Table = {
  ...attributeFunctionsAcceptingUnknown,
  ...iterationFunctionsAcceptingUnknown,
  ...objectFunctionsAcceptingUnknown,
};
