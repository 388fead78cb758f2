/** `nn.Module.named_parameters`, `parameters`, `named_buffers`, `buffers`. */
import { getAttribute } from "../../operations/attribute.js";
import { iterator, type Next } from "../../operations/iterate.js";
import { truthy } from "../../operations/truth.js";
import { PyTuple } from "../../values/containers.js";
import { PyBuiltin } from "../../values/functions.js";
import { PyIterator } from "../../values/iterators.js";
import { PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { type Entries, entriesOf } from "./entries.js";
import { isModules, isOwn } from "./own.js";
import { newSeen, wasSeen } from "./seen.js";
import { unpackPair } from "./unpackPair.js";
import { joined, placesOf } from "./walk.js";

type Registry = "_parameters" | "_buffers";

/** The members of a tree's modules, one after the other: `next` moves on, `name` and `value` are then those of the member. */
class MemberWalk {
  value: Value = null;
  #name: Value = null;
  #entries: Entries | null = null;
  readonly #seen = newSeen();
  readonly #places: ReturnType<typeof placesOf>;

  constructor(
    readonly vm: Vm,
    readonly registry: Registry,
    self: PyObject,
    prefix: Value,
    recurse: boolean,
    readonly removesDuplicates: boolean,
  ) {
    this.#places = recurse
      ? placesOf(vm, self, prefix, removesDuplicates)
      : onlyOne(self, prefix);
  }

  /** The dotted name. */
  get name(): Value {
    return joined(this.vm, this.#places.path, this.#name);
  }

  /** False at the end. */
  next(): boolean {
    for (;;) {
      if (this.#entries === null) {
        if (!this.#places.next()) return false;
        const module = this.#places.module as PyObject;
        this.#entries = entriesOf(this.vm, module, this.registry);
      }
      if (!this.#entries.next()) this.#entries = null;
      else if (this.#takes(this.#entries)) return true;
    }
  }

  /** What is not known is passed by, as None is. */
  #takes({ key, value }: Entries): boolean {
    if (!(value instanceof PyObject) || value instanceof PyUnknown)
      return false;
    this.vm.budget.step();
    const { vm, removesDuplicates } = this;
    if (wasSeen(vm, this.#seen, value, removesDuplicates)) return false;
    this.#name = key;
    this.value = value;
    return true;
  }
}

function onlyOne(module: PyObject, path: Value): ReturnType<typeof placesOf> {
  let isDone = false;
  return {
    path,
    module,
    next: () => !isDone && (isDone = true),
  };
}

type NamedWalk = (
  vm: Vm,
  self: PyObject,
  prefix: Value,
  recurse: Value,
  removeDuplicate: Value,
) => Value;

/** `named_parameters(prefix="", recurse=True, remove_duplicate=True)`, or `named_buffers`. */
function named(registry: Registry): NamedWalk {
  return (vm, self, prefix, recurse, removeDuplicate) => {
    if (!isModules(self.type, "_named_members")) {
      return overriddenMembers(vm, registry, self, [
        ["prefix", prefix],
        ["recurse", recurse],
        ["remove_duplicate", removeDuplicate],
      ]);
    }
    const walk = new MemberWalk(
      vm,
      registry,
      self,
      prefix,
      truthy(vm, recurse),
      truthy(vm, removeDuplicate),
    );
    return new PyIterator(() =>
      walk.next() ? new PyTuple([walk.name, walk.value]) : undefined,
    );
  };
}

/** A class with a `_named_members` of its own is asked through it. */
function overriddenMembers(
  vm: Vm,
  registry: Registry,
  self: PyObject,
  keywords: [string, Value][],
): Value {
  const members = new PyBuiltin(
    "<lambda>",
    "module, /",
    (_vm, module: PyObject) =>
      vm.call(
        getAttribute(vm, getAttribute(vm, module, registry), "items"),
        [],
      ),
    false,
  );
  const walk = getAttribute(vm, self, "_named_members");
  return vm.call(walk, [members], new Map(keywords));
}

/** `parameters(recurse=True)`, or `buffers`: over the class's own `name` where it has one. */
function unnamed(registry: Registry, name: string, own: NamedWalk) {
  return (vm: Vm, self: PyObject, recurse: Value): Value => {
    if (isOwn(self, name, own) && isModules(self.type, "_named_members")) {
      const isDeep = truthy(vm, recurse);
      const walk = new MemberWalk(vm, registry, self, "", isDeep, true);
      return new PyIterator(() => (walk.next() ? walk.value : undefined));
    }
    let next: Next | null = null;
    return new PyIterator(() => {
      const keywords = new Map([["recurse", recurse]]);
      next ??= iterator(
        vm,
        vm.call(getAttribute(vm, self, name), [], keywords),
      );
      const pair = next();
      return pair === undefined ? undefined : unpackPair(vm, pair)[1];
    });
  };
}

export const namedParameters = named("_parameters");
export const namedBuffers = named("_buffers");
export const parameters = unnamed(
  "_parameters",
  "named_parameters",
  namedParameters,
);
export const buffers = unnamed("_buffers", "named_buffers", namedBuffers);
