/** Scopes while a body is lowered: which names are bound where, and how a name is found from within. */
import type { Name } from "../ast.js";

/**
 * - `module`: names are global
 * - `dynamic`: code for `exec` and `eval`, whose names live in a namespace given at run time
 * - `class`: a class body
 * - `function`: a function or lambda
 * - `comprehension`: a comprehension or generator expression
 */
export type ScopeKind =
  "module" | "dynamic" | "class" | "function" | "comprehension";

/**
 * One scope. Names are recorded where they occur and resolved by `finish`, when all the scope's own bindings are known:
 * a name is local to a whole function wherever in it the binding stands
 * (https://docs.python.org/3/reference/executionmodel.html#resolution-of-names).
 */
export class Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  /** The class whose private names (`__x`) are mangled here. */
  readonly privateClass: string | null;
  /** The type parameters in sight (PEP 695), each with the hidden name that holds it. */
  typeParameters: Map<string, string> | null = null;
  isGenerator = false;
  /** How many loops of this scope are around the statement being lowered. */
  loops = 0;
  readonly #slots = new Map<string, number>();
  #globals: Set<string> | null = null;
  #nonlocals: Set<string> | null = null;
  #pending: Name[] = [];
  #comprehensions: Scope[] = [];

  constructor(
    kind: ScopeKind,
    parent: Scope | null,
    privateClass: string | null,
  ) {
    this.kind = kind;
    this.parent = parent;
    this.privateClass = privateClass;
    if (kind === "comprehension" && parent) parent.#comprehensions.push(this);
  }

  /** The names of the frame's slots, in order. */
  get locals(): string[] {
    return [...this.#slots.keys()];
  }

  /** Binds `id` here, unless `global` or `nonlocal` says otherwise. */
  bind(id: string): void {
    if (this.kind === "module" || this.kind === "dynamic") return;
    if (this.#globals?.has(id) || this.#nonlocals?.has(id)) return;
    if (!this.#slots.has(id)) this.#slots.set(id, this.#slots.size);
  }

  isBound(id: string): boolean {
    return this.#slots.has(id);
  }

  /** `global id` */
  declareGlobal(id: string): void {
    (this.#globals ??= new Set()).add(id);
  }

  /** `nonlocal id` */
  declareNonlocal(id: string): void {
    (this.#nonlocals ??= new Set()).add(id);
  }

  /** Whether a function around this scope binds `id`: only then can it be `nonlocal` here. */
  hasEnclosing(id: string): boolean {
    for (let scope = this.parent; scope; scope = scope.parent) {
      if (
        scope.kind === "function" &&
        (scope.#slots.has(id) || scope.#nonlocals?.has(id))
      )
        return true;
    }
    return false;
  }

  /** Where `:=` binds: a comprehension's target belongs to the function around it (PEP 572). */
  get walrusScope(): Scope {
    return this.kind === "comprehension" && this.parent
      ? this.parent.walrusScope
      : this;
  }

  /** A use of `id` in this scope; its place is settled by `finish`. */
  name(id: string, start: number, end: number): Name {
    const name: Name = {
      kind: "Name",
      id,
      scope: "global",
      hops: 0,
      slot: 0,
      start,
      end,
    };
    if (this.kind === "dynamic") name.scope = "class";
    else if (this.kind !== "module") this.#pending.push(name);
    return name;
  }

  /** Resolves the names used here and in the comprehensions within. Called once, after the whole body was lowered. */
  finish(): void {
    for (const name of this.#pending) this.#resolve(name);
    for (const comprehension of this.#comprehensions) comprehension.finish();
    this.#pending = [];
    this.#comprehensions = [];
  }

  #resolve(name: Name): void {
    const id = name.id;
    if (this.#globals?.has(id)) return;
    if (this.kind === "class") {
      if (this.#nonlocals?.has(id)) {
        this.#resolveOutside(name);
        return;
      }
      // A name that the class body itself binds is never looked up in the functions around the class.
      if (!this.#slots.has(id)) this.#resolveOutside(name);
      name.scope = "class";
      return;
    }
    const slot = this.#slots.get(id);
    if (slot !== undefined) {
      name.scope = "local";
      name.slot = slot;
    } else this.#resolveOutside(name);
  }

  /** Looks through the enclosing frames; class bodies are not among them. */
  #resolveOutside(name: Name): void {
    let hops = 0;
    for (let scope = this.parent; scope; scope = scope.parent) {
      if (scope.kind !== "function" && scope.kind !== "comprehension") continue;
      hops++;
      if (scope.#globals?.has(name.id)) return;
      const slot = scope.#slots.get(name.id);
      if (slot !== undefined) {
        name.scope = "outer";
        name.hops = hops;
        name.slot = slot;
        return;
      }
    }
  }
}
