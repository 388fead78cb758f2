// What the action was told, from its environment.

/** One argument a line; empty lines are left out. */
const lines = (text = "") =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** @throws {Error} for a value that is none of the possible ones */
export function readInputs(env) {
  return {
    base: (env.NUMEL_BASE ?? "").trim(),
    targets: lines(env.NUMEL_TARGETS),
    options: lines(env.NUMEL_OPTIONS),
    failOn: oneOf("fail-on", env.NUMEL_FAIL_ON || "finding", [
      "finding",
      "error",
      "never",
    ]),
    comment: flag("comment", env.NUMEL_COMMENT),
    annotations: flag("annotations", env.NUMEL_ANNOTATIONS),
    commentKey: readKey(env),
    token: env.NUMEL_TOKEN ?? "",
    reportFolder: readFolder(env),
  };
}

/** The part of a marker that tells comments apart: never anything that could end an HTML comment. */
export function readKey(env) {
  const key = env.NUMEL_COMMENT_KEY || "default";
  if (/^[\w.-]{1,64}$/.test(key) && !key.includes("--")) return key;
  throw new Error(
    "comment-key takes up to 64 letters, digits, '_', '.' and single '-'",
  );
}

export function readFolder(env) {
  return env.NUMEL_REPORT_FOLDER || "numel-report";
}

function flag(name, text) {
  return oneOf(name, text || "true", ["true", "false"]) === "true";
}

function oneOf(name, text, choices) {
  if (choices.includes(text)) return text;
  throw new Error(`${name} is one of ${choices.join(", ")}, not '${text}'`);
}
