/** `_json`: what the stub of json (https://docs.python.org/3.11/library/json.html) leaves to TypeScript. */
import { asIndex } from "../../../operations/index.js";
import { truthy } from "../../../operations/truth.js";
import { PyTuple } from "../../../values/containers.js";
import type { Value } from "../../../values/value.js";
import type { NativeModule } from "../../nativeModule.js";
import { stringOf, textArgument } from "../../text/textOf.js";
import { encodeJson } from "./encode.js";
import { JsonScanner } from "./scan.js";

const textOrNull = (value: Value) =>
  value === null ? null : textArgument(value);

export const json: NativeModule = {
  name: "_json",
  functions: {
    "scan(text, start, error, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /)":
      (
        vm,
        text: Value,
        start: Value,
        error: Value,
        strict: Value,
        objectHook: Value,
        pairsHook: Value,
        parseFloat: Value,
        parseInt: Value,
        parseConstant: Value,
      ) => {
        const scanner = new JsonScanner(vm, textArgument(text), error, {
          strict: truthy(vm, strict),
          objectHook,
          pairsHook,
          parseFloat,
          parseInt,
          parseConstant,
        });
        return new PyTuple(scanner.scan(asIndex(vm, start)));
      },
    "encode(value, default, skipkeys, ensure_ascii, allow_nan, sort_keys, indent, item_separator, key_separator, /)":
      (
        vm,
        value: Value,
        fallback: Value,
        skipKeys: Value,
        ensureAscii: Value,
        allowNan: Value,
        sortKeys: Value,
        indent: Value,
        itemSeparator: Value,
        keySeparator: Value,
      ) =>
        encodeJson(vm, value, {
          fallback,
          skipKeys: truthy(vm, skipKeys),
          ensureAscii: truthy(vm, ensureAscii),
          allowNan: truthy(vm, allowNan),
          sortKeys: truthy(vm, sortKeys),
          indent:
            indent !== null && stringOf(indent) === undefined
              ? " ".repeat(Math.max(0, asIndex(vm, indent)))
              : textOrNull(indent),
          itemSeparator: textArgument(itemSeparator),
          keySeparator: textArgument(keySeparator),
        }),
  },
};
