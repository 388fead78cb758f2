/** Where modules are looked up: numel's own library first, then the import roots in CONTRACT.md's order. */
import { decodeSource } from "../1-parse/decode.js";
import type { ModuleTree } from "../1-parse/ast.js";
import type { Files } from "../files.js";
import type { Source } from "../source.js";
import type { NativeModule } from "./builtins/nativeModule.js";
import type { Finder, Located } from "./imports.js";
import { standardLibrary } from "./standardLibrary.js";

/** A stub by dotted name, ready to run; undefined where there is none. */
export type StubLookup = (
  name: string,
) => { source: Source; tree: () => ModuleTree; isPackage: boolean } | undefined;

/** The search path of a package of stubs: its submodules are stubs, too. */
const STUB_PATH = ["<numel>"];

export class RootsFinder implements Finder {
  #roots: readonly string[];

  constructor(
    private readonly options: {
      files: Files;
      natives(name: string): NativeModule | undefined;
      stubs: StubLookup;
      /** The user's own folders, then site-packages. */
      roots: readonly string[];
      parse(source: Source): ModuleTree;
    },
  ) {
    this.#roots = options.roots;
  }

  setRoots(roots: readonly string[]): void {
    this.#roots = roots;
  }

  find(name: string, searchPath: string[] | null): Located | undefined {
    if (searchPath === null || searchPath === STUB_PATH) {
      const own = this.#ownLibrary(name);
      if (own !== undefined || searchPath === STUB_PATH) return own;
    }
    return this.#inFolders(
      name.slice(name.lastIndexOf(".") + 1),
      searchPath ?? this.#roots,
    );
  }

  #ownLibrary(name: string): Located | undefined {
    const stub = this.options.stubs(name);
    if (stub !== undefined) {
      return {
        kind: "source",
        source: stub.source,
        tree: stub.tree,
        searchPath: stub.isPackage ? STUB_PATH : null,
      };
    }
    const native = this.options.natives(name);
    if (native !== undefined) {
      return { kind: "native", module: native, searchPath: STUB_PATH };
    }
    return standardLibrary.has(name) ? { kind: "unmodelled" } : undefined;
  }

  #inFolders(name: string, folders: readonly string[]): Located | undefined {
    const { files } = this.options;
    const portions: string[] = [];
    for (const folder of folders) {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (files.kind(`${path}/__init__.py`) === "file") {
        return this.read(`${path}/__init__.py`, [path]);
      }
      if (files.kind(`${path}.py`) === "file") {
        return this.read(`${path}.py`, null);
      }
      const extension = this.#extension(folder, name);
      if (extension !== undefined) return extension;
      if (files.kind(path) === "folder") portions.push(path);
    }
    return portions.length > 0
      ? { kind: "namespace", searchPath: portions }
      : undefined;
  }

  #extension(folder: string, name: string): Located | undefined {
    const { files } = this.options;
    const begin = `${name}.`;
    const names =
      files.beginning?.(folder, begin) ??
      files.list(folder).filter((entry) => entry.startsWith(begin));
    const file = names.find((entry) => /\.(so|pyd|dylib)$/.test(entry));
    return file === undefined
      ? undefined
      : { kind: "extension", path: `${folder}/${file}` };
  }

  read(path: string, searchPath: string[] | null): Located {
    const bytes = this.options.files.read(path) ?? new Uint8Array();
    const source = decodeSource(bytes, path);
    return {
      kind: "source",
      source,
      tree: () => this.options.parse(source),
      searchPath,
    };
  }
}
