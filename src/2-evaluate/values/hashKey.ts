/**
 * Python's equality of keys, mapped onto JavaScript's: two hashable values that are equal in Python have the same
 * HashKey, and the key of a str, an int or None is the value itself, so that the `__dict__` of an instance or a module
 * can be shared with the dict that shows it.
 *
 * - str → the string (one that starts with U+0000 gets a second one in front)
 * - int → the number or bigint; bool → 0 or 1; integral float → that int; other float → the number; nan → its object
 * - tuple → a string that starts with U+0000 and holds the keys of its elements; identity-hashed objects in it by serial
 * - an object with the default `__hash__` → the object itself
 * - an object with its own `__hash__`/`__eq__` → the first equal object that the dict has seen (`operations/hash.ts`)
 */
import type { PyObject } from "./value.js";

export type HashKey = string | number | bigint | null | PyObject;
