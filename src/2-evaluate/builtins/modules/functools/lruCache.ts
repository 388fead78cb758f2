/** functools.lru_cache and cache (https://docs.python.org/3.11/library/functools.html#functools.lru_cache). */
import { hashKey } from "../../../operations/hash.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { truthy } from "../../../operations/truth.js";
import { typeOf } from "../../../operations/typeOf.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { PyBuiltin, PyMethod } from "../../../values/functions.js";
import type { HashKey } from "../../../values/hashKey.js";
import { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Keywords, Vm } from "../../../vm.js";
import { isCallable } from "../../functions/objects.js";
import { addMethods } from "../../table.js";
import { makeNamedTuple } from "../collections/namedTuple.js";
import { updateWrapper } from "./wraps.js";

const lruCacheType = builtinType("_lru_cache_wrapper", undefined, "functools");
lruCacheType.givesDict = true;

class PyLruCache extends PyObject {
  /** Results by arguments, the least recently used first. */
  readonly results = new Map<HashKey, Value>();
  hits = 0;
  misses = 0;

  constructor(
    readonly callee: Value,
    /** None: without limit. */
    readonly limit: number | null,
    readonly isTyped: boolean,
  ) {
    super(lruCacheType, new Map());
  }
}

/** `lru_cache(maxsize, typed)`, or `lru_cache(function)`. */
export function lruCache(vm: Vm, maxsize: Value, typed: Value): Value {
  if (isCallable(maxsize)) return wrap(vm, maxsize, 128, truthy(vm, typed));
  if (maxsize !== null && typeof maxsize !== "number") {
    raiseTypeError(
      "Expected first argument to be an integer, a callable, or None",
    );
  }
  const limit = maxsize === null ? null : Math.max(0, maxsize);
  const isTyped = truthy(vm, typed);
  return new PyBuiltin(
    "decorating_function",
    "user_function",
    (inner, callee: Value) => wrap(inner, callee, limit, isTyped),
    false,
    "functools",
    true,
  );
}

/** `cache(function)` */
export function cache(vm: Vm, callee: Value): Value {
  return wrap(vm, callee, null, false);
}

function wrap(
  vm: Vm,
  callee: Value,
  limit: number | null,
  isTyped: boolean,
): Value {
  if (callee instanceof PyUnknown) return callee;
  if (!isCallable(callee))
    raiseTypeError("the first argument must be callable");
  const made = new PyLruCache(callee, limit, isTyped);
  return updateWrapper(vm, made, callee, undefined, undefined);
}

function call(
  vm: Vm,
  self: PyLruCache,
  args: PyTuple,
  keywords: PyDict,
): Value {
  const named = keywords.map as Keywords;
  const compute = () => vm.call(self.callee, [...args.items], new Map(named));
  const all = [...args.items, ...named.values()];
  if (self.limit === 0 || all.some((value) => value instanceof PyUnknown)) {
    self.misses++;
    return compute();
  }
  const key = keyOf(vm, self, args.items, named);
  const known = self.results.get(key);
  if (known !== undefined) {
    self.hits++;
    self.results.delete(key);
    self.results.set(key, known);
    return known;
  }
  self.misses++;
  const result = compute();
  if (self.limit !== null && self.results.size >= self.limit) {
    const oldest = self.results.keys().next();
    if (!oldest.done) self.results.delete(oldest.value);
  }
  self.results.set(key, result);
  return result;
}

/** Positional and keyword arguments in the order given: `f(a=1, b=2)` and `f(b=2, a=1)` are two calls, as in CPython. */
function keyOf(
  vm: Vm,
  self: PyLruCache,
  args: readonly Value[],
  keywords: Keywords,
): HashKey {
  const [first] = args;
  const isPlain = typeof first === "string" || typeof first === "number";
  if (args.length === 1 && isPlain && keywords.size === 0 && !self.isTyped) {
    // A single int or str is its own key: f(1) and f(True) are two calls.
    return hashKey(vm, first, self.results);
  }
  const parts: Value[] = [args.length, ...args];
  for (const [name, value] of keywords) parts.push(name, value);
  if (self.isTyped) {
    parts.push(...args.map(typeOf), ...[...keywords.values()].map(typeOf));
  }
  return hashKey(vm, new PyTuple(parts), self.results);
}

const infoKey = {};

function cacheInfo(vm: Vm, self: PyLruCache): Value {
  let type = vm.caches.get(infoKey);
  if (!(type instanceof PyType)) {
    type = makeNamedTuple(vm, {
      name: "CacheInfo",
      fields: ["hits", "misses", "maxsize", "currsize"],
      defaults: [],
      module: "functools",
    });
    vm.caches.set(infoKey, type);
  }
  return vm.call(type as PyType, [
    self.hits,
    self.misses,
    self.limit,
    self.results.size,
  ]);
}

addMethods(
  lruCacheType,
  { "__call__(self, /, *args, **kwargs)": call },
  { acceptsUnknown: true },
);
addMethods(lruCacheType, {
  "__get__(self, instance, owner=None, /)": (
    _,
    self: PyLruCache,
    instance: Value,
  ) => (instance === null ? self : new PyMethod(instance, self)),
  "__copy__(self, /)": (_, self: PyLruCache) => self,
  "__deepcopy__(self, memo, /)": (_, self: PyLruCache) => self,
  "cache_info(self, /)": cacheInfo,
  "cache_clear(self, /)": (_, self: PyLruCache) => {
    self.results.clear();
    self.hits = self.misses = 0;
    return null;
  },
  "cache_parameters(self, /)": (_, self: PyLruCache) =>
    PyDict.over(
      new Map<string, Value>([
        ["maxsize", self.limit],
        ["typed", self.isTyped],
      ]),
    ),
});
