/** The claims of a project's documentation, held against its code. */
import { dirname, relative, resolve } from "node:path";
import type { Claim, JudgedClaim } from "../4-count/claims/claim.js";
import { judgeClaim } from "../4-count/claims/judgeClaim.js";
import type { CountedModel } from "../4-count/counted.js";
import { finding, type Finding } from "../4-count/finding.js";
import { claimsOf, type BrokenClaim } from "../claims/claimsOf.js";
import { readText } from "../claims/claimText.js";
import { askedFor } from "../config/project.js";
import { claimErrors as words, grouped } from "../messages.js";
import type { Asked } from "../pipeline.js";
import { shownPath } from "../shownPath.js";
import { firstLine } from "./budgetedModels.js";
import type { Counting } from "./counting.js";
import type { Scope } from "./scope.js";

export interface CheckedClaims {
  claims: JudgedClaim[];
  findings: Finding[];
}

/** @param paths absolute */
export async function checkClaims(
  paths: readonly string[],
  scope: Scope,
  counting: Counting,
): Promise<CheckedClaims> {
  const checked: CheckedClaims = { claims: [], findings: [] };
  const seen = new Map<string, number>();
  /** Equal claims of a file are told apart by their order. */
  const told = (parts: Parameters<typeof finding>[0], identity: string) => {
    const key = JSON.stringify([
      parts.code,
      parts.file,
      parts.target,
      identity,
    ]);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    checked.findings.push(finding(parts, `${identity} ${times}`));
  };
  for (const path of paths) {
    const bytes = scope.files.read(path);
    if (bytes === undefined) continue;
    const file = shownPath(path, scope.project.cwd);
    const found = claimsOf(file, readText(bytes).text);
    const inOrder = [...found.broken, ...found.claims].sort(
      (a, b) => a.start - b.start,
    );
    for (const one of inOrder) {
      if ("message" in one) {
        told(brokenFinding(one), one.message);
        continue;
      }
      const result = await check(one, path, scope, counting);
      const identity = [one.of, ...one.set].join(" ");
      if ("claim" in result) {
        checked.claims.push(result);
        if (result.finding !== null) told(result.finding, identity);
      } else told(result, identity);
    }
  }
  return checked;
}

type Parts = Parameters<typeof finding>[0];

function brokenFinding({ file, line, column, message }: BrokenClaim): Parts {
  return {
    code: "claim-malformed",
    level: "error",
    message,
    file,
    line,
    column,
    target: null,
  };
}

/** A claim about one model is judged; one about none or several is a finding. */
async function check(
  claim: Claim,
  path: string,
  scope: Scope,
  counting: Counting,
): Promise<(JudgedClaim & { finding: Parts | null }) | Parts> {
  const { file, line, column, target } = claim;
  const place = { file, line, column, target };
  const asked = resolveClaim(claim, path, scope);
  const { models, failures } = await counting.asked(asked);
  const [failure] = failures;
  const [model, ...others] = models;
  if (failure !== undefined || model === undefined) {
    const message = words.notFound(
      target,
      failure === undefined ? "" : firstLine(failure),
    );
    return { code: "claim-without-model", level: "error", message, ...place };
  }
  if (others.length > 0) {
    const names = models.map((one) => one.call);
    const message = words.severalModels(target, names);
    return { code: "claim-without-model", level: "error", message, ...place };
  }
  const judged = judgeClaim(claim, model);
  const said = whatToSay(judged, model);
  return { ...judged, finding: said && { ...said, ...place } };
}

function whatToSay(
  { claim, count, state }: JudgedClaim,
  model: CountedModel,
): Pick<Finding, "code" | "level" | "message"> | null {
  const claimed = claim.number.text;
  const name = [claim.target, ...claim.set].join(" ");
  if (state === "holds") return null;
  if (state === "differs") {
    const isLowerBound = count === null;
    const known = count ?? model.counts[claim.of as "total"];
    const what = claim.of === "total" ? "" : ` ${claim.of}`;
    const text = grouped(known) + what;
    const message = words.differs(claimed, name, text, isLowerBound);
    return { code: "claim-differs", level: "error", message };
  }
  const [first] = model.reasons;
  if (model.status === "failed" && first?.reason.code === "raised") {
    const why = first.reason.message;
    const message = words.cannotBeBuilt(claimed, name, why);
    return { code: "claim-differs", level: "error", message };
  }
  const message = words.undecided(claimed, name, model.status);
  return { code: "claim-undecided", level: "warning", message };
}

/** A target is looked for beside the file that names it, then from the project's root; an alias stands for its model. */
function resolveClaim(
  { target, set }: Claim,
  path: string,
  { project, files }: Scope,
): Asked {
  const at = target.indexOf("::");
  const where = at < 0 ? target : target.slice(0, at);
  const rest = at < 0 ? "" : target.slice(at);
  // `::Net` in a docstring: of this very file.
  const beside = where === "" ? path : resolve(dirname(path), where);
  const found = [beside, resolve(project.folder, where)].find(
    (one) => files.kind(one) !== undefined,
  );
  if (found !== undefined) {
    const shown = relative(project.cwd, found) || ".";
    return { target: shown + rest, alias: null, set };
  }
  const asked = askedFor(target, project, files);
  return typeof asked === "string"
    ? { target: asked, alias: null, set }
    : { ...asked, set: [...asked.set, ...set] };
}
