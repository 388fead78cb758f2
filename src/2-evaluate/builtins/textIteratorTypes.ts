/** The classes of the iterators over text and bytes: names for `type(x).__name__`. */
import { builtinType, iteratorType } from "../values/basicTypes.js";

export const strIteratorType = builtinType("str_iterator", [iteratorType]);
export const bytesIteratorType = builtinType("bytes_iterator", [iteratorType]);
export const bytearrayIteratorType = builtinType("bytearray_iterator", [
  iteratorType,
]);
