/** The built-in types that the evaluator itself must know by name; their methods are attached from `builtins/`. */
import { PyType } from "./type.js";
import { PyUnknown } from "./unknown.js";

export const objectType = new PyType("object", []);
export const typeType = new PyType("type", [objectType]);
objectType.type = typeType;
typeType.type = typeType;

/** A built-in type whose methods come from a table in `builtins/`. */
export function builtinType(
  name: string,
  bases: PyType[] = [objectType],
  module = "builtins",
): PyType {
  return new PyType(name, bases, new Map(), { metatype: typeType, module });
}

export const noneType = builtinType("NoneType");
export const intType = builtinType("int");
export const boolType = builtinType("bool", [intType]);
export const floatType = builtinType("float");
export const complexType = builtinType("complex");
export const strType = builtinType("str");
export const bytesType = builtinType("bytes");
export const bytearrayType = builtinType("bytearray");
export const listType = builtinType("list");
export const tupleType = builtinType("tuple");
export const dictType = builtinType("dict");
export const setType = builtinType("set");
export const frozensetType = builtinType("frozenset");
export const rangeType = builtinType("range");
export const sliceType = builtinType("slice");
export const ellipsisType = builtinType("ellipsis");
export const notImplementedType = builtinType("NotImplementedType");
export const functionType = builtinType("function");
export const builtinFunctionType = builtinType("builtin_function_or_method");
export const methodType = builtinType("method");
export const generatorType = builtinType("generator");
export const coroutineType = builtinType("coroutine");
export const iteratorType = builtinType("iterator");
export const moduleType = builtinType("module");
export const propertyType = builtinType("property");
export const staticmethodType = builtinType("staticmethod");
export const classmethodType = builtinType("classmethod");
export const superType = builtinType("super");
export const getsetType = builtinType("getset_descriptor");
export const dictKeysType = builtinType("dict_keys");
export const dictValuesType = builtinType("dict_values");
export const dictItemsType = builtinType("dict_items");
export const genericAliasType = builtinType(
  "GenericAlias",
  [objectType],
  "types",
);
export const unionType = builtinType("UnionType", [objectType], "types");
export const codeType = builtinType("code");
export const frameType = builtinType("frame");
export const tracebackType = builtinType("traceback");

PyUnknown.sharedType = builtinType("unknown", [objectType], "numel");

// Instances of these take any attribute, as Python's do.
for (const type of [functionType, moduleType]) type.givesDict = true;
