/** Which operations may be put off until somebody wants their values (later.ts), by name. */
import type { Native } from "../../values/functions.js";
import { PyTensor } from "../tensor.js";
import { PyTuple } from "../../values/containers.js";
import type { Value } from "../../values/value.js";
import { later, laterInPlace } from "../later.js";

/**
 * Not among them: views, which compute nothing; what gives anything but one tensor; division of integers and powers, which
 * values can make fail; whatever takes its shape from values.
 */
const names = (text: string): ReadonlySet<string> =>
  new Set(text.trim().split(/\s+/));

const making = names(`
  abs neg square sqrt reciprocal ceil floor trunc frac sign relu exp exp2 expm1 log log2 log10 log1p rsqrt sin cos tan
  asin acos atan sinh cosh tanh sigmoid round isnan isinf isfinite logical_not
  add sub subtract mul multiply eq ne lt le gt ge maximum minimum logical_and logical_or logical_xor
  __add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __and__ __or__ __xor__
  __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __neg__ __abs__ __invert__
  sum mean prod all any amax amin cumsum
  cat concat concatenate stack hstack vstack dstack
  clamp clip clamp_min clamp_max where masked_fill
  roll tril triu flip repeat tile repeat_interleave clone constant_pad_nd
  reshape flatten contiguous
  to type float double half bfloat16 int long short bool type_as
`);

const changing = names(`
  add_ sub_ subtract_ mul_ multiply_ __iadd__ __isub__ __imul__ __itruediv__
  abs_ neg_ square_ sqrt_ exp_ log_ sin_ cos_ sigmoid_ tanh_
  clamp_ clip_ clamp_min_ clamp_max_ masked_fill_ fill_ zero_ copy_
`);

export function putOff(name: string, native: Native): Native {
  return making.has(name) ? later(native) : native;
}

export function putOffInPlace(name: string, native: Native): Native {
  if (name === "__setitem__") return laterInPlace(native, isPlainKey);
  return changing.has(name) ? laterInPlace(native) : native;
}

/** A key without tensors: where it points to depends on no value. */
function isPlainKey([key]: readonly (Value | undefined)[]): boolean {
  const parts = key instanceof PyTuple ? key.items : [key];
  return parts.every((part) => !(part instanceof PyTensor));
}
