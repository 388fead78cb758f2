/** Which model of the base is which of the head: by target, then by what git and the models themselves say of moves. */
import type { CountedModel } from "../counted.js";

/** A model that was counted on one side. */
export interface DiffModel {
  model: CountedModel;
}

export interface Match<Model extends DiffModel = DiffModel> {
  base: Model | null;
  head: Model | null;
  how: "same" | "moved" | "renamed";
}

/** Parameters of which half the names agree are taken for those of one class, moved and changed. */
const leastAlike = 0.5;

/**
 * @param renamedFiles where git takes a file for another one, by the old path
 * @returns each model once, those of the head first, in their order
 */
export function matchModels<Model extends DiffModel>(
  base: readonly Model[],
  head: readonly Model[],
  renamedFiles: ReadonlyMap<string, string>,
): Match<Model>[] {
  const left = new Set(base);
  const found = new Map<Model, { base: Model; how: Match["how"] }>();
  const pass = (
    how: Match["how"],
    isMatch: (base: Model, head: Model) => boolean,
  ): void => {
    for (const one of head) {
      if (found.has(one)) continue;
      for (const other of left) {
        if (!isMatch(other, one)) continue;
        found.set(one, { base: other, how });
        left.delete(other);
        break;
      }
    }
  };
  const passWithSettings: typeof pass = (how, isMatch) =>
    pass(how, (a, b) => a.model.setting === b.model.setting && isMatch(a, b));
  pass(
    "same",
    ({ model: { alias } }, { model }) =>
      alias !== undefined && alias === model.alias,
  );
  passWithSettings("same", (a, b) => a.model.target === b.model.target);
  pass("same", (a, b) => a.model.target === b.model.target);
  passWithSettings("renamed", (a, b) => {
    const [file, name] = parts(a.model.target);
    const [newFile, newName] = parts(b.model.target);
    return name === newName && renamedFiles.get(file) === newFile;
  });
  passWithSettings("moved", (a, b) => isSameName(a, b) && hasSameDigest(a, b));
  passWithSettings(
    "moved",
    (a, b) => isSameName(a, b) && likeness(a, b) >= leastAlike,
  );
  passWithSettings(
    "renamed",
    (a, b) => hasSameDigest(a, b) && holdsParameters(a),
  );
  passWithSettings("renamed", (a, b) => {
    const [[file], [newFile]] = [parts(a.model.target), parts(b.model.target)];
    const isSameFile = (renamedFiles.get(file) ?? file) === newFile;
    return isSameFile && likeness(a, b) >= leastAlike;
  });
  return [
    ...head.map((one): Match<Model> => {
      const match = found.get(one);
      return match === undefined
        ? { base: null, head: one, how: "same" }
        : { base: match.base, head: one, how: match.how };
    }),
    ...[...left].map((one): Match<Model> => ({
      base: one,
      head: null,
      how: "same",
    })),
  ];
}

/** `models/net.py::Net` → file and name. */
function parts(target: string): [file: string, name: string] {
  const at = target.indexOf("::");
  return at < 0
    ? [target, ""]
    : [target.slice(0, at), target.slice(at + "::".length)];
}

function isSameName(a: DiffModel, b: DiffModel): boolean {
  return parts(a.model.target)[1] === parts(b.model.target)[1];
}

function hasSameDigest(a: DiffModel, b: DiffModel): boolean {
  return a.model.digest !== null && a.model.digest === b.model.digest;
}

function holdsParameters({ model }: DiffModel): boolean {
  return model.parameters.length > 0;
}

/** How many of the names of all their parameters two models have in common: 0 to 1. */
function likeness(a: DiffModel, b: DiffModel): number {
  const names = new Set(a.model.parameters.map(({ path }) => path));
  const others = new Set(b.model.parameters.map(({ path }) => path));
  const common = [...names].filter((name) => others.has(name)).length;
  const all = names.size + others.size - common;
  return all === 0 ? 0 : common / all;
}
