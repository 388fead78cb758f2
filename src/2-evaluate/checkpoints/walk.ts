/** Finds everything that a program can change, from the modules that are loaded. */
import { Frame } from "../frame.js";
import { segmentsOf } from "../loops/segments.js";
import { PyTensor } from "../torch/tensor.js";
import { Storage } from "../torch/storage.js";
import { PyList, PySet, PyTuple } from "../values/containers.js";
import {
  PyBuiltin,
  PyFunction,
  PyGetSet,
  PyMethod,
} from "../values/functions.js";
import { PyGenerator, PyIterator } from "../values/iterators.js";
import { PyModule } from "../values/module.js";
import { PyFloat, PyRange } from "../values/simple.js";
import { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import { PyObject } from "../values/value.js";
import { fieldOf, type Records } from "./records.js";

/** Of the fields of a function only these change; the others are the program's text. */
const functionFields = ["attributes", "name", "qualname", "defaults"];
/** Python keeps programs from changing built-in types; only who derives from them is noted there. */
const builtinTypeFields = ["registered"];

/** A number by which an object is told from others means nothing else, and stays. */
const fieldsOf = (object: object): string[] =>
  Object.keys(object).filter((name) => name !== "serial");

/** Whether a value is a part of numel's own library, as it was loaded. */
function isLibraryValue(value: unknown): boolean {
  if (value instanceof PyModule) return value.source?.isStub ?? true;
  if (value instanceof PyFunction) return value.source.isStub;
  if (value instanceof PyType) {
    return value.definition?.source.isStub ?? !value.isHeapType;
  }
  if (value instanceof Set) return [...value].every(isLibraryValue);
  return value instanceof PyBuiltin;
}

const shapes = { builtinType: {}, heapType: {} };

export class Walk {
  /** Met something whose state lies in a JavaScript closure. */
  hasHiddenState = false;
  readonly #stack: object[] = [];

  constructor(
    private readonly records: Records,
    private readonly seen: Set<object>,
    private readonly met: object[],
    /** Namespaces and lists that numel's own library adds to whenever a part of it is loaded. */
    private readonly library: WeakSet<object>,
    private readonly consequences: Map<object, () => void>,
  ) {}

  from(roots: Iterable<unknown>): void {
    for (const root of roots) this.#push(root);
    this.#run();
  }

  /** Records what an object that is known already holds now. */
  again(object: object): void {
    this.#record(object);
    this.#run();
  }

  #run(): void {
    for (let next = this.#stack.pop(); next; next = this.#stack.pop()) {
      this.#record(next);
    }
  }

  #push(value: unknown): void {
    if (typeof value !== "object" || value === null || this.seen.has(value)) {
      return;
    }
    if (value instanceof PyFloat || value instanceof PyBuiltin) return;
    this.seen.add(value);
    this.met.push(value);
    this.#stack.push(value);
  }

  #record(object: object): void {
    if (Array.isArray(object)) {
      this.records.addArray(
        object,
        this.library.has(object) ? isLibraryValue : null,
      );
      for (const element of object) this.#push(element);
    } else if (object instanceof Map) {
      this.records.addMap(
        object,
        this.library.has(object) ? isLibraryValue : null,
      );
      const isLibrary = this.library.has(object);
      for (const [key, value] of object) {
        if (isLibrary && value instanceof Set) this.library.add(value);
        this.#push(key);
        this.#push(value);
      }
    } else if (object instanceof Set) {
      this.records.addSet(
        object,
        this.library.has(object) ? isLibraryValue : null,
      );
      for (const element of object) this.#push(element);
    } else if (object instanceof PyObject) this.#object(object);
    else if (object instanceof Frame) this.#frame(object);
    else if (object instanceof Storage) {
      this.records.addObject(object, Storage, ["contents", "holder"]);
    } else if (Object.getPrototypeOf(object) === Object.prototype) {
      this.#fields(object, object, Object.keys(object));
    }
    // Anything else is numel's own: sources, syntax trees, tables.
  }

  #object(object: PyObject): void {
    if (object instanceof PyFunction) {
      this.#fields(object, PyFunction, functionFields);
      this.#push(object.closure);
      this.#push(object.module);
      this.#push(object.classCell);
    } else if (
      (object instanceof PyList || object instanceof PyTuple) &&
      segmentsOf(object) !== undefined
    ) {
      this.hasHiddenState = true;
    } else if (object instanceof PyType) this.#type(object);
    else if (object instanceof PyModule) {
      if (isLibraryValue(object)) this.library.add(object.namespace);
      this.#anyObject(object);
    } else if (object instanceof PyTuple) {
      this.#push(object.type);
      this.#push(object.attributes);
      for (const item of object.items) this.#push(item);
    } else if (object instanceof PyMethod) {
      this.#push(object.self);
      this.#push(object.callee);
    } else if (object instanceof PyIterator || object instanceof PyGenerator) {
      this.hasHiddenState = true;
    } else if (
      !(object instanceof PyGetSet) &&
      !(object instanceof PyRange) &&
      !(object instanceof PyUnknown)
    ) {
      this.#anyObject(object);
    }
  }

  #anyObject(object: PyObject): void {
    const fields = fieldsOf(object);
    if (object instanceof PyTensor) {
      this.#fields(object, object.constructor, [...fields, "keptShape"]);
      this.#push(object.view.storage);
    } else if (object instanceof PySet) {
      const table = object.table?.copy() ?? null;
      this.consequences.set(object.map, () => {
        object.table = table?.copy() ?? null;
      });
      this.#fields(
        object,
        PySet,
        fields.filter((name) => name !== "table"),
      );
    } else this.#fields(object, object.constructor, fields);
  }

  #type(type: PyType): void {
    if (isLibraryValue(type)) this.library.add(type.subclasses);
    if (type.isHeapType) {
      const forget = () => type.invalidate();
      this.consequences.set(type.namespace, forget);
      this.consequences.set(type, forget);
      this.#fields(type, shapes.heapType, fieldsOf(type));
    } else {
      this.#fields(type, shapes.builtinType, builtinTypeFields);
      this.#push(type.subclasses);
    }
  }

  #frame(frame: Frame): void {
    this.#push(frame.slots);
    this.#push(frame.parent);
    this.#push(frame.names);
    this.#push(frame.mapping);
    this.#push(frame.module);
    this.#push(frame.function);
  }

  #fields(object: object, shape: object, fields: readonly string[]): void {
    this.records.addObject(object, shape, fields);
    const values = object as Record<string, unknown>;
    for (const field of fields) this.#push(fieldOf(values, field));
  }
}
