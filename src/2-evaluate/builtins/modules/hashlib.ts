/** hashlib (https://docs.python.org/3.11/library/hashlib.html): the algorithms that Node has, too. */
import { createHash } from "node:crypto";
import { reasons } from "../../../messages.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { unknown } from "../../operations/unknown.js";
import { builtinType } from "../../values/basicTypes.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyBytes } from "../../values/simple.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { bytesArgument } from "../bytes/bytesOf.js";
import type { NativeModule } from "../nativeModule.js";
import { addGetters, addMethods, type Table } from "../table.js";
import { stringOf, textArgument } from "../text/textOf.js";

const hashType = builtinType("HASH", undefined, "_hashlib");

/** Python's names and Node's, with digest and block size in bytes. */
const algorithms: Record<
  string,
  [node: string, digest: number, block: number]
> = {
  md5: ["md5", 16, 64],
  sha1: ["sha1", 20, 64],
  sha224: ["sha224", 28, 64],
  sha256: ["sha256", 32, 64],
  sha384: ["sha384", 48, 128],
  sha512: ["sha512", 64, 128],
  sha3_224: ["sha3-224", 28, 144],
  sha3_256: ["sha3-256", 32, 136],
  sha3_384: ["sha3-384", 48, 104],
  sha3_512: ["sha3-512", 64, 72],
  blake2b: ["blake2b512", 64, 128],
  blake2s: ["blake2s256", 32, 64],
};

/** A hash under way: what went in so far. */
class PyHash extends PyObject {
  constructor(
    readonly algorithm: string,
    public data: Uint8Array,
  ) {
    super(hashType);
  }

  digest(): Buffer {
    const [node] = algorithms[this.algorithm] as [string, number, number];
    return createHash(node).update(this.data).digest();
  }
}

function inputOf(value: Value): Uint8Array {
  if (stringOf(value) !== undefined) {
    raiseTypeError("Strings must be encoded before hashing");
  }
  return bytesArgument(value);
}

function makeHash(algorithm: string, data: Value | undefined): PyHash {
  return new PyHash(
    algorithm,
    data === undefined ? new Uint8Array() : inputOf(data),
  );
}

const methods: Table = {
  "update(self, obj, /)": (vm, self: PyHash, data) => {
    const more = inputOf(data);
    vm.budget.size(self.data.length + more.length, "a bytes object");
    self.data = Buffer.concat([self.data, more]);
    return null;
  },
  "digest(self, /)": (_, self: PyHash) => new PyBytes(self.digest()),
  "hexdigest(self, /)": (_, self: PyHash) => self.digest().toString("hex"),
  "copy(self, /)": (_, self: PyHash) => new PyHash(self.algorithm, self.data),
  "__repr__(self, /)": (_, self: PyHash) =>
    `<${self.algorithm} _hashlib.HASH object @ 0x0>`,
};

const functions: Table = {
  "new(name, data=..., /, *, usedforsecurity=True)": (
    vm: Vm,
    name: Value,
    data?: Value,
  ) => {
    const wanted = textArgument(name);
    const algorithm = wanted.toLowerCase().replace("-", "_");
    if (algorithm in algorithms) return makeHash(algorithm, data);
    if (/^(shake|ripemd|sm3|whirlpool|md4)/.test(algorithm)) {
      const what = `hashlib.new('${wanted}')`;
      return unknown(vm, reasons.unsupportedCall(what), what);
    }
    return raise(valueErrorType, `unsupported hash type ${wanted}`);
  },
};

for (const algorithm of Object.keys(algorithms)) {
  functions[`${algorithm}(string=..., /, *, usedforsecurity=True)`] = (
    _,
    data?: Value,
  ) => makeHash(algorithm, data);
}

export const hashlib: NativeModule = {
  name: "hashlib",
  functions,
  install() {
    addMethods(hashType, methods);
    addGetters(hashType, {
      name: (_, self: PyHash) => self.algorithm,
      digest_size: (_, self: PyHash) => algorithms[self.algorithm]?.[1] ?? 0,
      block_size: (_, self: PyHash) => algorithms[self.algorithm]?.[2] ?? 0,
    });
  },
};
