/** From a target's text to the files or modules that it means. */
import { resolve } from "node:path";
import { discover, type Exclude } from "./discover.js";
import type { Files } from "./files.js";
import { errors } from "./messages.js";
import { nearest } from "./nearest.js";
import type { Failure } from "./failure.js";
import type { Target } from "./targets.js";

/** One module to open: a file by its path, or a module by its dotted name. */
export interface Place {
  kind: "file" | "module";
  /** The path as a person would write it, or the dotted name. */
  name: string;
}

export interface Resolved {
  places: Place[];
  /** What to say when none of the places offers a model. */
  nothing: Failure;
}

export interface ResolveOptions {
  files: Files;
  cwd: string;
  /** What folder scans leave out beside the usual; null or left out: nothing. */
  exclude?: Exclude | null;
}

export function resolveTarget(
  target: Target,
  { files, cwd, exclude }: ResolveOptions,
): Resolved | Failure {
  const { text, where } = target;
  const failure = (message: string): Failure => ({ target: text, message });
  const path = resolve(cwd, where);
  const nothing = failure(errors.noModels(where));
  switch (files.kind(path)) {
    case "file":
      return { places: [{ kind: "file", name: where }], nothing };
    case "folder": {
      if (target.expression !== null) {
        return failure(errors.expressionInFolder(where));
      }
      const { found, isSomethingLeftOut } = discover(path, files, exclude);
      if (found.length === 0) {
        return failure(errors.noPythonFiles(where, isSomethingLeftOut));
      }
      const prefix = where === "." ? "" : `${where.replace(/\/+$/, "")}/`;
      return {
        places: found.map((name) => ({ kind: "file", name: prefix + name })),
        nothing,
      };
    }
    default:
      return isModuleName(where)
        ? { places: [{ kind: "module", name: where }], nothing }
        : failure(errors.noSuchFile(where, similarFile(where, cwd, files)));
  }
}

/** `torchvision.models.resnet`, but neither `model.py` nor a path. */
function isModuleName(where: string): boolean {
  return (
    /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(where) &&
    !where.endsWith(".py")
  );
}

/** A Python file beside, with a name much like it. */
export function similarFile(
  where: string,
  cwd: string,
  files: Files,
): string | null {
  const slash = where.lastIndexOf("/");
  const folder = where.slice(0, slash + 1);
  const names = files.list(resolve(cwd, folder === "" ? "." : folder));
  const found = nearest(
    where.slice(slash + 1),
    names.filter((name) => name.endsWith(".py")),
  );
  return found === null ? null : folder + found;
}
