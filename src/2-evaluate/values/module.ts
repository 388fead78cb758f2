/** Imported modules. */
import type { Source } from "../../source.js";
import { moduleType } from "./basicTypes.js";
import type { PyDict } from "./dict.js";
import type { PyUnknown } from "./unknown.js";
import { type Namespace, PyObject } from "./value.js";

/** A Python module; its `__dict__` is the globals of the functions written in it. */
export class PyModule extends PyObject {
  readonly namespace: Namespace;
  /** `from __future__ import annotations`: annotations are kept as text (PEP 563). */
  postponesAnnotations = false;
  /** `from x import *` of something unknown: a name that is nowhere else may come from there. */
  starUnknown: PyUnknown | null = null;

  constructor(
    /** Dotted name. */
    readonly name: string,
    /** null for modules whose members are native. */
    readonly source: Source | null,
    /** For a package: the folders that its submodules are looked up in. */
    readonly searchPath: string[] | null = null,
    namespace: Namespace = new Map(),
  ) {
    super(moduleType, namespace);
    this.namespace = namespace;
  }

  /** The module whose namespace a dict is: what `eval` and `exec` run in. */
  static over(globals: PyDict, source: Source): PyModule {
    const namespace = globals.map as Namespace;
    const name = namespace.get("__name__");
    return new PyModule(
      typeof name === "string" ? name : "<eval>",
      source,
      null,
      namespace,
    );
  }
}
