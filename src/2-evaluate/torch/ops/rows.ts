/** How tables of tensor operations become rows: unknown operands are answered, numpy's argument names accepted. */
import { raiseTypeError } from "../../operations/raise.js";
import type { Table } from "../../builtins/table.js";
import type { Native, PyGetSet } from "../../values/functions.js";
import { derived } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import { reasons } from "../../../messages.js";
import { unknown } from "../../operations/unknown.js";
import { parameterType, tensorType } from "../types.js";
import type { Vm } from "../../vm.js";
import { PyTensor } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";

/** Operations whose first argument is the tensor itself, by where PyTorch offers them. */
export interface Family {
  /** `torch.name(input, …)` and `input.name(…)` */
  both?: Table;
  functions?: Table;
  methods?: Table;
  /** Methods that change their tensor. */
  inplace?: Table;
}

/** numpy's names for PyTorch's arguments, accepted by every operation that has them. */
const aliases: Record<string, string> = { dim: "axis", keepdim: "keepdims" };

/** Rows that answer with an unknown value where something they need is not known. */
export function answering(table: Table): Table {
  return mapRows(table, (text, native) => [text, guard(nameIn(text), native)]);
}

/** Rows of a changing method: where something is not known, the tensor stays and loses its values. */
export function changing(table: Table): Table {
  return mapRows(table, (text, native) => [
    text,
    (vm: Vm, self: Value, ...rest: unknown[]) => {
      try {
        return native(vm, self, ...rest);
      } catch (error) {
        if (!(error instanceof UnknownOperand)) throw error;
        if (!(self instanceof PyTensor))
          return derived(`${nameIn(text)}(…)`, error.unknown);
        self.view.storage.forget();
        return self;
      }
    },
  ]);
}

/** Accepts `axis` for `dim` and `keepdims` for `keepdim`. */
export function withAliases(table: Table): Table {
  return mapRows(table, (text, native) => {
    const parameters = parametersIn(text);
    const renamed: {
      place: number;
      isRequired: boolean;
      name: string;
      alias: string;
    }[] = [];
    for (const [place, parameter] of parameters
      .filter((each) => each !== "*" && each !== "/")
      .entries()) {
      const [name] = parameter.split("=") as [string];
      const alias = aliases[name];
      if (alias !== undefined)
        renamed.push({
          place,
          name,
          alias,
          isRequired: !parameter.includes("="),
        });
    }
    if (renamed.length === 0) return [text, native];
    const count = parameters.filter(
      (each) => each !== "*" && each !== "/",
    ).length;
    const loosened = parameters.map((each) =>
      each in aliases ? `${each}=...` : each,
    );
    const hasStar = parameters.some((each) => each.startsWith("*"));
    const signature = [
      ...loosened,
      ...(hasStar ? [] : ["*"]),
      ...renamed.map(({ alias }) => `${alias}=...`),
    ];
    const name = nameIn(text);
    return [
      `${name}(${signature.join(", ")})`,
      (vm: Vm, ...args: (Value | undefined)[]) => {
        for (const [i, each] of renamed.entries()) {
          const given = args[count + i];
          if (given !== undefined) args[each.place] = given;
          else if (each.isRequired && args[each.place] === undefined) {
            raiseTypeError(
              `${name}() missing 1 required positional arguments: "${each.name}"`,
            );
          }
        }
        args.length = count;
        return native(vm, ...args);
      },
    ];
  });
}

function mapRows(
  table: Table,
  each: (text: string, native: Native) => [string, Native],
): Table {
  return Object.fromEntries(
    Object.entries(table).map(([text, native]) => each(text, native)),
  );
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
        return derived(`${name}(${error.unknown.expression})`, error.unknown);
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

export function nameIn(text: string): string {
  return text.slice(0, text.indexOf("("));
}

/** The parameters of a row's text, as written. */
export function parametersIn(text: string): string[] {
  const inside = text.slice(text.indexOf("(") + 1, -1);
  // Only `()` may stand inside a signature as a nested bracket, and it holds no comma.
  return inside === "" ? [] : inside.split(/,\s*/);
}
