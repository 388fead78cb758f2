/** All families of tensor operations. */
import { activations } from "./activations.js";
import { attributes } from "./attributes.js";
import { binary } from "./binary.js";
import { changes } from "./changes.js";
import { convert } from "./convert.js";
import { factories } from "./factories.js";
import { indexing } from "./indexing.js";
import { join } from "./join.js";
import { linear } from "./linear.js";
import { operators } from "./operators.js";
import { pick } from "./pick.js";
import { queries } from "./queries.js";
import { rearrange } from "./rearrange.js";
import { reduce } from "./reduce.js";
import { reshape } from "./reshape.js";
import type { Family } from "./rows.js";
import { unary } from "./unary.js";

export const families: readonly Family[] = [
  unary,
  binary,
  operators,
  reduce,
  reshape,
  join,
  rearrange,
  pick,
  indexing,
  linear,
  factories,
  changes,
  convert,
  attributes,
  queries,
  activations,
];
