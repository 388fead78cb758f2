/** struct (https://docs.python.org/3.11/library/struct.html): numbers as bytes. */
import { asInteger } from "../../operations/index.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { truthy } from "../../operations/truth.js";
import { builtinType } from "../../values/basicTypes.js";
import { PyTuple } from "../../values/containers.js";
import {
  exceptionType,
  overflowErrorType,
} from "../../values/exceptionTypes.js";
import { PyBytes, PyFloat } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { bytesArgument, bytesOf, latin1 } from "../bytes/bytesOf.js";
import type { NativeModule } from "../nativeModule.js";
import { asFloat } from "../numbers/conversions.js";
import { integerFromBytes, integerToBytes } from "../numbers/integerBytes.js";
import { halfFromBits, halfToBits } from "../numbers/halfFloat.js";
import { unmodelledNames } from "../unmodelled.js";
import { stringOf } from "../text/textOf.js";

const errorType = builtinType("error", [exceptionType], "struct");

/** Sizes in bytes: native ones (with `@`), and those of the standard (with `<`, `>`, `=`, `!`). */
const sizes: Record<string, [native: number, standard: number]> = {
  x: [1, 1],
  c: [1, 1],
  b: [1, 1],
  B: [1, 1],
  "?": [1, 1],
  h: [2, 2],
  H: [2, 2],
  i: [4, 4],
  I: [4, 4],
  l: [8, 4],
  L: [8, 4],
  q: [8, 8],
  Q: [8, 8],
  n: [8, 0],
  N: [8, 0],
  e: [2, 2],
  f: [4, 4],
  d: [8, 8],
  s: [1, 1],
  p: [1, 1],
  P: [8, 0],
};

interface Field {
  code: string;
  /** How many; for `s`, how many bytes. */
  count: number;
  size: number;
  offset: number;
}

interface Layout {
  fields: Field[];
  size: number;
  order: "big" | "little";
}

function fail(message: string): never {
  raise(errorType, message);
}

function layoutOf(vm: Vm, format: Value): Layout {
  const text =
    stringOf(format) ??
    (bytesOf(format) === undefined
      ? raiseTypeError(
          "Struct() argument 1 must be a str or bytes object, not int",
        )
      : latin1(bytesArgument(format)));
  const mark = /^[@=<>!]?/.exec(text)?.[0] ?? "";
  const isNative = mark === "" || mark === "@";
  const fields: Field[] = [];
  let offset = 0;
  const body = text.slice(mark.length).replace(/\s+/g, "");
  const items = body.match(/\d*[^\d]/g) ?? [];
  if (items.join("") !== body)
    fail("repeat count given without format specifier");
  for (const item of items) {
    const code = item.slice(-1);
    const size = sizes[code]?.[isNative ? 0 : 1] ?? 0;
    if (size === 0 || code === "p" || code === "P")
      fail("bad char in struct format");
    const count = item.length > 1 ? Number(item.slice(0, -1)) : 1;
    if (isNative) offset = Math.ceil(offset / size) * size;
    fields.push({ code, count, size, offset });
    offset += size * count;
    vm.budget.size(offset, "a bytes object");
  }
  const order = mark === ">" || mark === "!" ? "big" : "little";
  return { fields, size: offset, order };
}

/** Values that a field takes. */
function valuesOf({ code, count }: Field): number {
  if (code === "x") return 0;
  return code === "s" ? 1 : count;
}

const signedCodes = "bhilqn";

function pack(vm: Vm, format: Value, values: readonly Value[]): Value {
  const { fields, size, order } = layoutOf(vm, format);
  const wanted = fields.reduce((sum, field) => sum + valuesOf(field), 0);
  if (wanted !== values.length) {
    fail(`pack expected ${wanted} items for packing (got ${values.length})`);
  }
  const data = Buffer.alloc(size);
  let next = 0;
  for (const field of fields) {
    for (let i = 0; i < valuesOf(field); i++) {
      const bytes = packOne(vm, field, values[next++] as Value, order);
      data.set(bytes, field.offset + i * field.size);
    }
  }
  return new PyBytes(data);
}

