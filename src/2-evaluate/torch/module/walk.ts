/** `nn.Module.named_modules` and `modules`: lazily and depth first, because loops over them replace children as they go. */
import { getAttribute } from "../../operations/attribute.js";
import { binary } from "../../operations/binary.js";
import { iterator, type Next } from "../../operations/iterate.js";
import { raiseTypeError } from "../../operations/raise.js";
import { truthy } from "../../operations/truth.js";
import { typeName } from "../../operations/typeOf.js";
import { Halt } from "../../halt.js";
import { PySet, PyTuple } from "../../values/containers.js";
import { PyIterator } from "../../values/iterators.js";
import { PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { type Entries, entriesOf } from "./entries.js";
import { isOwn } from "./own.js";
import { newSeen, wasSeen } from "./seen.js";
import { unpackPair } from "./unpackPair.js";

/** Modules whose children are being visited; `foreign`: what a child's own `named_modules` gives. */
interface Level {
  path: Value;
  entries: Entries | null;
  foreign: Next | null;
}

/** The modules of a tree, one after the other: `next` moves on, and `path` and `module` are then those of the place. */
export class ModuleWalk {
  path: Value;
  module: Value;
  readonly #vm: Vm;
  readonly #seen: PySet;
  readonly #removesDuplicates: boolean;
  readonly #levels: Level[] = [];
  #isStarted = false;
  /** Its children come next. */
  #entering: PyObject | null = null;

  constructor(
    vm: Vm,
    root: PyObject,
    prefix: Value,
    seen = newSeen(),
    removesDuplicates = true,
  ) {
    this.#vm = vm;
    this.path = prefix;
    this.module = root;
    this.#seen = seen;
    this.#removesDuplicates = removesDuplicates;
  }

  /** False at the end. */
  next(): boolean {
    this.#vm.budget.step();
    if (!this.#isStarted) {
      this.#isStarted = true;
      return this.#visit(this.module as PyObject);
    }
    const module = this.#entering;
    if (module !== null) {
      this.#entering = null;
      const entries = entriesOf(this.#vm, module, "_modules");
      this.#levels.push({ path: this.path, entries, foreign: null });
    }
    return this.#advance();
  }

  /** Stops at a module unless it was met before. */
  #visit(module: PyObject): boolean {
    if (wasSeen(this.#vm, this.#seen, module, this.#removesDuplicates)) {
      return false;
    }
    this.module = module;
    this.#entering = module;
    return true;
  }

  #advance(): boolean {
    const levels = this.#levels;
    for (;;) {
      const level = levels.at(-1);
      if (level === undefined) return false;
      if (level.foreign !== null) {
        if (this.#takeForeign(level.foreign)) return true;
        levels.pop();
      } else if ((level.entries as Entries).next()) {
        if (this.#takeChild(level.path, level.entries as Entries)) return true;
      } else levels.pop();
    }
  }

  /** What is not known is passed by, as None is. */
  #takeChild(parent: Value, { key, value: child }: Entries): boolean {
    if (child === null || child instanceof PyUnknown) return false;
    const vm = this.#vm;
    const path = joined(vm, parent, key);
    if (!(child instanceof PyObject) || hasOwnWalk(child)) {
      const walk = getAttribute(vm, child, "named_modules");
      const args = [this.#seen, path, this.#removesDuplicates];
      const foreign = iterator(vm, vm.call(walk, args));
      this.#levels.push({ path, entries: null, foreign });
      return false;
    }
    if (!this.#visit(child)) return false;
    this.path = path;
    return true;
  }

  #takeForeign(next: Next): boolean {
    const pair = next();
    if (pair === undefined) return false;
    [this.path, this.module] = unpackPair(this.#vm, pair);
    return true;
  }
}

/** Whether a class has a `named_modules` other than Module's; one that cannot be read is taken to have none. */
function hasOwnWalk(child: PyObject): boolean {
  return (
    !isOwn(child, "named_modules", namedModules) &&
    !(child.type.lookup("named_modules") instanceof PyUnknown)
  );
}

/** `f"{path}.{name}"`, or the name alone where there is no path yet. */
export function joined(vm: Vm, path: Value, name: Value): Value {
  if (path === "") return name;
  if (typeof path === "string" && typeof name === "string") {
    return `${path}.${name}`;
  }
  return binary(vm, "+", binary(vm, "+", path, "."), name);
}

/** `named_modules(memo=None, prefix="", remove_duplicate=True)` */
export function namedModules(
  vm: Vm,
  self: PyObject,
  memo: Value,
  prefix: Value,
  removeDuplicate: Value,
): Value {
  const seen = memo === null ? newSeen() : memoOf(memo);
  const removes = truthy(vm, removeDuplicate);
  const walk = new ModuleWalk(vm, self, prefix, seen, removes);
  return new PyIterator(() =>
    walk.next() ? new PyTuple([walk.path, walk.module]) : undefined,
  );
}

function memoOf(memo: Value): PySet {
  if (memo instanceof PySet) return memo;
  if (memo instanceof PyUnknown) throw new Halt(memo.reason);
  raiseTypeError(`argument of type '${typeName(memo)}' is not iterable`);
}

/** `modules(remove_duplicate=True)`, over the class's own `named_modules` where it has one. */
export function modules(vm: Vm, self: PyObject, removeDuplicate: Value): Value {
  if (isOwn(self, "named_modules", namedModules)) {
    const removes = truthy(vm, removeDuplicate);
    const walk = new ModuleWalk(vm, self, "", newSeen(), removes);
    return new PyIterator(() => (walk.next() ? walk.module : undefined));
  }
  let next: Next | null = null;
  return new PyIterator(() => {
    const keywords = new Map([["remove_duplicate", removeDuplicate]]);
    next ??= iterator(
      vm,
      vm.call(getAttribute(vm, self, "named_modules"), [], keywords),
    );
    const pair = next();
    return pair === undefined ? undefined : unpackPair(vm, pair)[1];
  });
}

/** What the walks over members go by: `self.named_modules(prefix=…, remove_duplicate=…)`. */
export function placesOf(
  vm: Vm,
  self: PyObject,
  prefix: Value,
  removesDuplicates: boolean,
): Pick<ModuleWalk, "path" | "module" | "next"> {
  if (isOwn(self, "named_modules", namedModules)) {
    return new ModuleWalk(vm, self, prefix, newSeen(), removesDuplicates);
  }
  let next: Next | null = null;
  const places = {
    path: prefix,
    module: self as Value,
    next(): boolean {
      next ??= overriddenPlaces(vm, self, prefix, removesDuplicates);
      const pair = next();
      if (pair === undefined) return false;
      [places.path, places.module] = unpackPair(vm, pair);
      return true;
    },
  };
  return places;
}

function overriddenPlaces(
  vm: Vm,
  self: PyObject,
  prefix: Value,
  removesDuplicates: boolean,
): Next {
  const walk = getAttribute(vm, self, "named_modules");
  const keywords = new Map<string, Value>([
    ["prefix", prefix],
    ["remove_duplicate", removesDuplicates],
  ]);
  return iterator(vm, vm.call(walk, [], keywords));
}
