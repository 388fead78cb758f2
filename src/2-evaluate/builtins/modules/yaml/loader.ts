/** The loader classes: what they resolve and what they may make. */
import { getAttribute } from "../../../operations/attribute.js";
import { toArray } from "../../../operations/iterate.js";
import { truthy } from "../../../operations/truth.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyFunction } from "../../../values/functions.js";
import { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addClassMethods, addStaticMethods } from "../../table.js";
import { raiseTypeError } from "../../../operations/raise.js";

export const baseLoaderType = builtinType(
  "BaseLoader",
  undefined,
  "yaml.loader",
);
export const safeLoaderType = builtinType(
  "SafeLoader",
  undefined,
  "yaml.loader",
);
export const fullLoaderType = builtinType(
  "FullLoader",
  [safeLoaderType],
  "yaml.loader",
);
export const unsafeLoaderType = builtinType(
  "UnsafeLoader",
  [fullLoaderType],
  "yaml.loader",
);
export const loaderType = builtinType(
  "Loader",
  [unsafeLoaderType],
  "yaml.loader",
);

/** What a program has added to a loader class, per evaluation. */
interface Additions {
  /** In order: a tag, and the pattern of the plain scalars that get it. */
  resolvers: {
    loader: Value;
    tag: string;
    pattern: Value;
    first: string[] | null;
  }[];
  /** Tags that the program constructs itself. */
  constructors: { loader: Value; tag: string; isPrefix: boolean }[];
}

const key = {};

function additionsOf(vm: Vm): Additions {
  let additions = vm.state.get(key) as Additions | undefined;
  if (additions === undefined) {
    additions = { resolvers: [], constructors: [] };
    vm.state.set(key, additions);
  }
  return additions;
}

/** What was added to one of the classes that a loader derives from. */
function concerns(loader: PyType, added: Value): boolean {
  return (
    added === null || (added instanceof PyType && loader.isSubtypeOf(added))
  );
}

/** The tag that a resolver of the program's own gives to a plain scalar. */
export function addedTag(
  vm: Vm,
  loader: PyType,
  text: string,
): string | undefined {
  return additionsOf(vm).resolvers.find(
    ({ loader: added, pattern, first }) =>
      concerns(loader, added) &&
      (first === null || first.includes(text.charAt(0))) &&
      truthy(vm, vm.call(getAttribute(vm, pattern, "match"), [text])),
  )?.tag;
}

/** Whether the program has its own constructor for a tag. */
export function isConstructedByProgram(
  vm: Vm,
  loader: PyType,
  tag: string,
): boolean {
  return additionsOf(vm).constructors.some(
    (each) =>
      concerns(loader, each.loader) &&
      (each.isPrefix ? tag.startsWith(each.tag) : tag === each.tag),
  );
}

export function addResolver(
  vm: Vm,
  loader: Value,
  tag: string,
  pattern: Value,
  first: Value,
): null {
  const letters =
    first === null || first === undefined
      ? null
      : toArray(vm, first).map(String);
  additionsOf(vm).resolvers.push({ loader, tag, pattern, first: letters });
  return null;
}

export function addConstructor(
  vm: Vm,
  loader: Value,
  tag: string,
  isPrefix: boolean,
): null {
  additionsOf(vm).constructors.push({ loader, tag, isPrefix });
  return null;
}

/** Whether a loader class of the program's own changes how values are made. */
export function overridesLoading(loader: PyType): boolean {
  return loader.mro.some(
    (type) =>
      type.isHeapType &&
      [...type.namespace].some(
        ([name, value]) =>
          value instanceof PyFunction && !name.startsWith("__"),
      ),
  );
}

export function installLoaders(): void {
  for (const type of [baseLoaderType, safeLoaderType]) {
    addStaticMethods(
      type,
      {
        "__new__(cls, stream)": (_, cls: PyType) =>
          raiseTypeError(`${cls.name} cannot be made by hand in numel`),
      },
      { acceptsUnknown: true },
    );
    addClassMethods(
      type,
      {
        "add_implicit_resolver(cls, tag, regexp, first)": (
          vm,
          cls: Value,
          tag: string,
          pattern,
          first,
        ) => addResolver(vm, cls, tag, pattern as Value, first as Value),
        "add_constructor(cls, tag, constructor)": (
          vm,
          cls: Value,
          tag: string,
        ) => addConstructor(vm, cls, tag, false),
        "add_multi_constructor(cls, tag_prefix, multi_constructor)": (
          vm,
          cls: Value,
          tag: string,
        ) => addConstructor(vm, cls, tag, true),
        "add_path_resolver(cls, tag, path, kind=None)": () => null,
      },
      { acceptsUnknown: true },
    );
  }
}
