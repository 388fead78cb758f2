/** `nn.Module.named_children`, `children`, `apply`. */
import { getAttribute } from "../../operations/attribute.js";
import { iterator, type Next } from "../../operations/iterate.js";
import { PyTuple } from "../../values/containers.js";
import { PyIterator } from "../../values/iterators.js";
import { PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { type Entries, entriesOf } from "./entries.js";
import { isOwn } from "./own.js";
import { newSeen, wasSeen } from "./seen.js";
import { unpackPair } from "./unpackPair.js";

/** The children, each once; `next` moves on. What is not known is passed by, as None is. */
class ChildWalk {
  #entries: Entries | null = null;
  readonly #seen = newSeen();

  constructor(
    readonly vm: Vm,
    readonly parent: PyObject,
  ) {}

  get name(): Value {
    return (this.#entries as Entries).key;
  }

  get child(): Value {
    return (this.#entries as Entries).value;
  }

  /** False at the end. */
  next(): boolean {
    const { vm } = this;
    const entries = (this.#entries ??= entriesOf(vm, this.parent, "_modules"));
    while (entries.next()) {
      vm.budget.step();
      const { value } = entries;
      if (!(value instanceof PyObject) || value instanceof PyUnknown) continue;
      if (!wasSeen(vm, this.#seen, value, true)) return true;
    }
    return false;
  }
}

export function namedChildren(vm: Vm, self: PyObject): Value {
  const walk = new ChildWalk(vm, self);
  return new PyIterator(() =>
    walk.next() ? new PyTuple([walk.name, walk.child]) : undefined,
  );
}

/** Over the class's own `named_children` where it has one. */
export function children(vm: Vm, self: PyObject): Value {
  return new PyIterator(childrenOf(vm, self));
}

function childrenOf(vm: Vm, self: PyObject): Next {
  if (isOwn(self, "named_children", namedChildren)) {
    const walk = new ChildWalk(vm, self);
    return () => (walk.next() ? walk.child : undefined);
  }
  let next: Next | null = null;
  return () => {
    next ??= iterator(
      vm,
      vm.call(getAttribute(vm, self, "named_children"), []),
    );
    const pair = next();
    return pair === undefined ? undefined : unpackPair(vm, pair)[1];
  };
}

/** `apply(fn)`: children first, through their own `apply` where they have one. */
export function apply(vm: Vm, self: PyObject, fn: Value): Value {
  vm.budget.step();
  vm.enter();
  try {
    const next = isOwn(self, "children", children)
      ? childrenOf(vm, self)
      : iterator(vm, vm.call(getAttribute(vm, self, "children"), []));
    for (let child = next(); child !== undefined; child = next()) {
      if (child instanceof PyObject && isOwn(child, "apply", apply)) {
        apply(vm, child, fn);
      } else vm.call(getAttribute(vm, child, "apply"), [fn]);
    }
    vm.call(fn, [self]);
    return self;
  } finally {
    vm.leave();
  }
}
