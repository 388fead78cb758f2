// Which revision to compare with, in whatever clone the checkout made.
import { spawnSync } from "node:child_process";

/**
 * @param asked what the user named; "" for nothing
 * @param event the webhook's payload
 * @returns a revision; null where there is nothing to compare with
 */
export function findBase(asked, event, cwd) {
  const name = asked || baseOf(event, cwd);
  if (name === null) return null;
  if (isHere(name, cwd)) return name;
  // A branch that only the remote has a name for.
  if (isHere(`origin/${name}`, cwd)) return `origin/${name}`;
  // A shallow clone has one commit; one more is all that a comparison needs. A whole one stays whole.
  const isShallow =
    git(["rev-parse", "--is-shallow-repository"], cwd) === "true";
  const depth = isShallow ? ["--depth=1"] : [];
  const fetch = ["fetch", "--quiet", "--no-tags", ...depth, "origin", name];
  if (git(fetch, cwd) === null) return name;
  return isHere(name, cwd) ? name : git(["rev-parse", "FETCH_HEAD"], cwd);
}

function baseOf(event, cwd) {
  const { pull_request: pullRequest, merge_group: group, before } = event;
  if (pullRequest) {
    // GitHub checks out a merge into the base as it is now; the event's base may be older.
    const parents = parentsOfHead(cwd);
    if (parents.length === 2 && parents[1] === pullRequest.head?.sha) {
      return parents[0];
    }
    const base = pullRequest.base?.sha ?? null;
    if (base === null) return null;
    return git(["merge-base", base, "HEAD"], cwd) ?? base;
  }
  if (group?.base_sha) return group.base_sha;
  // A branch that was not there before comes from commit 000….
  return /^(?!0+$)[0-9a-f]{40,64}$/.test(before ?? "") ? before : null;
}

/** As the commit says, also where a shallow clone hides them from git's own answers. */
function parentsOfHead(cwd) {
  const commit = git(["cat-file", "commit", "HEAD"], cwd) ?? "";
  const [header] = commit.split("\n\n", 1);
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id);
}

function isHere(name, cwd) {
  const revision = `${name}^{commit}`;
  return git(["rev-parse", "--verify", "--quiet", revision], cwd) !== null;
}

/** What git says; null where it fails. A name that looks like an option is none. */
function git(args, cwd) {
  if (args.at(-1).startsWith("-")) return null;
  const { status, stdout } = spawnSync("git", args, { cwd, encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}