function packOne(
  vm: Vm,
  field: Field,
  value: Value,
  order: "big" | "little",
): Uint8Array {
  const { code, size } = field;
  if (code === "s" || code === "c") return packBytes(field, value);
  if (code === "?") return Uint8Array.of(truthy(vm, value) ? 1 : 0);
  if ("efd".includes(code)) {
    const data = floatBytes(
      asFloat(vm, value, () => fail("required argument is not a float")),
      size,
    );
    return order === "little" ? data.reverse() : data;
  }
  if (typeof value === "object") fail("required argument is not an integer");
  if (typeof value === "string") fail("required argument is not an integer");
  const integer = asInteger(vm, value);
  const signed = signedCodes.includes(code);
  const bits = BigInt(size * 8);
  const [low, high] = signed
    ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n]
    : [0n, (1n << bits) - 1n];
  if (integer < low || integer > high) {
    fail(
      size >= 4
        ? "argument out of range"
        : `${{ b: "byte", B: "ubyte", h: "short", H: "ushort" }[code]} format requires ${low} <= number <= ${high}`,
    );
  }
  return integerToBytes(integer, size, order, signed);
}

function packBytes({ code, count }: Field, value: Value): Uint8Array {
  const data = bytesOf(value);
  if (code === "c") {
    if (data?.length !== 1) {
      fail("char format requires a bytes object of length 1");
    }
    return data;
  }
  if (data === undefined) fail("argument for 's' must be a bytes object");
  return data.slice(0, count);
}

/** Big-endian. */
function floatBytes(value: number, size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(size));
  if (size === 8) view.setFloat64(0, value);
  else if (size === 4) view.setFloat32(0, value);
  else view.setUint16(0, halfToBits(value));
  const overflows =
    (size === 4 && !Number.isFinite(view.getFloat32(0))) ||
    (size === 2 && !Number.isFinite(halfFromBits(view.getUint16(0))));
  if (Number.isFinite(value) && overflows) {
    raise(
      overflowErrorType,
      `float too large to pack with ${size === 4 ? "f" : "e"} format`,
    );
  }
  return new Uint8Array(view.buffer);
}

function unpack(vm: Vm, format: Value, buffer: Value, start = 0): Value {
  const { fields, order } = layoutOf(vm, format);
  const data = bytesArgument(buffer);
  const values: Value[] = [];
  for (const field of fields) {
    for (let i = 0; i < valuesOf(field); i++) {
      const at = start + field.offset + i * field.size;
      const length = field.code === "s" ? field.count : field.size;
      values.push(unpackOne(field, data.slice(at, at + length), order));
    }
  }
  return new PyTuple(values);
}

function unpackOne(
  { code, size }: Field,
  data: Uint8Array,
  order: "big" | "little",
): Value {
  if (code === "s" || code === "c") return new PyBytes(data);
  if (code === "?") return data[0] !== 0;
  if (!"efd".includes(code)) {
    return integerFromBytes(data, order, signedCodes.includes(code));
  }
  const bytes =
    order === "little"
      ? Uint8Array.from(data).reverse()
      : Uint8Array.from(data);
  const view = new DataView(bytes.buffer);
  return new PyFloat(
    size === 8
      ? view.getFloat64(0)
      : size === 4
        ? view.getFloat32(0)
        : halfFromBits(view.getUint16(0)),
  );
}

function checkSize(vm: Vm, format: Value, buffer: Value): void {
  const { size } = layoutOf(vm, format);
  if (bytesArgument(buffer).length !== size) {
    fail(`unpack requires a buffer of ${size} bytes`);
  }
}

export const struct: NativeModule = {
  name: "struct",
  functions: {
    "calcsize(format, /)": (vm, format) => layoutOf(vm, format).size,
    "pack(format, /, *values)": (vm, format, values: PyTuple) =>
      pack(vm, format, values.items),
    "unpack(format, buffer, /)": (vm, format, buffer) => {
      checkSize(vm, format, buffer);
      return unpack(vm, format, buffer);
    },
    "unpack_from(format, /, buffer, offset=0)": (
      vm,
      format,
      buffer,
      offset,
    ) => {
      const start = Number(asInteger(vm, offset));
      const { size } = layoutOf(vm, format);
      const { length } = bytesArgument(buffer);
      if (start < 0 || start + size > length) {
        fail(
          `unpack_from requires a buffer of at least ${start + size} bytes for unpacking ${size} bytes at offset ${start} (actual buffer size is ${length})`,
        );
      }
      return unpack(vm, format, buffer, start);
    },
  },
  types: [errorType],
  install(_, module) {
    module.namespace.set(
      "__getattr__",
      unmodelledNames("struct", ["Struct", "iter_unpack", "pack_into"]),
    );
  },
};
