/** The scopes of a tree in the form in which cpython/record.py writes symtable's; every slot is checked on the way. */
import type {
  Code,
  ComprehensionFor,
  ModuleTree,
  Name,
} from "../../src/1-parse/ast.js";

const COMPREHENSIONS: Readonly<Record<string, string>> = {
  ListComp: "listcomp",
  SetComp: "setcomp",
  DictComp: "dictcomp",
  GeneratorExp: "genexpr",
};

type Tree = Readonly<Record<string, unknown>>;

class ScopeRow {
  readonly local = new Set<string>();
  readonly free = new Set<string>();
  readonly other = new Set<string>();
  constructor(
    readonly type: "function" | "class" | "module",
    readonly name: string,
  ) {}

  /** `__class__` needs no slot here; CPython gives it one. */
  get row(): unknown[] {
    const sorted = (names: Set<string>) =>
      [...names].filter((name) => name !== "__class__").sort();
    return [
      this.type,
      this.name,
      sorted(this.local),
      sorted(this.free),
      sorted(this.other),
    ];
  }
}

export function scopesOf(tree: ModuleTree): unknown[] {
  const rows: unknown[] = [];
  const frames: string[][] = [];
  let className: string | null = null;

  const note = (name: Name, scope: ScopeRow): void => {
    const frameAt = (hops: number) =>
      frames.at(scope.type === "function" ? -1 - hops : -hops);
    if (name.scope === "local") {
      if (frameAt(0)?.[name.slot] !== name.id)
        throw new Error(`slot of ${name.id}`);
      scope.local.add(name.id);
    } else if (name.scope === "outer" || name.hops > 0) {
      if (frameAt(name.hops)?.[name.slot] !== name.id)
        throw new Error(`outer slot of ${name.id}`);
      scope.free.add(name.id);
    } else scope.other.add(name.id);
  };

  const visit = (value: unknown, scope: ScopeRow): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, scope);
    if (value === null || typeof value !== "object" || Array.isArray(value))
      return;
    const node = value as Tree;
    switch (node["kind"]) {
      case "Name":
        note(value as Name, scope);
        return;
      case "Global":
        for (const name of node["names"] as string[]) scope.other.add(name);
        return;
      case "FunctionDef":
        for (const key of ["name", "decorators", "parameters", "returns"])
          visit(node[key], scope);
        visitCode((node["name"] as Name).id, (node["code"] as () => Code)());
        return;
      case "Lambda":
        visit(node["parameters"], scope);
        visitCode("lambda", (node["code"] as () => Code)());
        return;
      case "ClassDef": {
        for (const key of ["name", "decorators", "bases", "keywords"])
          visit(node[key], scope);
        const name = (node["name"] as Name).id;
        const inner = new ScopeRow("class", name);
        const outer = className;
        className = name;
        visit((node["body"] as () => unknown)(), inner);
        className = outer;
        rows.push(inner.row);
        return;
      }
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp": {
        const [first, ...rest] = node["generators"] as ComprehensionFor[];
        visit(first?.iterable, scope);
        const body = [
          first?.target,
          first?.conditions,
          rest,
          node["key"],
          node["element"],
        ];
        visitFrame(
          COMPREHENSIONS[node["kind"]] as string,
          node["locals"] as string[],
          body,
        );
        return;
      }
      default:
        for (const part of Object.values(node)) visit(part, scope);
    }
  };

  const visitCode = (name: string, code: Code): void =>
    visitFrame(name, code.locals, code.body);

  const visitFrame = (name: string, locals: string[], body: unknown): void => {
    const prefix = `_${className ?? ""}__`;
    const scope = new ScopeRow(
      "function",
      name.startsWith(prefix) ? name.slice(prefix.length - 2) : name,
    );
    for (const local of locals) scope.local.add(local);
    frames.push(locals);
    visit(body, scope);
    frames.pop();
    rows.push(scope.row);
  };

  visit(tree.body, new ScopeRow("module", "top"));
  return rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
