/** `os.fspath` (https://docs.python.org/3.11/library/os.html#os.fspath). */
import { reasons } from "../../../../messages.js";
import { Halt } from "../../../halt.js";
import { callSpecial } from "../../../operations/attribute.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { typeName } from "../../../operations/typeOf.js";
import { unbox } from "../../../operations/unbox.js";
import { unknown } from "../../../operations/unknown.js";
import { PyBytes } from "../../../values/simple.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";

/**
 * A path as text.
 * @throws TypeError (Python) for what is no path; Halt for a path as bytes, which numel does not follow
 */
export function pathText(
  vm: Vm,
  value: Value,
  refuse: (type: string) => string = (type) =>
    `expected str, bytes or os.PathLike object, not ${type}`,
): string {
  const plain = unbox(value);
  if (typeof plain === "string") return plain;
  if (plain instanceof PyBytes) {
    const { reason } = unknown(
      vm,
      reasons.unsupportedCall("a path as bytes"),
      "",
    );
    throw new Halt(reason);
  }
  const made =
    typeof plain === "object" && plain !== null
      ? callSpecial(vm, plain, "__fspath__")
      : undefined;
  if (made instanceof PyUnknown) throw new Halt(made.reason);
  if (made === undefined) raiseTypeError(refuse(typeName(value)));
  if (typeof made !== "string") {
    raiseTypeError(
      `expected ${typeName(value)}.__fspath__() to return str or bytes, not ${typeName(made)}`,
    );
  }
  return made;
}
