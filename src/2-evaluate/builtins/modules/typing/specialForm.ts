/** `typing.Optional`, `typing.ClassVar` and the other names that are no classes. */
import { raiseTypeError } from "../../../operations/raise.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addGetters, addMethods } from "../../table.js";

export const specialFormType = builtinType("_SpecialForm", undefined, "typing");

/** What `form[arguments]` gives. */
type Subscript = (
  vm: Vm,
  form: PySpecialForm,
  args: readonly Value[],
  isTuple: boolean,
) => Value;

export class PySpecialForm extends PyObject {
  constructor(
    /** Without `typing.`. */
    readonly name: string,
    readonly subscript: Subscript | null,
  ) {
    super(specialFormType);
  }
}

/** Puts the rows on the type; `makeUnion` is handed in because unions are aliases over forms. */
export function installSpecialForm(
  makeUnion: (vm: Vm, members: readonly Value[]) => Value,
): void {
  addMethods(
    specialFormType,
    {
      "__getitem__(self, parameters, /)": (
        vm,
        self: PySpecialForm,
        parameters: Value,
      ) => {
        if (self.subscript === null) {
          raiseTypeError(`typing.${self.name} is not subscriptable`);
        }
        const isTuple = parameters instanceof PyTuple;
        return self.subscript(
          vm,
          self,
          isTuple ? parameters.items : [parameters],
          isTuple,
        );
      },
      "__or__(self, other, /)": (vm, self: Value, other: Value) =>
        makeUnion(vm, [self, other]),
      "__ror__(self, other, /)": (vm, self: Value, other: Value) =>
        makeUnion(vm, [other, self]),
    },
    { acceptsUnknown: true },
  );
  addMethods(specialFormType, {
    "__repr__(self, /)": (_, self: PySpecialForm) => `typing.${self.name}`,
    "__reduce__(self, /)": (_, self: PySpecialForm) => self.name,
    "__call__(self, /, *args, **kwds)": (_, self: PySpecialForm) =>
      raiseTypeError(`Cannot instantiate typing.${self.name}`),
    "__instancecheck__(self, obj, /)": (_, self: PySpecialForm) =>
      raiseTypeError(`typing.${self.name} cannot be used with isinstance()`),
    "__subclasscheck__(self, cls, /)": (_, self: PySpecialForm) =>
      raiseTypeError(`typing.${self.name} cannot be used with issubclass()`),
    "__mro_entries__(self, bases, /)": (_, self: PySpecialForm) =>
      raiseTypeError(`Cannot subclass typing.${self.name}`),
  });
  addGetters(specialFormType, {
    _name: (_, self: PySpecialForm) => self.name,
    __name__: (_, self: PySpecialForm) => self.name,
    __qualname__: (_, self: PySpecialForm) => self.name,
    __doc__: () => null,
  });
}
