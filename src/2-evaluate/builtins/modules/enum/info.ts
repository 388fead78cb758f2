/** What an enumeration class knows about itself, besides the attributes that Python code can see. */
import { builtinType, objectType } from "../../../values/basicTypes.js";
import { PyDict } from "../../../values/dict.js";
import { PyList } from "../../../values/containers.js";
import type { PyType } from "../../../values/type.js";
import { PyObject, type Value } from "../../../values/value.js";

/** What a Flag does with bits that no member has (https://docs.python.org/3.11/library/enum.html#enum.FlagBoundary). */
export type Boundary = "strict" | "conform" | "eject" | "keep";

const infoType = builtinType("_enum_info", undefined, "enum");
const key = "_enum_info_";

export class EnumInfo extends PyObject {
  /** Members by name, aliases among them: `_member_map_`. */
  readonly members = new PyDict();
  /** The names of the members proper, in order: `_member_names_`. */
  readonly names = new PyList([]);
  /** `_value2member_map_` */
  readonly byValue = new PyDict();
  /** Of a Flag: the bits of all members, and of those with a single bit. */
  flagMask = 0n;
  singlesMask = 0n;
  /** Whether a Flag's members were written in ascending order. */
  isAscending = true;

  constructor(
    /** The type mixed in (`class A(str, Enum)`), or object. */
    readonly memberType: PyType,
    /** The `__new__` that makes members; null where that is object's. */
    readonly newMember: Value,
    readonly boundary: Boundary,
  ) {
    super(infoType);
  }
}

export function infoOf(cls: PyType): EnumInfo {
  const info = cls.namespace.get(key);
  return info instanceof EnumInfo
    ? info
    : new EnumInfo(objectType, null, "strict");
}

export function setInfo(namespace: Map<string, Value>, info: EnumInfo): void {
  namespace.set(key, info);
}
