/** What a difference has to say in CI: failures, findings, causes at their lines, and what is not known. */
import type {
  Cause,
  DiffReport,
  ModelDiff,
} from "../../4-count/diff/diffReport.js";
import type { DiffRun } from "../diff/reporter.js";
import { signed, signedPercent } from "../diff/deltaText.js";
import { type Draft, type Notices, toNotices } from "./notice.js";
import { ofFailure } from "./ofFailure.js";
import { ofFinding } from "./ofFinding.js";

/** More models of one cause than this are counted. */
const mostModels = 4;

export function diffNotices({ version, report: diff }: DiffRun): Notices {
  const drafts: Draft[] = [
    // A file of the base is not there to annotate.
    ...diff.failures.map(({ side, file, line, ...rest }) =>
      ofFailure(side === "base" ? rest : { ...rest, file, line }),
    ),
    ...diff.findings.map(ofFinding),
    ...diff.causes.map((cause) => causeDraft(cause, diff)),
    ...unexplained(diff),
    ...diff.models.flatMap(unknownDrafts),
  ];
  return { version, notices: toNotices(drafts) };
}

function causeDraft(cause: Cause, { models }: DiffReport): Draft {
  const { text, head, effects } = cause;
  const parts = effects
    .slice(0, mostModels)
    .map(({ target, setting, delta }) => {
      const model = models.find(
        (one) => one.target === target && one.setting === setting,
      );
      return changeText(target, setting, delta, model);
    });
  const rest = effects.length - parts.length;
  if (rest > 0) parts.push(`${rest} more models`);
  const [only] = effects.length === 1 ? effects : [];
  return {
    rule: "count-changed",
    level: "note",
    message: `${text}: ${parts.join(", ")}`,
    file: head?.file ?? fileOf(effects[0]?.target, models)?.file ?? null,
    line: head?.line ?? fileOf(effects[0]?.target, models)?.line ?? null,
    target: only?.target ?? null,
  };
}

/** Changed models that no cause speaks of. */
function unexplained({ models, causes }: DiffReport): Draft[] {
  const explained = new Set(
    causes.flatMap(({ effects }) =>
      effects.map(({ target, setting }) => `${target}\0${setting ?? ""}`),
    ),
  );
  return models.flatMap((model): Draft[] => {
    const { target, setting, status, changes, delta, head } = model;
    if (explained.has(`${target}\0${setting ?? ""}`)) return [];
    if (head === null) return [];
    const message =
      status === "new"
        ? `${target} is new`
        : changes.length === 0 || status === "unresolved"
          ? null
          : changeText(target, setting, delta, model);
    if (message === null) return [];
    const { file, line } = head;
    return [
      { rule: "count-changed", level: "note", message, file, line, target },
    ];
  });
}

function unknownDrafts({ target, head }: ModelDiff): Draft[] {
  if (head === null || head.status === "symbolic") return [];
  const isBroken = head.status === "failed";
  return head.reasons.map(({ code, message, file, line }) => ({
    rule: isBroken ? "cannot-be-built" : code,
    level: isBroken ? "warning" : "note",
    message: isBroken
      ? `${target} cannot be built: ${message}`
      : `${target} is not counted in full: ${message}`,
    file: file ?? head.file,
    line: file === null ? head.line : line,
    target,
  }));
}

/** `model.py::GPT bias=False +28,351,488 parameters (+22.78 %)` */
function changeText(
  target: string,
  setting: string | null,
  { total, trainable, buffers }: ModelDiff["delta"],
  model: ModelDiff | undefined,
): string {
  const name = setting === null ? target : `${target} ${setting}`;
  if (total === null) return `${name} changes in what is known of it`;
  if (total !== 0n) {
    const percent = signedPercent(model?.base?.total ?? null, total);
    const share = percent === "" ? "" : ` (${percent})`;
    return `${name} ${signed(total)} parameters${share}`;
  }
  if (trainable !== null && trainable !== 0n) {
    return `${name} ${signed(trainable)} trainable parameters`;
  }
  if (buffers !== null && buffers !== 0n) {
    return `${name} ${signed(buffers)} elements in buffers`;
  }
  return `${name} has as many parameters, but others`;
}

function fileOf(
  target: string | undefined,
  models: readonly ModelDiff[],
): { file: string; line: number } | null {
  return models.find((one) => one.target === target)?.head ?? null;
}
