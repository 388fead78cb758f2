/** What `sys` says of the interpreter: CPython 3.11 on 64-bit Linux, as far as programs look. */
import { PyTuple } from "../../../values/containers.js";
import { PyFloat } from "../../../values/simple.js";
import { PyInstance, type Value } from "../../../values/value.js";
import { structSequence } from "../../structSequence.js";
import { simpleNamespaceType } from "../types.js";

const [major, minor, micro] = [3, 11, 0];

export const versionInfo = structSequence("sys", "version_info", {
  major,
  minor,
  micro,
  releaselevel: "final",
  serial: 0,
});
const hexVersion = (major << 24) | (minor << 16) | (micro << 8) | 0xf0;

const float = (value: number) => new PyFloat(value);

export const sysConstants: Record<string, Value> = {
  version: `${major}.${minor}.${micro} (main) [GCC]`,
  version_info: versionInfo,
  hexversion: hexVersion,
  api_version: 1013,
  copyright: "Copyright (c) 2001-2023 Python Software Foundation.",
  platform: "linux",
  platlibdir: "lib",
  abiflags: "",
  byteorder: "little",
  maxsize: 2n ** 63n - 1n,
  maxunicode: 0x10ffff,
  float_repr_style: "short",
  dont_write_bytecode: false,
  pycache_prefix: null,
  builtin_module_names: new PyTuple(
    "_abc _ast _codecs _collections _functools _imp _io _locale _operator _signal _sre _stat _string _symtable _thread _tokenize _tracemalloc _warnings _weakref atexit builtins errno faulthandler gc itertools marshal posix pwd sys time xxsubtype".split(
      " ",
    ),
  ),
  flags: structSequence("sys", "flags", {
    debug: 0,
    inspect: 0,
    interactive: 0,
    optimize: 0,
    dont_write_bytecode: 0,
    no_user_site: 0,
    no_site: 0,
    ignore_environment: 0,
    verbose: 0,
    bytes_warning: 0,
    quiet: 0,
    hash_randomization: 1,
    isolated: 0,
    dev_mode: false,
    utf8_mode: 0,
    warn_default_encoding: 0,
    safe_path: false,
    int_max_str_digits: -1,
  }),
  float_info: structSequence("sys", "float_info", {
    max: float(Number.MAX_VALUE),
    max_exp: 1024,
    max_10_exp: 308,
    min: float(2 ** -1022),
    min_exp: -1021,
    min_10_exp: -307,
    dig: 15,
    mant_dig: 53,
    epsilon: float(Number.EPSILON),
    radix: 2,
    rounds: 1,
  }),
  int_info: structSequence("sys", "int_info", {
    bits_per_digit: 30,
    sizeof_digit: 4,
    default_max_str_digits: 4300,
    str_digits_check_threshold: 640,
  }),
  hash_info: structSequence("sys", "hash_info", {
    width: 64,
    modulus: 2n ** 61n - 1n,
    inf: 314159,
    nan: 0,
    imag: 1000003,
    algorithm: "siphash13",
    hash_bits: 64,
    seed_bits: 128,
    cutoff: 0,
  }),
  thread_info: structSequence("sys", "thread_info", {
    name: "pthread",
    lock: "semaphore",
    version: null,
  }),
};

/** `sys.implementation`: changeable, so one per evaluation. */
export function implementation(): Value {
  return new PyInstance(
    simpleNamespaceType,
    new Map<string, Value>([
      ["name", "cpython"],
      ["cache_tag", "cpython-311"],
      ["version", versionInfo],
      ["hexversion", hexVersion],
      ["_multiarch", "x86_64-linux-gnu"],
    ]),
  );
}
