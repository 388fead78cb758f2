/** One parser for a test file, and errors as values. */
import type { ModuleTree } from "../../src/1-parse/ast.js";
import { createParser } from "../../src/1-parse/parser.js";
import { PythonSyntaxError } from "../../src/1-parse/pythonSyntaxError.js";
import { Source } from "../../src/source.js";

export const parser = await createParser();

export function parse(text: string): ModuleTree {
  return parser.parseModule(new Source("test.py", text));
}

/** Parses and lowers every body: what Python checks at once is found here when a body is lowered. */
export function parseAll(text: string): ModuleTree {
  const tree = parse(text);
  force(tree);
  return tree;
}

/** The tree with its thunks called. */
export function force(root: unknown): void {
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "function") waiting.push(value());
    else if (value !== null && typeof value === "object")
      waiting.push(...Object.values(value));
  }
}

export function syntaxErrorOf(text: string): PythonSyntaxError {
  try {
    parseAll(text);
  } catch (error) {
    if (error instanceof PythonSyntaxError) return error;
    throw error;
  }
  throw new Error(`parses: ${JSON.stringify(text)}`);
}
