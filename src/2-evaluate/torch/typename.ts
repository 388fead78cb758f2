/** `torch.typename`: the name of a value's class as error messages show it. */
import { typeOf } from "../operations/typeOf.js";
import { PyBuiltin, PyFunction } from "../values/functions.js";
import { PyModule } from "../values/module.js";
import { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import { PyTensor } from "./tensor.js";
import { typeNameOf } from "./typeNames.js";

/** Tensors by their old names (`torch.FloatTensor`), classes and instances by module and class. */
export function typenameOf(value: Value): string {
  if (value instanceof PyTensor) return typeNameOf(value);
  if (value instanceof PyUnknown) return value.expression;
  if (value instanceof PyModule || value instanceof PyBuiltin)
    return value.name;
  if (value instanceof PyFunction)
    return `${value.module.name}.${value.qualname}`;
  const type = value instanceof PyType ? value : typeOf(value);
  return type.module === "builtins"
    ? type.qualname
    : `${type.module}.${type.qualname}`;
}
