/**
 * Every reason and every error that numel words itself, one row each: what it says, and what the person can do about
 * it. Python's own exceptions keep Python's words and are not here.
 */

/**
 * Why a value is not known (DESIGN.md 6).
 *
 * - `argument`: the caller can supply it · `external`: an import that is not here · `runtime`: file, environment, random,
 *   tensor data · `unsupported`: numel's own gap · `undecided`: a test on something unknown · `raised`: the
 *   constructor raises · `budget`: ran out of steps, depth, size or time
 */
export type ReasonCode =
  | "argument"
  | "external"
  | "runtime"
  | "unsupported"
  | "undecided"
  | "raised"
  | "budget";

/** A root reason: created once, carried by every value that depends on it, and compared by identity when grouped. */
export interface Reason {
  code: ReasonCode;
  message: string;
  /** What the person can do about it; empty where nothing can be done. */
  fix: string;
  file: string | null;
  /** From 1. */
  line: number | null;
}

type Text = Omit<Reason, "file" | "line">;

const row = (code: ReasonCode, message: string, fix = ""): Text => ({
  code,
  message,
  fix,
});

/** One function a reason, by what went wrong. */
export const reasons = {
  missingImport: (module: string) =>
    row(
      "external",
      `module '${module}' is not here`,
      `install ${module.split(".")[0]} and pass --site-packages, or pass --python-path to the folder that holds it`,
    ),
  missingMember: (module: string, name: string) =>
    row("external", `module '${module}' has no '${name}' that numel can read`),
  extensionModule: (module: string) =>
    row(
      "external",
      `module '${module}' is compiled; there is no source to read`,
    ),
  unsupportedSyntax: (what: string) =>
    row("unsupported", `${what} is not supported by numel yet`),
  unsupportedCall: (what: string) =>
    row("unsupported", `${what} is not modelled by numel yet`),
  runtimeValue: (what: string) =>
    row("runtime", `${what} is only known when the program runs`),
  tensorData: (what: string) =>
    row("runtime", `${what} depends on a tensor's values`),
  undecided: (test: string) =>
    row("undecided", `cannot tell whether \`${test}\` holds`),
  unknownLoop: (what: string) =>
    row("undecided", `cannot tell how often the loop over \`${what}\` runs`),
  escaped: (callee: string) =>
    row(
      "external",
      `the module is passed to \`${callee}\`, which numel cannot read and which may change it`,
    ),
  raised: (exception: string) => row("raised", exception),
  budget: (what: string) => row("budget", `gave up: ${what}`),
  lazy: (layer: string) =>
    row(
      "runtime",
      `${layer === "" ? "the model" : `\`${layer}\``} is lazy: PyTorch knows its size only after the first input`,
      "write its input size out, as in nn.Linear(400, 120) for nn.LazyLinear(120)",
    ),
};

/** What a run was told to insist on and found not to hold (exit code 1). */
export const findings = {
  notExact: (target: string, status: string) =>
    `${target} is ${status}, and --strict asks for an exact count`,
};
