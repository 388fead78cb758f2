/** How tables of tensor operations become rows: unknown operands are answered, numpy's argument names accepted. */
import { raiseTypeError } from "../../operations/raise.js";
import type { Table } from "../../builtins/table.js";
import {
  type Native,
  PyBuiltin,
  type PyGetSet,
} from "../../values/functions.js";
import { derived } from "../../values/unknown.js";
import { type Namespace, PyObject, type Value } from "../../values/value.js";
import { reasons } from "../../../messages.js";
import { unknown } from "../../operations/unknown.js";
import { parameterType, tensorType } from "../types.js";
import type { Vm } from "../../vm.js";
import { PyTensor } from "../tensor.js";
import { withOut } from "./out.js";
import { putOff, putOffInPlace } from "./putOff.js";
import { symbolicRow, symbolicRows } from "./symbolicRows.js";
import { UnknownOperand } from "../unknownOperand.js";

/** Operations whose first argument is the tensor itself, by where PyTorch offers them. */
export interface Family {
  /** `torch.name(input, …)` and `input.name(…)` */
  both?: Table;
  functions?: Table;
  methods?: Table;
  /** Methods that change their tensor. */
  inplace?: Table;
  /** Its functions take `out=`. */
  takesOut?: boolean;
}

/** numpy's names for PyTorch's arguments, accepted by every operation that has them. */
const aliases: Record<string, string> = { dim: "axis", keepdim: "keepdims" };

/** Where rows go, and how they are wrapped. */
interface RowOptions {
  /** `Tensor`, or the module's name. */
  owner: string;
  isMethod: boolean;
  /** They change their tensor: where something is not known, it stays and loses its values. */
  changes?: boolean;
  takesOut?: boolean;
}

/**
 * Puts rows into a namespace, wrapped so that an operand that is not known gives an unknown result. Over a thousand rows
 * pass here whenever torch is imported, so a row costs a closure and no more, unless it has dimensions to rename.
 */
export function addRows(
  namespace: Namespace,
  table: Table,
  { owner, isMethod, changes = false, takesOut = false }: RowOptions,
): void {
  for (const text in table) {
    const open = text.indexOf("(");
    const name = text.slice(0, open);
    const row = table[text] as Native;
    let signature = text.slice(open + 1, -1);
    let native = changes
      ? changing(name, putOffInPlace(name, row))
      : guard(name, putOff(name, row));
    if (takesOut && !signature.includes("out=")) {
      native = withOut(native);
      signature += signature.includes("*") ? ", out=None" : ", *, out=None";
    }
    if (signature.includes("dim")) {
      [signature, native] = withAliases(name, signature, native);
    }
    namespace.set(
      name,
      new PyBuiltin(
        name,
        signature,
        native,
        isMethod,
        owner,
        changes || symbolicRows.has(name),
      ),
    );
  }
}

function changing(name: string, native: Native): Native {
  return (vm: Vm, self: Value, ...rest: unknown[]) => {
    try {
      return native(vm, self, ...rest);
    } catch (error) {
      if (!(error instanceof UnknownOperand)) throw error;
      if (!(self instanceof PyTensor)) {
        return derived(`${name}(…)`, error.unknown);
      }
      self.view.storage.forget();
      return self;
    }
  };
}

/** Accepts `axis` for `dim` and `keepdims` for `keepdim`. */
function withAliases(
  name: string,
  signature: string,
  native: Native,
): [string, Native] {
  const parameters = signature.split(", ");
  const places: { place: number; isRequired: boolean; alias: string }[] = [];
  let count = 0;
  for (const [i, parameter] of parameters.entries()) {
    if (parameter === "*" || parameter === "/") continue;
    const [own = ""] = parameter.split("=");
    const alias = aliases[own];
    const isRequired = own === parameter;
    if (alias !== undefined) {
      places.push({ place: count, isRequired, alias });
      if (isRequired) parameters[i] = `${parameter}=...`;
    }
    count++;
  }
  if (places.length === 0) return [signature, native];
  if (!signature.includes("*")) parameters.push("*");
  for (const { alias } of places) parameters.push(`${alias}=...`);
  const renamed: Native = (vm, ...args: (Value | undefined)[]) => {
    for (const [i, { place, isRequired }] of places.entries()) {
      const given = args[count + i];
      if (given !== undefined) args[place] = given;
      else if (isRequired && args[place] === undefined) {
        raiseTypeError(
          `${name}() missing 1 required positional arguments: "dim"`,
        );
      }
    }
    args.length = count;
    return native(vm, ...args);
  };
  return [parameters.join(", "), renamed];
}

export function guard(name: string, native: Native): Native {
  return (vm: Vm, ...args: unknown[]) => {
    try {
      const [self] = args;
      return self instanceof PyTensor && self.type.isHeapType
        ? ofSubclass(vm, name, self, native(vm, ...args))
        : native(vm, ...args);
    } catch (error) {
      if (error instanceof UnknownOperand) {
        return (
          symbolicRow(vm, name, args) ??
          derived(`${name}(${error.unknown.expression})`, error.unknown)
        );
      }
      throw error;
    }
  };
}

/**
 * Operations on a tensor of a class written in Python give that class, unless it derives from Parameter or says what
 * happens itself (`__torch_function__`).
 */
function ofSubclass(vm: Vm, name: string, self: PyTensor, made: Value): Value {
  if (self.type.isSubtypeOf(parameterType)) return made;
  if (self.type.lookup("__torch_function__") instanceof PyObject) {
    return unknown(vm, reasons.unsupportedCall("__torch_function__"), name);
  }
  const isFresh = made instanceof PyTensor && made.type === tensorType;
  if (isFresh && made !== self) made.type = self.type;
  return made;
}

type Getter = PyGetSet["get"];
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as in builtins/table.ts
export type Getters = Record<string, Getter | [Getter, any]>;

/** Computed attributes that answer with an unknown value where something they need is not known. */
export function answeringGetters(getters: Getters): Getters {
  return Object.fromEntries(
    Object.entries(getters).map(([name, row]) => {
      const get = Array.isArray(row) ? row[0] : row;
      const guarded = guard(name, get) as Getter;
      return [name, Array.isArray(row) ? [guarded, row[1]] : guarded];
    }),
  );
}
