/** The builtin functions on numbers: abs, divmod, pow, round, hex, oct, bin (https://docs.python.org/3.11/library/functions.html). */
import { callSpecial } from "../../operations/attribute.js";
import { binary } from "../../operations/binary.js";
import { asInteger } from "../../operations/index.js";
import { raiseTypeError } from "../../operations/raise.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { notImplemented, PyFloat } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { integerOf } from "../numbers/conversions.js";
import { modularPower } from "../numbers/modularPower.js";
import type { Table } from "../table.js";

export const numberFunctions: Table = {
  "abs(x, /)": (vm, x) =>
    typeof x === "number"
      ? Math.abs(x)
      : (callSpecial(vm, x, "__abs__") ??
        raiseTypeError(`bad operand type for abs(): '${typeName(x)}'`)),
  "round(number, ndigits=None)": (vm, number, places) =>
    callSpecial(
      vm,
      number,
      "__round__",
      ...(places === null ? [] : [places]),
    ) ??
    raiseTypeError(`type ${typeName(number)} doesn't define __round__ method`),
  "divmod(x, y, /)": divideBoth,
  "pow(base, exp, mod=None)": power,
  "hex(number, /)": (vm, number) => inBase(asInteger(vm, number), 16, "0x"),
  "oct(number, /)": (vm, number) => inBase(asInteger(vm, number), 8, "0o"),
  "bin(number, /)": (vm, number) => inBase(asInteger(vm, number), 2, "0b"),
};

function inBase(value: number | bigint, base: number, prefix: string): string {
  const text = value.toString(base);
  return text.startsWith("-") ? `-${prefix}${text.slice(1)}` : prefix + text;
}

function divideBoth(vm: Vm, x: Value, y: Value): Value {
  const result = callSpecial(vm, x, "__divmod__", y);
  if (result !== undefined && result !== notImplemented) return result;
  if (typeOf(x) !== typeOf(y)) {
    const reflected = callSpecial(vm, y, "__rdivmod__", x);
    if (reflected !== undefined && reflected !== notImplemented) {
      return reflected;
    }
  }
  return raiseTypeError(
    `unsupported operand type(s) for divmod(): '${typeName(x)}' and '${typeName(y)}'`,
  );
}

function power(vm: Vm, base: Value, exponent: Value, modulus: Value): Value {
  if (modulus === null) return binary(vm, "**", base, exponent);
  const [a, b, m] = [base, exponent, modulus].map(integerOf);
  if (a !== undefined && b !== undefined && m !== undefined) {
    return modularPower(vm.budget, a, b, m);
  }
  const result = callSpecial(vm, base, "__pow__", exponent, modulus);
  if (result !== undefined && result !== notImplemented) return result;
  if ([base, exponent, modulus].some((value) => value instanceof PyFloat)) {
    raiseTypeError(
      "pow() 3rd argument not allowed unless all arguments are integers",
    );
  }
  return raiseTypeError(
    `unsupported operand type(s) for ** or pow(): '${typeName(base)}', '${typeName(exponent)}', '${typeName(modulus)}'`,
  );
}
