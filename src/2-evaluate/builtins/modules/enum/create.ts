/** Making an enumeration class (https://docs.python.org/3.11/library/enum.html#enum.EnumType). */
import { newType } from "../../../calls/buildClass.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { objectType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { PyFunction, PyStaticMethod } from "../../../values/functions.js";
import { PyType } from "../../../values/type.js";
import type { Namespace, Value } from "../../../values/value.js";
import type { Keywords, Vm } from "../../../vm.js";
import { PyEnumBody } from "./body.js";
import { isFlagClass } from "./flagBits.js";
import { type Boundary, EnumInfo, infoOf, setInfo } from "./info.js";
import { attributesOf, ProtoMember } from "./members.js";

/** The metaclass and `Enum` itself, which this file cannot import without a cycle. */
export interface EnumRoots {
  metatype: PyType;
  enumType: PyType;
  reprEnumType: PyType;
  flagType: PyType;
}

export function createEnum(
  vm: Vm,
  roots: EnumRoots,
  metatype: PyType,
  name: string,
  bases: PyTuple,
  body: PyEnumBody,
  keywords: Keywords,
): PyType {
  refuseNames(body);
  const parents = bases.items as PyType[];
  refuseExtending(roots, name, parents);
  const firstEnum = findFirstEnum(roots, parents);
  const memberType = findMemberType(roots, parents);
  const namespace: Namespace = new Map(body.map as Namespace);
  for (const ignored of body.ignored) namespace.delete(ignored);
  namespace.delete("_ignore_");
  const info = new EnumInfo(
    memberType,
    findNew(namespace, memberType, firstEnum),
    boundaryOf(keywords, firstEnum),
  );
  setInfo(namespace, info);
  namespace.set("_member_names_", info.names);
  namespace.set("_member_map_", info.members);
  namespace.set("_value2member_map_", info.byValue);
  namespace.set("_member_type_", memberType);
  const own = namespace.get("__new__");
  if (own instanceof PyFunction) {
    namespace.set("__new_member__", new PyStaticMethod(own));
  }
  namespace.set("__new__", roots.enumType.namespace.get("__new__") as Value);
  for (const member of body.memberNames) {
    namespace.set(member, new ProtoMember(body.map.get(member) as Value));
  }
  const rest: Keywords = new Map(keywords);
  rest.delete("boundary");
  rest.delete("_simple");
  const cls = newType(
    vm,
    metatype,
    name,
    parents,
    new PyDict(namespace as never),
    rest,
  );
  preferEnumMethods(roots, cls, parents, body, memberType, firstEnum);
  return cls;
}

/** `mro` would hide the class's own. */
function refuseNames(body: PyEnumBody): void {
  const invalid = [...body.memberNames].filter(
    (name) => name === "mro" || name === "",
  );
  if (invalid.length > 0) {
    raise(
      valueErrorType,
      `invalid enum member name(s) ${invalid.map((name) => `'${name}'`).join(",")}`,
    );
  }
}

/** Only enumerations without members can be derived from. */
export function refuseExtending(
  roots: EnumRoots,
  name: string,
  bases: readonly PyType[],
): void {
  for (const base of bases.flatMap((each) =>
    each instanceof PyType ? each.mro : [],
  )) {
    if (
      base.type.isSubtypeOf(roots.metatype) &&
      infoOf(base).names.items.length > 0
    ) {
      const kind = isFlagClass(base) ? "flag" : "enum";
      raiseTypeError(`<enum '${name}'> cannot extend <${kind} '${base.name}'>`);
    }
  }
}

function findFirstEnum(roots: EnumRoots, bases: readonly PyType[]): PyType {
  const last = bases.at(-1);
  if (last === undefined || !last.type.isSubtypeOf(roots.metatype)) {
    raiseTypeError(
      "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`",
    );
  }
  return last;
}

/** The type of the values that is mixed in: one that makes its own instances. */
function findMemberType(roots: EnumRoots, bases: readonly PyType[]): PyType {
  const found = new Set<PyType>();
  for (const chain of bases) {
    let candidate: PyType | undefined;
    for (const base of chain.mro) {
      if (base === objectType) continue;
      if (base.type.isSubtypeOf(roots.metatype)) {
        const { memberType } = infoOf(base);
        if (memberType !== objectType) {
          found.add(memberType);
          break;
        }
      } else if (
        base.namespace.has("__new__") ||
        base.namespace.has("__dataclass_fields__")
      ) {
        found.add(candidate ?? base);
        break;
      } else {
        candidate ??= base;
      }
    }
  }
  if (found.size > 1) {
    const names = [...found].map((type) => `<class '${type.name}'>`).join(", ");
    raiseTypeError(`too many data types: {${names}}`);
  }
  return [...found][0] ?? objectType;
}

/** What makes members: the body's `__new__`, the base enumeration's, or the member type's; null for object's. */
function findNew(
  namespace: Namespace,
  memberType: PyType,
  firstEnum: PyType,
): Value {
  const own = namespace.get("__new__");
  if (own !== undefined) return own;
  const inherited = infoOf(firstEnum).newMember;
  if (inherited !== null) return inherited;
  const found = memberType.lookup("__new__");
  if (found === undefined || found === objectType.namespace.get("__new__")) {
    return null;
  }
  return found instanceof PyStaticMethod ? found.callee : found;
}

function boundaryOf(keywords: Keywords, firstEnum: PyType): Boundary {
  const given = keywords.get("boundary");
  if (given === undefined || given === null) return infoOf(firstEnum).boundary;
  const value = attributesOf(given as never).get("_value_");
  return value as Boundary;
}

const shown = ["__repr__", "__str__", "__format__", "__reduce_ex__"];
const flagOperators = [
  "__or__",
  "__and__",
  "__xor__",
  "__ror__",
  "__rand__",
  "__rxor__",
  "__invert__",
];

/** In the MRO the mixed-in type stands before Enum, but members are shown and combined as members. */
function preferEnumMethods(
  roots: EnumRoots,
  cls: PyType,
  bases: readonly PyType[],
  body: PyEnumBody,
  memberType: PyType,
  firstEnum: PyType,
): void {
  const isOwn = (name: string) => body.map.has(name);
  if (bases.includes(roots.reprEnumType)) {
    for (const name of ["__format__", "__str__"]) {
      if (isOwn(name)) continue;
      let method = memberType.lookup(name);
      if (name === "__str__" && method === objectType.lookup(name)) {
        method = memberType.lookup("__repr__");
      }
      if (method !== undefined) cls.set(name, method);
    }
  }
  for (const name of shown) {
    if (isOwn(name)) continue;
    const preferred = firstEnum.lookup(name);
    const found = cls.lookup(name);
    const isPlain =
      found === memberType.lookup(name) || found === objectType.lookup(name);
    if (preferred !== undefined && isPlain && !cls.namespace.has(name)) {
      cls.set(name, preferred);
    }
  }
  if (!isFlagClass(cls)) return;
  for (const name of flagOperators) {
    const method = roots.flagType.lookup(name);
    if (!isOwn(name) && method !== undefined) cls.set(name, method);
  }
}
