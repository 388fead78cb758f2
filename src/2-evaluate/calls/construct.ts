/** Calling a class: `__new__`, then `__init__` (https://docs.python.org/3.11/reference/datamodel.html#object.__new__). */
import { bind } from "../operations/attribute.js";
import { raiseTypeError } from "../operations/raise.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { objectType } from "../values/basicTypes.js";
import { PyBuiltin, PyFunction, PyStaticMethod } from "../values/functions.js";
import { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import { PyInstance, type Value } from "../values/value.js";
import type { Keywords, Vm } from "../vm.js";
import { Halt } from "../halt.js";
import { prepended } from "./prepended.js";
import type { Frame } from "../frame.js";
import type { Span } from "../../source.js";

/** `type(*args, **keywords)`, the metaclass's own `__call__` aside. */
export function construct(
  vm: Vm,
  type: PyType,
  args: Value[],
  keywords: Keywords | null,
): Value {
  const found = type.lookup("__new__");
  const constructor = found instanceof PyStaticMethod ? found.callee : found;
  if (constructor === undefined) {
    raiseTypeError(`cannot create '${type.name}' instances`);
  }
  const origin = type.recordsCalls ? recordCall(vm, args, keywords) : null;
  const made = isMadePlainly(type)
    ? makePlainly(vm, type)
    : vm.call(constructor, prepended(type, args), keywords);
  if (!typeOf(made)?.isSubtypeOf(type)) return made;
  if (origin !== null && made instanceof PyInstance) made.origin ??= origin;
  return type.recordsCalls
    ? initializeModule(vm, type, made, args, keywords)
    : initialize(vm, type, made, args, keywords);
}

/** Whether `object.__new__` makes the class's instances, whatever the arguments. */
function isMadePlainly(type: PyType): boolean {
  return (type.facts.isMadePlainly ??=
    type.lookup("__new__") === objectType.namespace.get("__new__") &&
    type.lookup("__init__") !== objectType.namespace.get("__init__") &&
    type.lookup("__abstractmethods__") === undefined);
}

/** What `object.__new__` would do, without the call. */
function makePlainly(vm: Vm, type: PyType): PyInstance {
  vm.budget.step();
  return new PyInstance(type);
}

function initialize(
  vm: Vm,
  type: PyType,
  made: Value,
  args: Value[],
  keywords: Keywords | null,
): Value {
  const own = typeOf(made);
  const initializer = own.lookup("__init__");
  if (initializer === undefined) return made;
  const result =
    initializer instanceof PyFunction || initializer instanceof PyBuiltin
      ? vm.call(initializer, prepended(made, args), keywords)
      : vm.call(bind(vm, initializer, made, type), args, keywords);
  if (result !== null && !(result instanceof PyUnknown)) {
    raiseTypeError(`__init__() should return None, not '${typeName(result)}'`);
  }
  return made;
}

/**
 * A module whose constructor depends on something unknown becomes an unknown itself, so that what stands beside it in
 * the model is still counted; only the outermost one passes the halt on.
 */
function initializeModule(
  vm: Vm,
  type: PyType,
  made: Value,
  args: Value[],
  keywords: Keywords | null,
): Value {
  vm.constructing++;
  try {
    return initialize(vm, type, made, args, keywords);
  } catch (error) {
    if (
      error instanceof Halt &&
      vm.constructing > 1 &&
      error.reason.code !== "budget"
    ) {
      return derived(`${type.name}(…)`, new PyUnknown("", [error.reason]));
    }
    throw error;
  } finally {
    vm.constructing--;
  }
}

/** Where the call stands, for reports: as written, and the nearest line of the user's own. */
function recordCall(
  vm: Vm,
  args: readonly Value[],
  keywords: Keywords | null,
): NonNullable<PyInstance["origin"]> {
  const { frame } = vm;
  let user = frame;
  while (user?.source.isStub) user = user.caller;
  return {
    call: frame === null ? null : spanOf(frame),
    place: user === null ? null : spanOf(user),
    args,
    keywords,
  };
}

function spanOf(frame: Frame): Span {
  const { start, end } = frame.at;
  return { source: frame.source, start, end };
}
