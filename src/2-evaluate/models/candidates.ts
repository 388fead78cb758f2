/** What a file offers without being told (CONTRACT.md, "What a file or tree offers"). */
import type { FunctionDef, Statement } from "../../1-parse/ast.js";
import { PyFunction } from "../values/functions.js";
import { PyType } from "../values/type.js";
import { PyInstance, type Value } from "../values/value.js";
import type { LoadedModule } from "./loadModule.js";
import { parametersOf } from "./buildModel.js";

export interface Candidate {
  kind: "class" | "function" | "instance";
  /** Its name in the module. */
  name: string;
  value: Value;
  /** Line of its definition, or of the assignment for an instance. */
  line: number;
}

/** Top-level module classes, functions that may make a module without being given anything, and instances; in order of lines. */
export function candidatesOf(loaded: LoadedModule): Candidate[] {
  const { module, tree } = loaded;
  const found: Candidate[] = [];
  const functions = new Map<string, FunctionDef>();
  for (const statement of tree().body) collect(statement, functions);
  for (const [name, value] of module.namespace) {
    const kind = kindOf(loaded, name, value, functions);
    if (kind === undefined) continue;
    found.push({ kind, name, value, line: lineOf(loaded, value) });
  }
  return found.sort((a, b) => a.line - b.line);
}

function kindOf(
  { source }: LoadedModule,
  name: string,
  value: Value,
  functions: ReadonlyMap<string, FunctionDef>,
): Candidate["kind"] | undefined {
  if (value instanceof PyType) {
    const isOwn = value.definition?.source === source && value.name === name;
    return isOwn && (value.recordsCalls || value.opaqueBase !== null)
      ? "class"
      : undefined;
  }
  if (value instanceof PyInstance) {
    const isOwn = value.origin?.place?.source === source;
    return isOwn && value.type.recordsCalls ? "instance" : undefined;
  }
  if (value instanceof PyFunction && value.source === source) {
    const definition = functions.get(name);
    const needsNothing = parametersOf(value).every(
      ({ fallback }) => fallback !== undefined,
    );
    const mayMake =
      definition !== undefined &&
      needsNothing &&
      !looksLikeScript(name) &&
      returnsSomething(value.code().body);
    return mayMake ? "function" : undefined;
  }
  return undefined;
}

function collect(
  statement: Statement,
  functions: Map<string, FunctionDef>,
): void {
  if (statement.kind === "FunctionDef") {
    functions.set(statement.name.id, statement);
  }
}

/** Running these would train or test something; none of them is there to give a module. */
function looksLikeScript(name: string): boolean {
  return /^(main|run|train|test|eval|fit|demo|benchmark|parse)(_|$)/.test(name);
}

/** Whether some `return` gives what could be a module. */
function returnsSomething(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case "Return":
        return (
          statement.value !== null &&
          [
            "Call",
            "Name",
            "Attribute",
            "Subscript",
            "IfExp",
            "BoolOp",
          ].includes(statement.value.kind)
        );
      case "If":
      case "For":
      case "While":
        return (
          returnsSomething(statement.body) || returnsSomething(statement.orelse)
        );
      case "With":
        return returnsSomething(statement.body);
      case "Try":
        return (
          returnsSomething(statement.body) ||
          statement.handlers.some(({ body }) => returnsSomething(body)) ||
          returnsSomething(statement.orelse) ||
          returnsSomething(statement.finalbody)
        );
      case "Match":
        return statement.cases.some(({ body }) => returnsSomething(body));
      default:
        return false;
    }
  });
}

function lineOf({ source }: LoadedModule, value: Value): number {
  const start =
    value instanceof PyType
      ? value.definition?.start
      : value instanceof PyFunction
        ? value.start
        : value instanceof PyInstance
          ? value.origin?.place?.start
          : undefined;
  return source.position(start ?? 0).line;
}
