/** Imported modules. */
import type { Source } from "../../source.js";
import { moduleType } from "./basicTypes.js";
import { type Namespace, PyObject } from "./value.js";

/** A Python module; its `__dict__` is the globals of the functions written in it. */
export class PyModule extends PyObject {
  readonly namespace: Namespace;
  constructor(
    /** Dotted name. */
    readonly name: string,
    /** null for modules whose members are native. */
    readonly source: Source | null,
    /** For a package: the folders that its submodules are looked up in. */
    readonly searchPath: string[] | null = null,
  ) {
    const namespace: Namespace = new Map();
    super(moduleType, namespace);
    this.namespace = namespace;
  }
}
