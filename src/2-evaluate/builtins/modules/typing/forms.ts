/** Every special form of `typing` by name, and what subscribing it gives. */
import { raiseTypeError } from "../../../operations/raise.js";
import { typeOf } from "../../../operations/typeOf.js";
import { PyTuple } from "../../../values/containers.js";
import { ellipsis } from "../../../values/simple.js";
import type { Value } from "../../../values/value.js";
import { literalAliasType, PyAlias, unpackedAliasType } from "./alias.js";
import { typeArgument } from "./arguments.js";
import { PySpecialForm } from "./specialForm.js";
import { isSameType, optionalForm, unionForm } from "./unions.js";
import { PyTypeVariable, paramSpecType } from "./variables.js";

/** A form that takes one type: `ClassVar[int]`. */
function oneType(name: string, says: string): PySpecialForm {
  return new PySpecialForm(name, (vm, form, args, isTuple) => {
    const item = isTuple ? new PyTuple(args) : (args[0] as Value);
    const type = typeArgument(vm, item, `typing.${name} ${says}`, true);
    return new PyAlias(form, new PyTuple([type]));
  });
}

const notSubscriptable = (name: string) => new PySpecialForm(name, null);

/** `Literal[1, "a"]`: nested ones flattened, each value once, `1` and `True` apart. */
const literalForm = new PySpecialForm("Literal", (vm, form, args) => {
  const flat: Value[] = [];
  for (const arg of args.flatMap(literalsOf)) {
    const isThere = flat.some(
      (other) => typeOf(other) === typeOf(arg) && isSameType(vm, other, arg),
    );
    if (!isThere) flat.push(arg);
  }
  return new PyAlias(form, new PyTuple(flat), literalAliasType);
});

function literalsOf(value: Value): readonly Value[] {
  return value instanceof PyAlias && value.type === literalAliasType
    ? value.args.items
    : [value];
}

const concatenateForm = new PySpecialForm("Concatenate", (vm, form, args) => {
  if (args.length === 0)
    raiseTypeError("Cannot take a Concatenate of no types.");
  const last = args[args.length - 1] as Value;
  const isFine =
    last === ellipsis ||
    (last instanceof PyTypeVariable && last.type === paramSpecType);
  if (!isFine) {
    raiseTypeError(
      "The last parameter to Concatenate should be a ParamSpec variable or ellipsis.",
    );
  }
  const types = args.map((arg) =>
    typeArgument(vm, arg, "Concatenate[arg, ...]: each arg must be a type."),
  );
  return new PyAlias(form, new PyTuple(types));
});

export const unpackForm = new PySpecialForm(
  "Unpack",
  (vm, form, args, isTuple) =>
    new PyAlias(
      form,
      new PyTuple([
        typeArgument(
          vm,
          isTuple ? new PyTuple(args) : (args[0] as Value),
          "typing.Unpack accepts only single type.",
        ),
      ]),
      unpackedAliasType,
    ),
);

const single = "accepts only single type.";

export const specialForms: readonly PySpecialForm[] = [
  unionForm,
  optionalForm,
  literalForm,
  concatenateForm,
  unpackForm,
  oneType("ClassVar", single),
  oneType("Final", single),
  oneType("TypeGuard", single),
  oneType("TypeIs", single),
  oneType("Required", single),
  oneType("NotRequired", single),
  oneType("ReadOnly", single),
  notSubscriptable("NoReturn"),
  notSubscriptable("Never"),
  notSubscriptable("Self"),
  notSubscriptable("LiteralString"),
  notSubscriptable("TypeAlias"),
];
