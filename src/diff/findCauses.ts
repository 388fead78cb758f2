/** Why models changed: pieces of the change tried out on the base, told once for all models that they concern. */
import type {
  Cause,
  CauseEffect,
  ModelDiff,
} from "../4-count/diff/diffReport.js";
import { fingerprint } from "../4-count/diff/fingerprint.js";
import { layerChanges } from "../4-count/diff/layerChanges.js";
import type { Match } from "../4-count/diff/matchModels.js";
import type { Files } from "../files.js";
import type { PathChange } from "../git/changes.js";
import type { Config } from "../config/config.js";
import type { SideModel } from "./countSide.js";
import type { Counter } from "./counter.js";
import { type Explained, explainModel } from "./explainModel.js";
import type { Piece } from "./pieces/piece.js";
import { piecesOf } from "./pieces/piecesOf.js";
import { type Subject, Trials } from "./trials.js";

export interface CausesOptions {
  top: string;
  base: Files;
  head: Files;
  changes: readonly PathChange[];
  counter: Counter;
  config: { base: Config | null; head: Config | null };
  matches: readonly { match: Match<SideModel>; diff: ModelDiff }[];
}

/** How much looking for causes may take: it is an explanation, and the numbers stand without it. */
const most = 400;
const milliseconds = 10_000;

export async function findCauses(options: CausesOptions): Promise<Cause[]> {
  const { top, base, head, changes, counter } = options;
  const subjects = new Map<Subject, ModelDiff>();
  for (const { match, diff } of options.matches) {
    if (match.base === null || match.head === null) continue;
    const isExact =
      match.base.model.status === "exact" &&
      match.head.model.status === "exact";
    if (!isExact || diff.changes.length === 0) continue;
    const before = fingerprint(match.base.model);
    const after = fingerprint(match.head.model);
    subjects.set({ base: match.base, head: match.head, before, after }, diff);
  }
  if (subjects.size === 0) return [];
  const ofSubject = new Map(
    [...subjects.keys()].map((one) => [one, lookedAt(one, changes, top)]),
  );
  const some = new Set([...ofSubject.values()].flat());
  const looked = changes.filter((change) => some.has(change));
  const parser = await counter.parser();
  const pieces = [
    ...(await piecesOf({ changes: looked, top, base, head, parser })),
    ...settingPieces([...subjects.keys()], options.config),
  ];
  const trials = new Trials({
    ...{ top, base, counter, most, milliseconds },
    subjects: [...subjects.keys()],
  });
  const causes = new Map<string, Cause>();
  const order = new Map(pieces.map((piece, i) => [piece, i]));
  for (const [subject, diff] of subjects) {
    const isOneFile =
      ofSubject.get(subject)?.length === 1 &&
      ofSubject.get(subject)?.[0]?.entry?.kind !== "submodule";
    const parts = await explainModel(subject, pieces, trials, isOneFile);
    for (const part of parts) {
      const key = `${part.kind} ${part.pieces.map((one) => order.get(one) ?? "").join()}`;
      const cause = causes.get(key) ?? words(part, trials.isExhausted);
      cause.effects.push(effect(part, subject, diff));
      causes.set(key, cause);
    }
  }
  return inOrder([...causes.values()]);
}

/** What the configurations set otherwise: one piece for all models, each of which takes its own settings. */
function settingPieces(
  subjects: readonly Subject[],
  { base, head }: CausesOptions["config"],
): Piece[] {
  const changed = subjects.filter(
    (one) =>
      JSON.stringify(one.base.asked.set) !== JSON.stringify(one.head.asked.set),
  );
  const [first, ...others] = changed;
  if (first === undefined) return [];
  const words = (set: readonly string[]) => set.join(", ") || "nothing set";
  const before = words(first.base.asked.set);
  const after = words(first.head.asked.set);
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const place = (config: Config | null, { asked }: SideModel) => {
    const line = config?.models.find(
      ({ target, alias }) =>
        alias === asked.alias && asked.target.endsWith(target),
    )?.line;
    return config && line ? { file: config.file, line } : null;
  };
  return [
    {
      path: head?.file ?? base?.file ?? "",
      edit: null,
      content: null,
      settings: true,
      text: `${before} → ${after}${more}`,
      before,
      after,
      base: place(base, first.base),
      head: place(head, first.head),
      definition: "",
    },
  ];
}

/** Changed paths that a model looked at, on either side; a submodule is a path, too. */
function lookedAt(
  { base, head }: Subject,
  changes: readonly PathChange[],
  top: string,
): PathChange[] {
  const looked = [...base.looked, ...head.looked];
  const known = new Set(looked);
  return changes.filter((change) =>
    [change.base, change.head].some((path) => {
      if (path === null) return false;
      if (change.entry?.kind !== "submodule")
        return known.has(`${top}/${path}`);
      return looked.some((one) => one.startsWith(`${top}/${path}/`));
    }),
  );
}

function effect(
  { delta, model }: Explained,
  { base }: Subject,
  { target, setting }: ModelDiff,
): CauseEffect {
  const { layers } =
    model === null ? { layers: [] } : layerChanges(base.model.root, model.root);
  return { target, setting, delta, layers };
}

function words({ kind, pieces }: Explained, isExhausted: boolean): Cause {
  const [first] = pieces;
  const texts = pieces.map(partText);
  const isOne = pieces.length === 1;
  return {
    kind,
    text: titleOf(kind, pieces, isExhausted),
    before: isOne ? (first?.before ?? null) : null,
    after: isOne ? (first?.after ?? null) : null,
    base: isOne || kind === "group" ? (first?.base ?? null) : null,
    head: isOne || kind === "group" ? (first?.head ?? null) : null,
    parts: isOne ? [] : texts,
    effects: [],
  };
}

function titleOf(
  kind: Cause["kind"],
  pieces: readonly Piece[],
  isExhausted: boolean,
): string {
  const [first] = pieces;
  switch (kind) {
    case "change":
      return first?.text ?? "";
    case "group":
      return `${pieces.length} changes that only work together`;
    case "interaction":
      return `${pieces.length === 2 ? "both" : "these changes"} together, beyond what each does alone`;
    case "remainder":
      return isExhausted
        ? "not looked into any further"
        : "not explained by single changes";
  }
}

function partText({ text, head, base }: Piece): string {
  const place = head ?? base;
  return place === null ? text : `${text}   ${place.file}:${place.line}`;
}

const rank = { change: 0, group: 1, interaction: 2, remainder: 3 } as const;

/** What does most first; what is done together comes after what is done alone. */
function inOrder(causes: readonly Cause[]): Cause[] {
  const size = ({ effects }: Cause) =>
    effects.reduce((sum, { delta }) => {
      const total = delta.total ?? 0n;
      return sum + (total < 0n ? -total : total);
    }, 0n);
  return [...causes].sort((a, b) => {
    const [x, y] = [size(a), size(b)];
    return rank[a.kind] - rank[b.kind] || (x === y ? 0 : x < y ? 1 : -1);
  });
}
