/** operator: the operators as functions (https://docs.python.org/3.11/library/operator.html). */
import type {
  BinaryOperator,
  CompareOperator,
} from "../../../../1-parse/ast.js";
import { callSpecial } from "../../../operations/attribute.js";
import { binary, inplace } from "../../../operations/binary.js";
import { compare, equals } from "../../../operations/equality.js";
import { asIndex, asInteger } from "../../../operations/index.js";
import { iterator } from "../../../operations/iterate.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { deleteItem, getItem, setItem } from "../../../operations/subscript.js";
import { truthy } from "../../../operations/truth.js";
import { typeName, typeOf } from "../../../operations/typeOf.js";
import { unary } from "../../../operations/unary.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { notImplemented } from "../../../values/simple.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { length } from "../../functions/objects.js";
import type { NativeModule } from "../../nativeModule.js";
import type { Table } from "../../table.js";
import { attrgetterType, itemgetterType, methodcallerType } from "./getters.js";

const binaryNames: [string, BinaryOperator][] = [
  ["add", "+"],
  ["sub", "-"],
  ["mul", "*"],
  ["truediv", "/"],
  ["floordiv", "//"],
  ["mod", "%"],
  ["pow", "**"],
  ["matmul", "@"],
  ["lshift", "<<"],
  ["rshift", ">>"],
  ["and", "&"],
  ["or", "|"],
  ["xor", "^"],
];

const compareNames: [string, CompareOperator][] = [
  ["lt", "<"],
  ["le", "<="],
  ["eq", "=="],
  ["ne", "!="],
  ["gt", ">"],
  ["ge", ">="],
];

const table: Table = {};

/** A function under its own name and, as `__name__`, under the operator's. */
function define(name: string, signature: string, native: Table[string]): void {
  const isReserved = ["and", "or", "not", "is"].includes(name);
  table[`${name}${isReserved ? "_" : ""}(${signature})`] = native;
  table[`__${name}__(${signature})`] = native;
}

for (const [name, operator] of binaryNames) {
  define(name, "a, b, /", (vm, a: Value, b: Value) =>
    binary(vm, operator, a, b),
  );
  define(`i${name}`, "a, b, /", (vm, a: Value, b: Value) =>
    inplace(vm, operator, a, b),
  );
}
for (const [name, operator] of compareNames) {
  define(name, "a, b, /", (vm, a: Value, b: Value) =>
    compare(vm, operator, a, b),
  );
}
define("neg", "a, /", (vm, a: Value) => unary(vm, "-", a));
define("pos", "a, /", (vm, a: Value) => unary(vm, "+", a));
define("invert", "a, /", (vm, a: Value) => unary(vm, "~", a));
define("inv", "a, /", (vm, a: Value) => unary(vm, "~", a));
define("not", "a, /", (vm, a: Value) =>
  a instanceof PyUnknown ? derived(`not ${a.expression}`, a) : !truthy(vm, a),
);
define("abs", "a, /", (vm, a: Value) =>
  vm.call(vm.builtins.get("abs") as Value, [a]),
);
define("index", "a, /", (vm, a: Value) =>
  a instanceof PyUnknown
    ? derived(`index(${a.expression})`, a)
    : asInteger(vm, a),
);
define("getitem", "a, b, /", getItem);
define("setitem", "a, b, c, /", (vm, a: Value, b: Value, c: Value) => {
  setItem(vm, a, b, c);
  return null;
});
define("delitem", "a, b, /", (vm, a: Value, b: Value) => {
  deleteItem(vm, a, b);
  return null;
});
define("contains", "a, b, /", (vm, a: Value, b: Value) =>
  compare(vm, "in", b, a),
);
define("concat", "a, b, /", (vm, a: Value, b: Value) =>
  concatenate(vm, a, b, binary),
);
define("iconcat", "a, b, /", (vm, a: Value, b: Value) =>
  concatenate(vm, a, b, inplace),
);

function concatenate(vm: Vm, a: Value, b: Value, add: typeof binary): Value {
  if (
    !(a instanceof PyUnknown) &&
    typeOf(a).lookup("__getitem__") === undefined
  ) {
    raiseTypeError(`'${typeName(a)}' object can't be concatenated`);
  }
  return add(vm, "+", a, b);
}

Object.assign(table, {
  "is_(a, b, /)": (vm: Vm, a: Value, b: Value) => compare(vm, "is", a, b),
  "is_not(a, b, /)": (vm: Vm, a: Value, b: Value) =>
    compare(vm, "is not", a, b),
  "truth(a, /)": (vm: Vm, a: Value) =>
    a instanceof PyUnknown
      ? derived(`bool(${a.expression})`, a)
      : truthy(vm, a),
  "countOf(a, b, /)": (vm: Vm, a: Value, b: Value) => {
    let count = 0;
    const next = iterator(vm, a);
    for (let item = next(); item !== undefined; item = next()) {
      vm.budget.step();
      if (equals(vm, item, b)) count++;
    }
    return count;
  },
  "indexOf(a, b, /)": (vm: Vm, a: Value, b: Value) => {
    const next = iterator(vm, a);
    let i = 0;
    for (let item = next(); item !== undefined; item = next(), i++) {
      vm.budget.step();
      if (equals(vm, item, b)) return i;
    }
    raise(valueErrorType, "sequence.index(x): x not in sequence");
  },
  "length_hint(obj, default=0, /)": (
    vm: Vm,
    object: Value,
    fallback: Value,
  ) => {
    if (object instanceof PyUnknown) return derived("length_hint(…)", object);
    if (typeOf(object).lookup("__len__") !== undefined)
      return length(vm, object);
    const hint = callSpecial(vm, object, "__length_hint__");
    return hint === undefined || hint === notImplemented
      ? asIndex(vm, fallback)
      : hint;
  },
  "call(obj, /, *args, **kwargs)": (
    vm: Vm,
    callee: Value,
    args: { items: Value[] },
    kwargs: { map: Map<string, Value> },
  ) => vm.call(callee, [...args.items], kwargs.map),
} satisfies Record<string, unknown>);

export const operator: NativeModule = {
  name: "operator",
  types: [attrgetterType, itemgetterType, methodcallerType],
  functionsAcceptingUnknown: table,
};
