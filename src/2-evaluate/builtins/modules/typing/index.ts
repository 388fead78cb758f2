/** typing and typing_extensions (https://docs.python.org/3.11/library/typing.html). */
import { setAttribute } from "../../../operations/attribute.js";
import { setFrom } from "../../../operations/hash.js";
import { raise } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { truthy } from "../../../operations/truth.js";
import { frozensetType, strType } from "../../../values/basicTypes.js";
import { PyList } from "../../../values/containers.js";
import {
  assertionErrorType,
  attributeErrorType,
  notImplementedErrorType,
  typeErrorType,
} from "../../../values/exceptionTypes.js";
import { Raised } from "../../../values/exceptions.js";
import { PyBuiltin } from "../../../values/functions.js";
import { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import {
  PyInstance,
  type PyObject,
  type Value,
} from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { typeAliasType } from "../../../statements/typeAlias.js";
import type { NativeModule } from "../../nativeModule.js";
import {
  addFunctions,
  addMethods,
  addStaticMethods,
  type Table,
} from "../../table.js";
import { genericAliasType, unionAliasType } from "./alias.js";
import { installAliases } from "./aliasRows.js";
import { annotatedType, installAnnotated } from "./annotated.js";
import { bareAliases } from "./bareAliases.js";
import {
  anyType,
  installClasses,
  ioTypes,
  supportsTypes,
  typeVariables,
} from "./classes.js";
import { specialForms } from "./forms.js";
import { installGeneric } from "./generic.js";
import { genericType, protocolMetaType, protocolType } from "./genericType.js";
import { getArgs, getOrigin, typeHints } from "./hints.js";
import { installNamedTuple, namedTupleMarker } from "./namedTuple.js";
import {
  installProtocol,
  protocolMembers,
  runtimeCheckable,
} from "./protocol.js";
import { installSpecialForm, specialFormType } from "./specialForm.js";
import {
  installTypedDict,
  typedDictMarker,
  typedDictMetaType,
} from "./typedDict.js";
import { makeTypingUnion } from "./unions.js";
import {
  forwardRefType,
  installVariables,
  newTypeType,
  paramSpecType,
  typeVarTupleType,
  typeVarType,
} from "./variables.js";

let isInstalled = false;

/** Fills typing's classes when one of the two modules is first imported: most models never do. */
function installTypingTypes(): void {
  if (isInstalled) return;
  isInstalled = true;
  installSpecialForm(makeTypingUnion);
  installVariables(makeTypingUnion);
  installAliases();
  installAnnotated();
  installClasses();
  installGeneric();
  installProtocol();
  installNamedTuple();
  installTypedDict();
  addStaticMethods(
    typeAliasType,
    {
      "__new__(cls, name, value, *, type_params=())": (
        _,
        cls: PyType,
        name: Value,
        value: Value,
      ) =>
        new PyInstance(
          cls,
          new Map([
            ["__name__", name],
            ["__value__", value],
          ]),
        ),
    },
    { acceptsUnknown: true },
  );
  addMethods(typeAliasType, {
    "__init__(self, /, *args, **kwargs)": () => null,
  });
}

const overloaded = new PyBuiltin(
  "_overload_dummy",
  "*args, **kwds",
  () =>
    raise(
      notImplementedErrorType,
      "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.",
    ),
  false,
  "typing",
  true,
);

/** Sets a mark on what is decorated, where that takes one. */
function mark(vm: Vm, decorated: Value, name: string, value: Value): Value {
  try {
    setAttribute(vm, decorated, name, value);
  } catch (error) {
    const isRefused =
      error instanceof Raised &&
      [attributeErrorType, typeErrorType].some((type) =>
        error.exception.type.isSubtypeOf(type),
      );
    if (!isRefused) throw error;
  }
  return decorated;
}

const same = (_vm: Vm, value: Value) => value;

const functions: Table = {
  "cast(typ, val)": (_, _type, value: Value) => value,
  "assert_type(val, typ, /)": same,
  "reveal_type(obj, /)": same,
  "overload(func)": () => overloaded,
  "get_overloads(func)": () => new PyList([]),
  "clear_overloads()": () => null,
  "final(f)": (vm, decorated: Value) => mark(vm, decorated, "__final__", true),
  "override(method, /)": (vm, decorated: Value) =>
    mark(vm, decorated, "__override__", true),
  "no_type_check(arg)": (vm, decorated: Value) =>
    mark(vm, decorated, "__no_type_check__", true),
  "no_type_check_decorator(decorator)": same,
  "dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs)":
    () => new PyBuiltin("decorator", "cls_or_fn", same, false, "typing", true),
  "deprecated(message, /, *, category=None, stacklevel=1)": () =>
    new PyBuiltin(
      "decorator",
      "arg, /",
      same,
      false,
      "typing_extensions",
      true,
    ),
  "runtime_checkable(cls)": runtimeCheckable,
  "get_origin(tp)": getOrigin,
  "get_args(tp)": getArgs,
  "get_type_hints(obj, globalns=None, localns=None, include_extras=False)": (
    vm,
    object: Value,
    globals: Value,
    locals: Value,
    extras: Value,
  ) => typeHints(vm, object, globals, locals, truthy(vm, extras)),
  "is_typeddict(tp)": (_, type: Value) =>
    type instanceof PyUnknown
      ? type
      : type instanceof PyType && type.type === typedDictMetaType,
  "is_protocol(tp, /)": (_, type: Value) =>
    type instanceof PyType && type.namespace.get("_is_protocol") === true,
  "get_protocol_members(tp, /)": (vm, type: PyType) => {
    const set = setFrom(vm, protocolMembers(type));
    set.type = frozensetType;
    return set;
  },
  "assert_never(arg, /)": (vm, value: Value) =>
    value instanceof PyUnknown
      ? value
      : raise(
          assertionErrorType,
          `Expected code to be unreachable, but got: ${repr(vm, value)}`,
        ),
};

/** Everything by name, shared by both modules. */
function members(): Record<string, Value> {
  const named = [
    ...specialForms,
    ...bareAliases,
    ...supportsTypes,
    ...ioTypes,
    ...typeVariables,
    typeAliasType,
    typeVarType,
    paramSpecType,
    typeVarTupleType,
    forwardRefType,
    newTypeType,
    genericType,
    protocolType,
    annotatedType,
    anyType,
  ];
  return {
    ...Object.fromEntries(named.map((each) => [each.name, each as PyObject])),
    NamedTuple: namedTupleMarker,
    TypedDict: typedDictMarker,
    Text: strType,
    TYPE_CHECKING: false,
    _GenericAlias: genericAliasType,
    _UnionGenericAlias: unionAliasType,
    _SpecialForm: specialFormType,
    _ProtocolMeta: protocolMetaType,
    _TypedDictMeta: typedDictMetaType,
  };
}

export const typing: NativeModule = {
  name: "typing",
  install(_vm, module) {
    installTypingTypes();
    addFunctions(module, functions, members(), { acceptsUnknown: true });
  },
};

/** What it adds to `typing` is in `typing` here, too: code for a newer Python imports it from there. */
export const typingExtensions: NativeModule = {
  name: "typing_extensions",
  install(_vm, module) {
    installTypingTypes();
    addFunctions(module, functions, members(), { acceptsUnknown: true });
    addFunctions(module, { "runtime(cls)": runtimeCheckable });
  },
};
