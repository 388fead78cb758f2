/**
 * Type parameters (PEP 695): `class C[T](Base[T])` is lowered as if it were written
 *
 *     from typing import TypeVar as <TypeVar>
 *     <T of C> = <TypeVar>("T")
 *     class C(Base[<T of C>])
 *
 * with hidden names that no source can spell, in the function or module around, where methods see them too.
 */
import type { Name, Statement } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { child, type Lowering, syntaxError, textOf } from "./lowering.js";
import type { Scope } from "./scope.js";

export interface DeclaredTypeParameters {
  /** As written, without stars and bounds. */
  names: string[];
  /** Each name's hidden name; null where there are none. */
  hidden: Map<string, string> | null;
  /** What makes them, to run before the definition. */
  statements: Statement[];
}

/** Declares the parameters of `list` (a `type_parameter` node), which belong to the definition of `owner`. */
export function declareTypeParameters(
  cx: Lowering,
  list: SyntaxNode | undefined,
  owner: string,
  scope: Scope,
): DeclaredTypeParameters {
  if (!list) return { names: [], hidden: null, statements: [] };
  const names: string[] = [];
  const hidden = new Map<string, string>();
  const statements: Statement[] = [];
  for (const node of list.children) {
    const { id, factory } = typeParameter(cx, node);
    names.push(id);
    hidden.set(id, `<${id} of ${owner}>`);
    statements.push(
      ...makeTypeParameter(id, hidden.get(id) as string, factory, node, scope),
    );
  }
  return { names, hidden, statements };
}

/** Runs `lower` with the type parameters in sight of `scope`: for annotations, defaults and base classes. */
export function withTypeParameters<T>(
  scope: Scope,
  hidden: Map<string, string> | null,
  lower: () => T,
): T {
  if (!hidden) return lower();
  const before = scope.typeParameters;
  scope.typeParameters = new Map([...(before ?? []), ...hidden]);
  try {
    return lower();
  } finally {
    scope.typeParameters = before;
  }
}

/** `T`, `T: bound`, `*Ts`, `**P`. */
function typeParameter(
  cx: Lowering,
  node: SyntaxNode,
): { id: string; factory: string } {
  let inner = node;
  while (inner.kind === "type" || inner.kind === "constrained_type")
    inner = child(inner, 0);
  if (inner.kind === "identifier")
    return { id: textOf(cx, inner), factory: "TypeVar" };
  if (inner.kind === "splat_type" || inner.kind === "list_splat") {
    const isSpec = cx.text.startsWith("**", inner.start);
    const id = textOf(cx, inner.children.at(-1) as SyntaxNode);
    return { id, factory: isSpec ? "ParamSpec" : "TypeVarTuple" };
  }
  throw syntaxError(cx, node, "invalid type parameter");
}

function makeTypeParameter(
  id: string,
  hiddenId: string,
  factory: string,
  at: { start: number; end: number },
  scope: Scope,
): Statement[] {
  const { start, end } = at;
  const factoryId = `<${factory}>`;
  const value: Statement = {
    kind: "Assign",
    targets: [hiddenName(hiddenId, at, scope)],
    value: {
      kind: "Call",
      callee: hiddenName(factoryId, at, scope),
      args: [{ kind: "Literal", value: id, start, end }],
      keywords: [],
      start,
      end,
    },
    start,
    end,
  };
  const names = [{ name: factory, target: hiddenName(factoryId, at, scope) }];
  return [
    { kind: "ImportFrom", module: "typing", level: 0, names, start, end },
    value,
  ];
}

/**
 * A hidden name belongs to the function or module that holds the definition. In a class body it is the module's: the
 * class's own names are out of its methods' sight, and the functions around are lowered already.
 */
function hiddenName(
  id: string,
  at: { start: number; end: number },
  scope: Scope,
): Name {
  if (scope.kind === "class") scope.declareGlobal(id);
  else scope.bind(id);
  return scope.name(id, at.start, at.end);
}
