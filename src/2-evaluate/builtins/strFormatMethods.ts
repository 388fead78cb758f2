/** `str.format` and `str.format_map`. */
import { dictGet } from "../operations/hash.js";
import { raise } from "../operations/raise.js";
import { formatText } from "../operations/symbolicText.js";
import { textOrUnknown } from "../operations/text.js";
import { getItem } from "../operations/subscript.js";
import type { PyTuple } from "../values/containers.js";
import type { PyDict } from "../values/dict.js";
import { keyErrorType } from "../values/exceptionTypes.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Table } from "./table.js";
import { strFormat } from "./format/strFormat.js";
import { selfText } from "./text/textOf.js";

/** They take unknown arguments: a field that is not shown does not matter. */
export const strFormatMethods: Table = {
  "format(self, /, *args, **kwargs)": (
    vm,
    self,
    args: PyTuple,
    keywords: PyDict,
  ) =>
    (keywords.map.size === 0 ? formatText(selfText(self), args) : undefined) ??
    textOrUnknown("….format(…)", () =>
      strFormat(vm, selfText(self), {
        positional: args.items,
        named: (name) => {
          const value = dictGet(vm, keywords, name);
          return value === undefined ? raise(keyErrorType, name) : value;
        },
      }),
    ),
  "format_map(self, mapping, /)": (vm, self, mapping) =>
    self instanceof PyUnknown
      ? derived(`${self.expression}.format_map(…)`, self)
      : strFormat(vm, selfText(self), {
          positional: null,
          named: (name) => getItem(vm, mapping, name),
        }),
};
