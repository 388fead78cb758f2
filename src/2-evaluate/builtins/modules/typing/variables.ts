/** TypeVar, ParamSpec, TypeVarTuple, ForwardRef, NewType (https://docs.python.org/3.11/library/typing.html#building-generic-types-and-type-aliases). */
import { reasons } from "../../../../messages.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { unknown } from "../../../operations/unknown.js";
import { userFrame } from "../../../operations/userPlace.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { notImplemented } from "../../../values/simple.js";
import type { PyType } from "../../../values/type.js";
import { type Namespace, PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addGetters, addMethods, addStaticMethods } from "../../table.js";

export const typeVarType = builtinType("TypeVar", undefined, "typing");
export const paramSpecType = builtinType("ParamSpec", undefined, "typing");
export const typeVarTupleType = builtinType(
  "TypeVarTuple",
  undefined,
  "typing",
);
export const forwardRefType = builtinType("ForwardRef", undefined, "typing");
export const newTypeType = builtinType("NewType", undefined, "typing");
const paramSpecPartType = builtinType("ParamSpecArgs", undefined, "typing");
for (const type of [typeVarType, paramSpecType, typeVarTupleType, newTypeType])
  type.givesDict = true;

/** A TypeVar, ParamSpec or TypeVarTuple. */
export class PyTypeVariable extends PyObject {
  constructor(
    readonly name: string,
    /** `~`, `+` or `-`; empty for a TypeVarTuple. */
    readonly sign: string,
    attributes: Namespace,
    type: PyType,
  ) {
    super(type, attributes);
  }
}

/** A name in quotes that stands for a type. */
export class PyForwardRef extends PyObject {
  constructor(readonly text: string) {
    super(forwardRefType);
  }
}

/** `P.args`, `P.kwargs`. */
class PyParamSpecPart extends PyObject {
  constructor(
    readonly owner: PyTypeVariable,
    readonly part: "args" | "kwargs",
  ) {
    super(paramSpecPartType);
  }
}

/** `NewType("UserId", int)`: a callable that gives back what it gets. */
class PyNewType extends PyObject {
  constructor(
    readonly name: string,
    attributes: Namespace,
  ) {
    super(newTypeType, attributes);
  }
}

function moduleOfCaller(vm: Vm): Value {
  return userFrame(vm)?.module.name ?? "__main__";
}

function variance(covariant: Value, contravariant: Value): string {
  if (covariant === true && contravariant === true) {
    raiseTypeError("Bivariant types are not supported.");
  }
  if (covariant === true) return "+";
  return contravariant === true ? "-" : "~";
}

/** Puts the rows on the types; `makeUnion` is handed in because unions are aliases over variables. */
export function installVariables(
  makeUnion: (vm: Vm, members: readonly Value[]) => Value,
): void {
  addStaticMethods(
    typeVarType,
    {
      "__new__(cls, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=...)":
        (
          vm,
          _cls,
          name: string,
          constraints: PyTuple,
          bound,
          covariant,
          contravariant,
        ) => {
          const sign = variance(covariant, contravariant);
          if (constraints.items.length > 0 && bound !== null) {
            raiseTypeError("Constraints cannot be combined with bound=...");
          }
          if (constraints.items.length === 1) {
            raiseTypeError("A single constraint is not allowed");
          }
          return makeVariable(vm, typeVarType, name, sign, [
            ["__bound__", bound],
            ["__constraints__", constraints],
            ["__covariant__", sign === "+"],
            ["__contravariant__", sign === "-"],
          ]);
        },
    },
    { acceptsUnknown: true },
  );
  addStaticMethods(
    paramSpecType,
    {
      "__new__(cls, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False, default=...)":
        (vm, _cls, name: string, bound, covariant, contravariant) =>
          makeVariable(
            vm,
            paramSpecType,
            name,
            variance(covariant, contravariant),
            [["__bound__", bound]],
          ),
    },
    { acceptsUnknown: true },
  );
  addStaticMethods(
    typeVarTupleType,
    {
      "__new__(cls, name, *, default=...)": (vm, _cls, name: string) =>
        makeVariable(vm, typeVarTupleType, name, "", []),
    },
    { acceptsUnknown: true },
  );
  for (const type of [typeVarType, paramSpecType, typeVarTupleType]) {
    addMethods(type, {
      "__init__(self, /, *args, **kwargs)": () => null,
      "__repr__(self, /)": (_, self: PyTypeVariable) => self.sign + self.name,
    });
    addMethods(
      type,
      {
        "__or__(self, right, /)": (vm, self: Value, right: Value) =>
          makeUnion(vm, [self, right]),
        "__ror__(self, left, /)": (vm, self: Value, left: Value) =>
          makeUnion(vm, [left, self]),
      },
      { acceptsUnknown: true },
    );
    addGetters(type, {
      __name__: (_, self: PyTypeVariable) => self.name,
      __mro_entries__: (_, self: PyTypeVariable) =>
        raiseTypeError(`Cannot subclass an instance of ${self.type.name}`),
    });
  }
  addGetters(paramSpecType, {
    args: (_, self: PyTypeVariable) => new PyParamSpecPart(self, "args"),
    kwargs: (_, self: PyTypeVariable) => new PyParamSpecPart(self, "kwargs"),
  });
  addMethods(paramSpecPartType, {
    "__repr__(self, /)": (_, self: PyParamSpecPart) =>
      `${self.owner.name}.${self.part}`,
    "__eq__(self, other, /)": (_, self: PyParamSpecPart, other: Value) =>
      other instanceof PyParamSpecPart
        ? other.owner === self.owner && other.part === self.part
        : notImplemented,
    "__hash__(self, /)": () => 1,
  });
  addGetters(paramSpecPartType, {
    __origin__: (_, self: PyParamSpecPart) => self.owner,
  });
  installForwardRef(makeUnion);
  installNewType(makeUnion);
}

