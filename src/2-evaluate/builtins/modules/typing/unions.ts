/** `Union[…]`, `Optional[…]`. */
import { compare } from "../../../operations/equality.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { noneType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { PyUnion } from "../../union.js";
import { isUnionAlias, PyAlias, unionAliasType } from "./alias.js";
import { typeArgument } from "./arguments.js";
import { PySpecialForm } from "./specialForm.js";

/** `typing.Union[members]`: flat, each member once; the member itself where there is only one. */
export function makeTypingUnion(vm: Vm, members: readonly Value[]): Value {
  if (members.length === 0) {
    raiseTypeError("Cannot take a Union of no types.");
  }
  const flat: Value[] = [];
  for (const member of members) {
    const converted = typeArgument(
      vm,
      member,
      "Union[arg, ...]: each arg must be a type.",
    );
    for (const each of membersOf(converted)) {
      if (!flat.some((other) => isSameType(vm, other, each))) flat.push(each);
    }
  }
  if (flat.length === 1) return flat[0] as Value;
  return new PyAlias(unionForm, new PyTuple(flat), unionAliasType);
}

/** The members of a union, however it was made; anything else is its own. */
export function membersOf(value: Value): readonly Value[] {
  if (isUnionAlias(value)) return value.args.items;
  return value instanceof PyUnion ? value.args.items : [value];
}

/** Whether two types are equal as far as anybody can tell: what cannot be read only equals itself. */
export function isSameType(vm: Vm, a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof PyUnknown || b instanceof PyUnknown) return false;
  return compare(vm, "==", a, b) === true;
}

export const unionForm = new PySpecialForm("Union", (vm, _form, args) =>
  makeTypingUnion(vm, args),
);

export const optionalForm = new PySpecialForm(
  "Optional",
  (vm, _form, args, isTuple) =>
    makeTypingUnion(vm, [
      typeArgument(
        vm,
        isTuple ? new PyTuple(args) : (args[0] as Value),
        "typing.Optional requires a single type.",
      ),
      noneType,
    ]),
);
