/** Where the two WebAssembly files are: beside the bundle in the built package, in node_modules during development. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export interface GrammarFiles {
  /** tree-sitter itself: `web-tree-sitter.wasm`. */
  treeSitter: string;
  /** The grammar: `tree-sitter-python.wasm`. */
  python: string;
}

export function findGrammarFiles(): GrammarFiles {
  return {
    treeSitter: find(
      "web-tree-sitter.wasm",
      "web-tree-sitter/web-tree-sitter.wasm",
    ),
    python: find(
      "tree-sitter-python.wasm",
      "tree-sitter-python/tree-sitter-python.wasm",
    ),
  };
}

function find(name: string, inNodeModules: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  return existsSync(beside)
    ? beside
    : createRequire(import.meta.url).resolve(inNodeModules);
}
