/** What a count has to say in CI: failures, findings, models that cannot be built, reasons, remarks. */
import type { CountedModel } from "../../4-count/counted.js";
import type { Reason } from "../../messages.js";
import type { CountedReport } from "../options.js";
import { grouped } from "../text/numbers.js";
import { type Draft, type Notices, toNotices } from "./notice.js";
import { ofFailure } from "./ofFailure.js";
import { ofFinding } from "./ofFinding.js";

export function countNotices(report: CountedReport): Notices {
  const { version, models, findings = [], failures = [] } = report;
  const drafts: Draft[] = [
    ...failures.map(ofFailure),
    ...findings.map(ofFinding),
    ...models.filter(({ root }) => root === null).map(brokenDraft),
    ...models.flatMap(remarkDrafts),
    ...models.filter(({ status }) => status === "variants").map(variantsDraft),
    // What a symbolic model does not know are its symbols.
    ...reasonDrafts(models.filter(({ status }) => status === "partial")),
  ];
  return { version, notices: toNotices(drafts) };
}

/** A model that the code itself cannot build is worth a warning; the exit code is the findings' business. */
function brokenDraft(model: CountedModel): Draft {
  const [first] = model.reasons;
  const { target, file, line } = model;
  const why = first?.reason.message ?? "for an unknown reason";
  return {
    rule: "cannot-be-built",
    level: "warning",
    message: `${target} cannot be built: ${why}`,
    file: first?.reason.file ?? file,
    line: first?.reason.file ? first.reason.line : line,
    target,
  };
}

/** A root reason once, however many models it leaves open. */
function reasonDrafts(models: readonly CountedModel[]): Draft[] {
  const groups = new Map<string, { reason: Reason; models: CountedModel[] }>();
  for (const model of models) {
    for (const { reason } of model.reasons) {
      const { code, message, file, line } = reason;
      const key = JSON.stringify([code, message, file, line]);
      const group = groups.get(key) ?? { reason, models: [] };
      group.models.push(model);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ reason, models: [first, ...others] }) => {
    const { target, file, line } = first as CountedModel;
    const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
    const fix = reason.fix === "" ? "" : `\nFix: ${reason.fix}`;
    return {
      rule: reason.code,
      level: "note",
      message: `${target}${more} is not counted in full: ${reason.message}${fix}`,
      file: reason.file ?? file,
      line: reason.file === null ? line : reason.line,
      target: others.length === 0 ? target : null,
      identity: reason.message,
    };
  });
}

/** A test that nobody could decide, and what comes of it either way. */
function variantsDraft(model: CountedModel): Draft {
  const { target, file, line, variants } = model;
  const counts = variants.map(
    ({ when, model: { counts } }) => `${grouped(counts.total)} where ${when}`,
  );
  return {
    rule: "undecided",
    level: "note",
    message: `${target} has ${counts.join(", ")}`,
    file,
    line,
    target,
    identity: variants.map(({ when }) => when).join("; "),
  };
}

function remarkDrafts(model: CountedModel): Draft[] {
  return model.lints.map((lint) => ({
    rule: "remark",
    level: "warning",
    message: `${model.target}: ${lint.message}`,
    file: lint.file ?? model.file,
    line: lint.file === null ? model.line : lint.line,
    target: model.target,
  }));
}