function makeVariable(
  vm: Vm,
  type: PyType,
  name: string,
  sign: string,
  facts: [string, Value][],
): PyTypeVariable {
  const attributes: Namespace = new Map(facts);
  attributes.set("__module__", moduleOfCaller(vm));
  return new PyTypeVariable(name, sign, attributes, type);
}

function installForwardRef(
  makeUnion: (vm: Vm, members: readonly Value[]) => Value,
): void {
  addStaticMethods(forwardRefType, {
    "__new__(cls, arg, is_argument=True, module=None, *, is_class=False)": (
      _vm,
      _cls,
      text: Value,
    ) =>
      typeof text === "string"
        ? new PyForwardRef(text)
        : raiseTypeError("Forward reference must be a string"),
  });
  addMethods(forwardRefType, {
    "__init__(self, /, *args, **kwargs)": () => null,
    "__repr__(self, /)": (_, self: PyForwardRef) =>
      `ForwardRef('${self.text}')`,
    "__eq__(self, other, /)": (_, self: PyForwardRef, other: Value) =>
      other instanceof PyForwardRef ? other.text === self.text : notImplemented,
    "__hash__(self, /)": () => 1,
    "__or__(self, other, /)": (vm, self: Value, other: Value) =>
      makeUnion(vm, [self, other]),
    "__ror__(self, other, /)": (vm, self: Value, other: Value) =>
      makeUnion(vm, [other, self]),
  });
  addGetters(forwardRefType, {
    __forward_arg__: (_, self: PyForwardRef) => self.text,
    __forward_evaluated__: () => false,
    __forward_module__: () => null,
    __forward_value__: (vm) =>
      unknown(
        vm,
        reasons.unsupportedCall("ForwardRef.__forward_value__"),
        "ForwardRef.__forward_value__",
      ),
  });
}

function installNewType(
  makeUnion: (vm: Vm, members: readonly Value[]) => Value,
): void {
  addStaticMethods(
    newTypeType,
    {
      "__new__(cls, name, tp)": (vm, _cls, name: string, of: Value) =>
        new PyNewType(
          name.slice(name.lastIndexOf(".") + 1),
          new Map<string, Value>([
            ["__supertype__", of],
            ["__module__", moduleOfCaller(vm)],
            ["__qualname__", name],
          ]),
        ),
    },
    { acceptsUnknown: true },
  );
  addMethods(
    newTypeType,
    {
      "__init__(self, /, *args, **kwargs)": () => null,
      "__call__(self, x, /)": (_, _self, x: Value) => x,
      "__or__(self, other, /)": (vm, self: Value, other: Value) =>
        makeUnion(vm, [self, other]),
      "__ror__(self, other, /)": (vm, self: Value, other: Value) =>
        makeUnion(vm, [other, self]),
    },
    { acceptsUnknown: true },
  );
  addMethods(newTypeType, {
    "__repr__(self, /)": (_, self: PyNewType) =>
      `${String(self.attributes?.get("__module__"))}.${String(self.attributes?.get("__qualname__"))}`,
    "__mro_entries__(self, bases, /)": (_, self: PyNewType) =>
      raiseTypeError(
        `Cannot subclass an instance of NewType. Perhaps you were looking for: \`class … = NewType(…, ${self.name})\``,
      ),
  });
  addGetters(newTypeType, { __name__: (_, self: PyNewType) => self.name });
}
