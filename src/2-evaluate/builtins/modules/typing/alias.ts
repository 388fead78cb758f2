/**
 * The objects that `typing` gives for `List`, `List[int]`, `Optional[int]`, `Literal["a"]`, …
 * (https://docs.python.org/3.11/library/typing.html).
 */
import { builtinType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import type { PyType } from "../../../values/type.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";

export const genericAliasType = builtinType(
  "_GenericAlias",
  undefined,
  "typing",
);
export const unionAliasType = builtinType(
  "_UnionGenericAlias",
  [genericAliasType],
  "typing",
);
export const callableAliasType = builtinType(
  "_CallableGenericAlias",
  [genericAliasType],
  "typing",
);
export const literalAliasType = builtinType(
  "_LiteralGenericAlias",
  [genericAliasType],
  "typing",
);
export const annotatedAliasType = builtinType(
  "_AnnotatedAlias",
  [genericAliasType],
  "typing",
);
export const unpackedAliasType = builtinType(
  "_UnpackGenericAlias",
  [genericAliasType],
  "typing",
);
export const bareAliasType = builtinType(
  "_SpecialGenericAlias",
  undefined,
  "typing",
);

/** `typing.List` and its like: another name for a class. */
export class PyBareAlias extends PyObject {
  constructor(
    /** Without `typing.`. */
    readonly name: string,
    /** The class behind it; asked when wanted, so that nothing is imported for a name alone. */
    readonly originOf: (vm: Vm) => Value,
    /** How many arguments it takes; -1: any number. */
    readonly arity: number,
    type: PyType = bareAliasType,
  ) {
    super(type);
  }
}

/** A subscripted form: `List[int]`, `Union[int, str]`, `Callable[[int], str]`, `MyGeneric[int]`. */
export class PyAlias extends PyObject {
  constructor(
    /** What was subscripted: a bare alias, a special form, or a generic class. */
    readonly form: Value,
    readonly args: PyTuple,
    type: PyType = genericAliasType,
    /** Of `Annotated`. */
    readonly metadata: PyTuple | null = null,
  ) {
    super(type);
  }
}

/** Whether a value is a `Union[…]` as `typing` makes it. */
export function isUnionAlias(value: Value): value is PyAlias {
  return value instanceof PyAlias && value.type === unionAliasType;
}

export function aliasArgs(items: readonly Value[]): PyTuple {
  return new PyTuple(items);
}
