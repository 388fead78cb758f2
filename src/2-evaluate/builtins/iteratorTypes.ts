/** The classes of the built-in containers' iterators: names for `type(x).__name__`; what they do is in iterators.ts. */
import { builtinType, iteratorType } from "../values/basicTypes.js";

const iteratorClass = (name: string) => builtinType(name, [iteratorType]);

export const listIteratorType = iteratorClass("list_iterator");
export const listReverseIteratorType = iteratorClass("list_reverseiterator");
export const tupleIteratorType = iteratorClass("tuple_iterator");
export const rangeIteratorType = iteratorClass("range_iterator");
export const setIteratorType = iteratorClass("set_iterator");
export const dictIteratorTypes = {
  keys: iteratorClass("dict_keyiterator"),
  values: iteratorClass("dict_valueiterator"),
  items: iteratorClass("dict_itemiterator"),
};
export const dictReverseIteratorTypes = {
  keys: iteratorClass("dict_reversekeyiterator"),
  values: iteratorClass("dict_reversevalueiterator"),
  items: iteratorClass("dict_reverseitemiterator"),
};
export const callableIteratorType = iteratorClass("callable_iterator");
