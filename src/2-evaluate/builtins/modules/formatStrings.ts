/** `_string`: how `string.Formatter` (stubs/string.py) takes format strings apart. */
import { PyTuple } from "../../values/containers.js";
import { PyIterator } from "../../values/iterators.js";
import type { Value } from "../../values/value.js";
import {
  accessesOfFieldName,
  firstOfFieldName,
  parseFormat,
} from "../format/formatFields.js";
import type { NativeModule } from "../nativeModule.js";
import { textArgument } from "../text/textOf.js";

/** A generator as a Python iterator. */
function iterator<T>(
  values: Iterator<T>,
  asValue: (value: T) => Value,
): PyIterator {
  return new PyIterator(() => {
    const step = values.next();
    return step.done ? undefined : asValue(step.value);
  });
}

export const formatStrings: NativeModule = {
  name: "_string",
  functions: {
    "formatter_parser(string, /)": (_, text) =>
      iterator(
        parseFormat(textArgument(text)),
        ({ literal, field, spec, conversion }) =>
          new PyTuple(
            field === null
              ? [literal, null, null, null]
              : [literal, field, spec, conversion],
          ),
      ),
    "formatter_field_name_split(string, /)": (_, text) => {
      const field = textArgument(text);
      const accesses = accessesOfFieldName(field);
      return new PyTuple([
        firstOfFieldName(field),
        iterator(
          accesses,
          ([isAttribute, key]) => new PyTuple([isAttribute, key]),
        ),
      ]);
    },
  },
};
