/** yaml: reading, as PyYAML does it (https://pyyaml.org/wiki/PyYAMLDocumentation). What would be written is not worked out. */
import { reasons } from "../../../../messages.js";
import { findAttribute } from "../../../operations/attribute.js";
import { raise } from "../../../operations/raise.js";
import { unknown } from "../../../operations/unknown.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyModule } from "../../../values/module.js";
import { PyIterator } from "../../../values/iterators.js";
import { PyBytes } from "../../../values/simple.js";
import { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import type { NativeModule } from "../../nativeModule.js";
import type { Table } from "../../table.js";
import { loadDocuments } from "./construct.js";
import {
  composerErrorType,
  constructorErrorType,
  markedErrorType,
  parserErrorType,
  scannerErrorType,
  yamlErrorType,
} from "./errors.js";
import {
  addConstructor,
  addResolver,
  baseLoaderType,
  fullLoaderType,
  installLoaders,
  overridesLoading,
  loaderType,
  safeLoaderType,
  unsafeLoaderType,
} from "./loader.js";

installLoaders();

/** The text of a stream: a str, bytes, or what has a `read`. */
function textOf(vm: Vm, stream: Value): string | PyUnknown {
  if (typeof stream === "string") return stream;
  if (stream instanceof PyUnknown) return stream;
  if (stream instanceof PyBytes) {
    return Buffer.from(stream.data)
      .toString("utf8")
      .replace(/^\uFEFF/, "");
  }
  const read = findAttribute(vm, stream, "read");
  return read === undefined
    ? raise(yamlErrorType, "a stream has no read()")
    : textOf(vm, vm.call(read, []));
}

function load(vm: Vm, stream: Value, loader: Value): Value {
  const text = textOf(vm, stream);
  if (text instanceof PyUnknown) return text;
  if (!(loader instanceof PyType) || overridesLoading(loader)) {
    return unknown(
      vm,
      reasons.unsupportedCall("this YAML loader"),
      "yaml.load(…)",
    );
  }
  const documents = loadDocuments(vm, text, loader);
  if (documents.length > 1) {
    raise(
      composerErrorType,
      "expected a single document in the stream\nbut found another document",
    );
  }
  return documents[0] ?? null;
}

function loadAll(vm: Vm, stream: Value, loader: PyType): Value {
  const text = textOf(vm, stream);
  if (text instanceof PyUnknown) return text;
  if (overridesLoading(loader)) {
    return unknown(
      vm,
      reasons.unsupportedCall("this YAML loader"),
      "yaml.load_all(…)",
    );
  }
  const documents = loadDocuments(vm, text, loader);
  let i = 0;
  return new PyIterator(() => documents[i++]);
}

const written = (vm: Vm, _data: Value, stream: Value) =>
  stream === null
    ? unknown(vm, reasons.unsupportedCall("yaml.dump"), "yaml.dump(…)")
    : null;

const functions: Table = {
  "load(stream, Loader)": load,
  "safe_load(stream)": (vm, stream: Value) => load(vm, stream, safeLoaderType),
  "full_load(stream)": (vm, stream: Value) => load(vm, stream, fullLoaderType),
  "unsafe_load(stream)": (vm, stream: Value) =>
    load(vm, stream, unsafeLoaderType),
  "load_all(stream, Loader)": loadAll,
  "safe_load_all(stream)": (vm, stream: Value) =>
    loadAll(vm, stream, safeLoaderType),
  "full_load_all(stream)": (vm, stream: Value) =>
    loadAll(vm, stream, fullLoaderType),
  "unsafe_load_all(stream)": (vm, stream: Value) =>
    loadAll(vm, stream, unsafeLoaderType),
};

const functionsAcceptingUnknown: Table = {
  "dump(data, stream=None, Dumper=None, **kwds)": written,
  "safe_dump(data, stream=None, **kwds)": written,
  "dump_all(documents, stream=None, Dumper=None, **kwds)": written,
  "safe_dump_all(documents, stream=None, **kwds)": written,
  "add_representer(data_type, representer, Dumper=None)": () => null,
  "add_multi_representer(data_type, multi_representer, Dumper=None)": () =>
    null,
  "add_path_resolver(tag, path, kind=None, Loader=None, Dumper=None)": () =>
    null,
  "add_implicit_resolver(tag, regexp, first=None, Loader=None, Dumper=None)": (
    vm,
    tag: string,
    pattern: Value,
    first: Value,
    loader: Value,
  ) => addResolver(vm, loader, tag, pattern, first),
  "add_constructor(tag, constructor, Loader=None)": (
    vm,
    tag: string,
    _constructor,
    loader: Value,
  ) => addConstructor(vm, loader, tag, false),
  "add_multi_constructor(tag_prefix, multi_constructor, Loader=None)": (
    vm,
    tag: string,
    _constructor,
    loader: Value,
  ) => addConstructor(vm, loader, tag, true),
};

const dumpers = ["BaseDumper", "SafeDumper", "Dumper"].map((name) =>
  builtinType(name, undefined, "yaml.dumper"),
);

function submodule(name: string, types: readonly PyType[]): PyModule {
  const module = new PyModule(name, null);
  module.namespace.set("__name__", name);
  for (const type of types) module.namespace.set(type.name, type);
  return module;
}

export const yaml: NativeModule = {
  name: "yaml",
  functions,
  functionsAcceptingUnknown,
  types: [
    baseLoaderType,
    safeLoaderType,
    fullLoaderType,
    unsafeLoaderType,
    loaderType,
    yamlErrorType,
    markedErrorType,
    ...dumpers,
  ],
  constants: {
    __version__: "6.0.2",
    __with_libyaml__: true,
    CBaseLoader: baseLoaderType,
    CSafeLoader: safeLoaderType,
    CFullLoader: fullLoaderType,
    CUnsafeLoader: unsafeLoaderType,
    CLoader: loaderType,
    CBaseDumper: dumpers[0] as PyType,
    CSafeDumper: dumpers[1] as PyType,
    CDumper: dumpers[2] as PyType,
  },
  unmodelled: `AliasEvent AliasToken AnchorToken BlockEndToken CollectionNode Mark MappingNode Node ScalarNode
    SequenceNode YAMLObject YAMLObjectMetaclass composer compose compose_all cyaml dumper emit emitter events io
    loader nodes parse reader representer resolver scan serialize serialize_all serializer tokens warnings`,
  install(_vm, module) {
    const inner = {
      error: [yamlErrorType, markedErrorType],
      scanner: [scannerErrorType],
      parser: [parserErrorType],
      constructor: [constructorErrorType],
    };
    for (const [name, types] of Object.entries(inner)) {
      module.namespace.set(name, submodule(`yaml.${name}`, types));
    }
  },
};
