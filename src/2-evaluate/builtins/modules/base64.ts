/** base64 (https://docs.python.org/3.11/library/base64.html): the alphabets of 64 and of 16 letters. */
import { raise } from "../../operations/raise.js";
import { truthy } from "../../operations/truth.js";
import { builtinType } from "../../values/basicTypes.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyBytes } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import { bytesArgument, latin1 } from "../bytes/bytesOf.js";
import type { NativeModule } from "../nativeModule.js";
import { unmodelledNames } from "../unmodelled.js";
import { stringOf } from "../text/textOf.js";

const errorType = builtinType("Error", [valueErrorType], "binascii");

const encoded = (text: string) => new PyBytes(Buffer.from(text, "latin1"));

function encode(data: Value, alternative: Value = null): PyBytes {
  const text = Buffer.from(bytesArgument(data)).toString("base64");
  return encoded(
    alternative === null
      ? text
      : swapped(text, "+/", alternatives(alternative)),
  );
}

function alternatives(value: Value): string {
  return latin1(bytesArgument(value));
}

function swapped(text: string, from: string, to: string): string {
  return text.replace(/[+/\-_]/g, (char) => to[from.indexOf(char)] ?? char);
}

function textOf(value: Value): string {
  return stringOf(value) ?? latin1(bytesArgument(value));
}

function decode(
  data: Value,
  alternative: Value = null,
  strict = false,
): PyBytes {
  let text = textOf(data);
  if (alternative !== null) {
    const [plus, slash] = [...alternatives(alternative)] as [string, string];
    text = text.replaceAll(plus, "+").replaceAll(slash, "/");
  }
  if (strict && /[^A-Za-z0-9+/=]/.test(text)) {
    raise(errorType, "Only base64 data is allowed");
  }
  const letters = text.replace(/[^A-Za-z0-9+/]/g, "");
  const padding = (/=*$/.exec(text.trimEnd())?.[0] ?? "").length;
  if (letters.length % 4 === 1) {
    raise(
      errorType,
      `Invalid base64-encoded string: number of data characters (${letters.length}) cannot be 1 more than a multiple of 4`,
    );
  }
  if ((letters.length + padding) % 4 !== 0 && letters.length % 4 !== 0) {
    raise(errorType, "Incorrect padding");
  }
  return new PyBytes(Buffer.from(letters, "base64"));
}

export const base64: NativeModule = {
  name: "base64",
  functions: {
    "b64encode(s, altchars=None)": (_, data, alternative) =>
      encode(data, alternative),
    "b64decode(s, altchars=None, validate=False)": (
      vm,
      data,
      alternative,
      strict,
    ) => decode(data, alternative, truthy(vm, strict)),
    "standard_b64encode(s)": (_, data) => encode(data),
    "standard_b64decode(s)": (_, data) => decode(data),
    "urlsafe_b64encode(s)": (_, data) => encode(data, encoded("-_")),
    "urlsafe_b64decode(s)": (_, data) => decode(data, encoded("-_")),
    "b16encode(s)": (_, data) =>
      encoded(Buffer.from(bytesArgument(data)).toString("hex").toUpperCase()),
    "b16decode(s, casefold=False)": (vm, data, caseFold) => {
      const text = textOf(data);
      const isDigits = truthy(vm, caseFold)
        ? /^([0-9A-Fa-f]{2})*$/
        : /^([0-9A-F]{2})*$/;
      if (!isDigits.test(text)) raise(errorType, "Non-base16 digit found");
      return new PyBytes(Buffer.from(text, "hex"));
    },
  },
  install(_, module) {
    module.namespace.set(
      "__getattr__",
      unmodelledNames("base64", [
        "b32encode",
        "b32decode",
        "b32hexencode",
        "b32hexdecode",
        "a85encode",
        "a85decode",
        "b85encode",
        "b85decode",
        "encode",
        "decode",
        "encodebytes",
        "decodebytes",
      ]),
    );
  },
};
