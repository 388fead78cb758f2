/** Types whose instances are their own copy. */
import {
  bytesType,
  codeType,
  ellipsisType,
  notImplementedType,
} from "../../../values/basicTypes.js";
import type { PyType } from "../../../values/type.js";

const atomicTypes = new Set<PyType>([
  bytesType,
  codeType,
  ellipsisType,
  notImplementedType,
]);

export function isAtomicType(type: PyType): boolean {
  return (
    atomicTypes.has(type) ||
    (type.name === "ReferenceType" && type.module === "weakref")
  );
}
