/** `Annotated[int, "metres"]` (https://docs.python.org/3.11/library/typing.html#typing.Annotated). */
import { raiseTypeError } from "../../../operations/raise.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addClassMethods, addStaticMethods } from "../../table.js";
import { annotatedAliasType, PyAlias } from "./alias.js";
import { typeArgument } from "./arguments.js";

export const annotatedType = builtinType("Annotated", undefined, "typing");

export function installAnnotated(): void {
  addStaticMethods(annotatedType, {
    "__new__(cls, /, *args, **kwargs)": () =>
      raiseTypeError("Type Annotated cannot be instantiated."),
  });
  addClassMethods(
    annotatedType,
    {
      "__class_getitem__(cls, params, /)": subscript,
      "__init_subclass__(cls, /, *args, **kwargs)": () =>
        raiseTypeError("Cannot subclass typing.Annotated"),
    },
    { acceptsUnknown: true },
  );
}

/** Notes on an annotated type are added to those that it has. */
function subscript(vm: Vm, _cls: Value, item: Value): Value {
  const [type, ...notes] = item instanceof PyTuple ? item.items : [item];
  if (type === undefined || notes.length === 0) {
    raiseTypeError(
      "Annotated[...] should be used with at least two arguments (a type and an annotation).",
    );
  }
  const inner = typeArgument(
    vm,
    type,
    "Annotated[t, ...]: t must be a type.",
    true,
  );
  if (inner instanceof PyAlias && inner.metadata !== null) {
    return annotated(inner.args, [...inner.metadata.items, ...notes]);
  }
  return annotated(new PyTuple([inner]), notes);
}

function annotated(args: PyTuple, notes: readonly Value[]): PyAlias {
  return new PyAlias(
    annotatedType,
    args,
    annotatedAliasType,
    new PyTuple(notes),
  );
}
