/** What a YAML scalar means, by YAML 1.1 as PyYAML reads it (https://yaml.org/type/). */
import { getAttribute } from "../../../operations/attribute.js";
import { raise } from "../../../operations/raise.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { normalize } from "../../../values/integer.js";
import { PyBytes, PyFloat } from "../../../values/simple.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";

export type ScalarKind =
  | "bool"
  | "int"
  | "float"
  | "null"
  | "timestamp"
  | "merge"
  | "value"
  | "str"
  | "binary";

/** In the order in which they are tried. A float needs its point: `1e-3` is a str. */
const kinds: readonly [ScalarKind, RegExp][] = [
  [
    "bool",
    /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  ],
  [
    "float",
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ],
  [
    "int",
    /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  ],
  ["merge", /^<<$/],
  ["null", /^(?:~|null|Null|NULL|)$/],
  [
    "timestamp",
    /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
  ],
  ["value", /^=$/],
];

/** What a plain scalar without a tag is. */
export function kindOf(text: string): ScalarKind {
  return kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? "str";
}

/**
 * A scalar of a kind as a Python value.
 * @throws ValueError (Python) for text that is nothing of that kind
 */
export function scalarValue(vm: Vm, kind: ScalarKind, text: string): Value {
  switch (kind) {
    case "bool":
      return booleanValue(text);
    case "int":
      return integerValue(text);
    case "float":
      return floatValue(text);
    case "null":
      return null;
    case "timestamp":
      return timestamp(vm, text);
    case "binary":
      return new PyBytes(Buffer.from(text, "base64"));
    default:
      return text;
  }
}

function booleanValue(text: string): boolean {
  const word = text.toLowerCase();
  if (/^(?:yes|true|on)$/.test(word)) return true;
  if (/^(?:no|false|off)$/.test(word)) return false;
  raise(valueErrorType, `not a bool: '${text}'`);
}

function integerValue(text: string): number | bigint {
  const digits = text.replaceAll("_", "");
  const isNegative = digits.startsWith("-");
  const body = digits.replace(/^[-+]/, "");
  const magnitude = body.includes(":")
    ? body.split(":").reduce((sum, part) => sum * 60n + BigInt(part), 0n)
    : /^0[0-7]+$/.test(body)
      ? BigInt(`0o${body.slice(1)}`)
      : /^(?:0[bx])?[0-9a-fA-F]+$/.test(body)
        ? BigInt(body)
        : raise(
            valueErrorType,
            `invalid literal for int() with base 10: '${text}'`,
          );
  return normalize(isNegative ? -magnitude : magnitude);
}

function floatValue(text: string): PyFloat {
  const plain = text.replaceAll("_", "").toLowerCase();
  const sign = plain.startsWith("-") ? -1 : 1;
  const body = plain.replace(/^[-+]/, "");
  if (body === ".inf") return new PyFloat(sign * Infinity);
  if (body === ".nan") return new PyFloat(NaN);
  const value = body.includes(":")
    ? body.split(":").reduce((sum, part) => sum * 60 + Number(part), 0)
    : Number(body);
  if (Number.isNaN(value)) {
    raise(valueErrorType, `could not convert string to float: '${text}'`);
  }
  return new PyFloat(sign * value);
}

/** A `datetime.date`, or a `datetime.datetime` where a time stands behind it. */
function timestamp(vm: Vm, text: string): Value {
  const datetime = vm.imports.importModule(vm, "datetime");
  const [year, month, day, hour, minute, second] = text
    .split(/[-Tt:. \t]+/)
    .map(Number) as [number, number, number, number?, number?, number?];
  if (hour === undefined) {
    const date = getAttribute(vm, datetime, "date");
    return vm.call(date, [year, month, day]);
  }
  const fraction = /\.(\d*)/.exec(text)?.[1] ?? "";
  const microseconds = Number(fraction.slice(0, 6).padEnd(6, "0"));
  const zone = /(Z|[-+]\d\d?(?::\d\d)?)$/.exec(text.slice(10))?.[1];
  const made = vm.call(getAttribute(vm, datetime, "datetime"), [
    year,
    month,
    day,
    hour,
    minute as number,
    second as number,
    microseconds,
    zone === undefined ? null : zoneOf(vm, datetime, zone),
  ]);
  return made;
}

function zoneOf(vm: Vm, datetime: Value, zone: string): Value {
  const timezone = getAttribute(vm, datetime, "timezone");
  if (zone === "Z") return getAttribute(vm, timezone, "utc");
  const [hours, minutes = "0"] = zone.slice(1).split(":");
  const sign = zone.startsWith("-") ? -1 : 1;
  const delta = vm.call(getAttribute(vm, datetime, "timedelta"), [
    0,
    sign * (Number(hours) * 3600 + Number(minutes) * 60),
  ]);
  return vm.call(timezone, [delta]);
}
