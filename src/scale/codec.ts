/**
 * Plain data as bytes: null, booleans, numbers, bigints, strings, lists, maps, objects, and formulas. Strings and the field names of
 * objects are written once, and an object that stands at two places is one again when it is read.
 */
import {
  FloatFormula,
  type FloatNode,
  Formula,
} from "../algebra/expression.js";

const enum Tag {
  null,
  undefined,
  true,
  false,
  integer,
  negative,
  float,
  bigint,
  string,
  list,
  object,
  again,
  map,
  formula,
  floatFormula,
}

export class NotPlainData extends Error {}

/** @throws {NotPlainData} for anything with a class of its own, and functions */
export function encode(value: unknown): Uint8Array {
  return new Encoder().encode(value);
}

class Encoder {
  #bytes = Buffer.allocUnsafe(4096);
  #end = 0;
  readonly #strings = new Map<string, number>();
  readonly #shapes = new Map<string, number>();
  readonly #seen = new Map<object, number>();

  encode(value: unknown): Uint8Array {
    this.#write(value);
    const head = new Encoder();
    head.#natural(this.#strings.size);
    for (const text of this.#strings.keys()) head.#text(text);
    return Buffer.concat([
      head.#bytes.subarray(0, head.#end),
      this.#bytes.subarray(0, this.#end),
    ]);
  }

  #write(value: unknown): void {
    switch (typeof value) {
      case "string":
        this.#byte(Tag.string);
        return this.#string(value);
      case "number":
        return this.#number(value);
      case "boolean":
        return this.#byte(value ? Tag.true : Tag.false);
      case "undefined":
        return this.#byte(Tag.undefined);
      case "bigint":
        this.#byte(Tag.bigint);
        return this.#string(String(value));
      case "object":
        return value === null ? this.#byte(Tag.null) : this.#object(value);
      default:
        throw new NotPlainData(typeof value);
    }
  }

  #object(object: object): void {
    const before = this.#seen.get(object);
    if (before !== undefined) {
      this.#byte(Tag.again);
      return this.#natural(before);
    }
    this.#seen.set(object, this.#seen.size);
    if (Array.isArray(object)) {
      this.#byte(Tag.list);
      this.#natural(object.length);
      for (const item of object) this.#write(item);
      return;
    }
    if (object instanceof Map) {
      this.#byte(Tag.map);
      return this.#write([...object]);
    }
    if (object instanceof Formula) {
      this.#byte(Tag.formula);
      return this.#write(object.terms);
    }
    if (object instanceof FloatFormula) {
      this.#byte(Tag.floatFormula);
      return this.#write(object.node);
    }
    if (Object.getPrototypeOf(object) !== Object.prototype) {
      throw new NotPlainData(object.constructor.name);
    }
    const names = Object.keys(object);
    const shape = names.join("\0");
    let number = this.#shapes.get(shape);
    this.#byte(Tag.object);
    if (number === undefined) {
      number = this.#shapes.size;
      this.#shapes.set(shape, number);
      this.#natural(number);
      this.#natural(names.length);
      for (const name of names) this.#string(name);
    } else this.#natural(number);
    const values = object as Record<string, unknown>;
    for (const name of names) this.#write(values[name]);
  }

  #number(value: number): void {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
      this.#byte(value < 0 ? Tag.negative : Tag.integer);
      return this.#natural(Math.abs(value));
    }
    this.#byte(Tag.float);
    this.#room(8);
    this.#end = this.#bytes.writeDoubleLE(value, this.#end);
  }

  #string(text: string): void {
    let number = this.#strings.get(text);
    if (number === undefined) {
      this.#strings.set(text, (number = this.#strings.size));
    }
    this.#natural(number);
  }

  #text(text: string): void {
    // UTF-16 where UTF-8 would lose a lone surrogate.
    const isLossless =
      !/[\ud800-\udfff]/.test(text) || Buffer.from(text).toString() === text;
    const bytes = Buffer.from(text, isLossless ? "utf8" : "utf16le");
    this.#natural(bytes.length * 2 + (isLossless ? 0 : 1));
    this.#room(bytes.length);
    this.#end += bytes.copy(this.#bytes, this.#end);
  }

  /** Seven bits a byte, the lowest first. */
  #natural(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#end++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#end++] = rest;
  }

  #byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#end++] = value;
  }

  #room(size: number): void {
    if (this.#end + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe((this.#bytes.length + size) * 2);
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

/** What `encode` was given. */
export function decode(bytes: Uint8Array): unknown {
  return new Decoder(bytes).decode();
}

class Decoder {
  readonly #bytes: Buffer;
  #at = 0;
  #strings: string[] = [];
  readonly #shapes: string[][] = [];
  readonly #seen: object[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  decode(): unknown {
    const count = this.#natural();
    for (let i = 0; i < count; i++) this.#strings.push(this.#text());
    return this.#read();
  }

  #read(): unknown {
    const tag = this.#bytes[this.#at++] as Tag;
    switch (tag) {
      case Tag.null:
        return null;
      case Tag.undefined:
        return undefined;
      case Tag.true:
        return true;
      case Tag.false:
        return false;
      case Tag.integer:
        return this.#natural();
      case Tag.negative:
        return -this.#natural();
      case Tag.float:
        this.#at += 8;
        return this.#bytes.readDoubleLE(this.#at - 8);
      case Tag.bigint:
        return BigInt(this.#string());
      case Tag.string:
        return this.#string();
      case Tag.again:
        return this.#seen[this.#natural()];
      case Tag.list:
        return this.#list();
      case Tag.object:
        return this.#object();
      case Tag.map:
        return this.#made((of) => new Map(of as [unknown, unknown][]));
      case Tag.formula:
        return this.#made((of) => new Formula(of as Formula["terms"]));
      case Tag.floatFormula:
        return this.#made((of) => new FloatFormula(of as FloatNode));
    }
  }

  /** Something that is made of what follows. */
  #made(make: (of: unknown) => object): object {
    const at = this.#seen.push(this.#seen) - 1;
    return (this.#seen[at] = make(this.#read()));
  }

  #list(): unknown[] {
    const list: unknown[] = [];
    this.#seen.push(list);
    const length = this.#natural();
    for (let i = 0; i < length; i++) list.push(this.#read());
    return list;
  }

  #object(): object {
    const object: Record<string, unknown> = {};
    this.#seen.push(object);
    const number = this.#natural();
    let names = this.#shapes[number];
    if (names === undefined) {
      names = [];
      const count = this.#natural();
      for (let i = 0; i < count; i++) names.push(this.#string());
      this.#shapes[number] = names;
    }
    for (const name of names) object[name] = this.#read();
    return object;
  }

  #string(): string {
    return this.#strings[this.#natural()] as string;
  }

  #text(): string {
    const size = this.#natural();
    const start = this.#at;
    this.#at += Math.floor(size / 2);
    const encoding = size % 2 === 0 ? "utf8" : "utf16le";
    return this.#bytes.toString(encoding, start, this.#at);
  }

  #natural(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#at++] as number;
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
      scale *= 128;
    }
  }
}
