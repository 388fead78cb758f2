/** `out=`: the result goes into a tensor that is there. */
import type { Table } from "../../builtins/table.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { PyTensor } from "../tensor.js";
import { blank } from "../make.js";
import { writeValues } from "../write.js";
import { parametersIn } from "./rows.js";

/** Gives every row that has none an argument `out=`. */
export function withOut(table: Table): Table {
  return Object.fromEntries(
    Object.entries(table).map(([text, native]) => {
      const parameters = parametersIn(text);
      if (parameters.some((each) => each.startsWith("out=")))
        return [text, native];
      const hasStar = parameters.some((each) => each.startsWith("*"));
      const name = text.slice(0, text.indexOf("("));
      const signature = [
        ...parameters,
        ...(hasStar ? [] : ["*"]),
        "out=None",
      ].join(", ");
      return [
        `${name}(${signature})`,
        (vm: Vm, ...args: Value[]) => {
          const out = args.pop();
          const made = native(vm, ...args);
          return out instanceof PyTensor ? writtenTo(out, made) : made;
        },
      ];
    }),
  );
}

/** `out` takes the result's shape and values, keeping its dtype. */
function writtenTo(out: PyTensor, made: Value): Value {
  if (!(made instanceof PyTensor)) {
    out.view.storage.forget();
    return made;
  }
  const isSame =
    out.rank === made.rank &&
    out.shape.every((size, i) => size === made.shape[i]);
  if (!isSame) {
    out.shape = made.shape;
    out.view = blank(made.shape, out.dtype).view;
  }
  writeValues(
    out,
    made.dtype === out.dtype ? made.values() : null,
    made.isExact,
  );
  return out;
}
