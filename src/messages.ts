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
  /** The argument that has no value, where that is the reason, and its place among the arguments. */
  subject?: string;
  position?: number;
}

type Text = Omit<Reason, "file" | "line">;

const row = (code: ReasonCode, message: string, fix = ""): Text => ({
  code,
  message,
  fix,
});

/** One function a reason, by what went wrong. */
export const reasons = {
  argument: (name: string): Text => ({
    ...row(
      "argument",
      `argument '${name}' has no value`,
      `pass --set ${name}=…`,
    ),
    subject: name,
  }),
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
  fileNotSeen: (path: string) =>
    row(
      "runtime",
      `'${path}' is not in the folders that numel reads`,
      "pass --python-path with the folder that it is relative to",
    ),
  optionWithoutValue: (option: string) =>
    row(
      "argument",
      `option '${option}' has no value: there is no command line to take it from`,
      `give ${option} a default`,
    ),
  tensorData: (what: string) =>
    row("runtime", `${what} depends on a tensor's values`),
  undecided: (test: string) =>
    row("undecided", `cannot tell whether \`${test}\` holds`),
  unknownLoop: (what: string) =>
    row("undecided", `cannot tell how often the loop over \`${what}\` runs`),
  unconfirmed: (how: string) =>
    row(
      "unsupported",
      `numel's formula does not hold, which is a defect of numel (${how})`,
      "give the symbols values with --set",
    ),
  differsByRound: (index: string) =>
    row(
      "undecided",
      `depends on the round \`${index}\` of a loop that goes round a symbolic number of times`,
    ),
  unsupportedLoop: (what: string) =>
    row(
      "unsupported",
      `a loop over a symbolic range ${what} is not supported by numel yet`,
      "give the number of rounds a value with --set",
    ),
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

/** A budget in a message. */
interface BudgetWords {
  of: "total" | "trainable";
  written: string;
  /** `numel.toml:4` */
  place: string;
}

const budgetWords = ({ of, written, place }: BudgetWords): string =>
  `${written}${of === "total" ? "" : ` ${of}`} (${place})`;

/** `124,475,904` */
export const grouped = (count: bigint): string =>
  String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** What a run was told to insist on and found not to hold (exit code 1). */
export const findings = {
  notExact: (target: string, status: string) =>
    `${target} is ${status}, and --strict asks for an exact count`,
  overBudget: (
    model: string,
    { of, written, place }: BudgetWords,
    {
      count,
      over,
      isLowerBound,
    }: { count: bigint; over: bigint; isLowerBound: boolean },
  ) => {
    const bound = isLowerBound ? "at least " : "";
    const what = of === "total" ? "parameters" : `${of} parameters`;
    return `${model} is over its budget (${place}) by ${bound}${grouped(over)}: ${bound}${grouped(count)} ${what}, allowed ${written}`;
  },
  budgetWithoutBase: (model: string, budget: BudgetWords) =>
    `${model}: its budget of ${budgetWords(budget)} needs a base: numel diff, or counts recorded with numel check --update-budgets`,
  notRecorded: (model: string, status: string) =>
    `${model}: nothing is recorded of it, because it is ${status}`,
  budgetWithoutModel: (key: string, place: string, why: string) =>
    `the budget of ${key} (${place}) is for no model${why === "" ? "" : `: ${why}`}`,
  budgetUndecided: (model: string, budget: BudgetWords, status: string) =>
    `${model}: not decided whether it is within its budget of ${budgetWords(budget)}, because it is ${status}`,
};

/** What is wrong with a claim that cannot be read, or that is about nothing. */
export const claimErrors = {
  noTarget: () =>
    "a claim names a target: <!-- numel: model.py::GPT -->124,475,904<!-- /numel -->",
  noColon: (body: string) =>
    `a claim starts with a colon behind 'numel': <!-- numel: ${body} -->`,
  notClosed: () => "a claim whose comment is not closed: --> is missing",
  noEnd: () => "a claim without an end: <!-- /numel --> is missing behind it",
  noStart: () => "the end of a claim that does not start",
  noNumber: (text: string) =>
    text === ""
      ? "a claim without a number between its markers"
      : `a claim without a number numel can read: '${text}' (it reads 124,475,904, 124475904, 124M, 124.5 M, 1.2B)`,
  manyNumbers: (text: string) =>
    `a claim holds one number, not several: '${text}'`,
  unknownWord: (
    word: string,
    similar: string | null,
    known: readonly string[],
  ) =>
    `'${word}' says nothing of a model: write ${known.join(", ")} or NAME=VALUE${didYouMean(similar)}`,
  differs: (
    claimed: string,
    model: string,
    count: string,
    isLowerBound: boolean,
  ) =>
    `claims ${claimed}, but ${model} has ${isLowerBound ? "at least " : ""}${count}`,
  undecided: (claimed: string, model: string, status: string) =>
    `claims ${claimed}, which is not decided: ${model} is ${status}`,
  cannotBeBuilt: (claimed: string, model: string, why: string) =>
    `claims ${claimed}, but ${model} cannot be built: ${why}`,
  notFound: (target: string, message: string) =>
    `a claim about ${target}, which cannot be counted: ${message}`,
  severalModels: (target: string, names: readonly string[]) =>
    `a claim about ${target}, which is ${names.length} models: name one of ${names.join(", ")}`,
};

/** A place and the line of code there, as compilers show it. */
function excerpt(place: {
  line: number;
  column: number;
  text: string;
}): string {
  const indent = place.text.length - place.text.trimStart().length;
  const caret = " ".repeat(Math.max(0, place.column - 1 - indent));
  return `\n    ${place.text.trim()}\n    ${caret}^`;
}

const didYouMean = (name: string | null): string =>
  name === null ? "" : `; did you mean '${name}'?`;

/** What numel could not do (exit code 2): each a message a person can act on. */
export const errors = {
  noSuchFile: (path: string, similar: string | null) =>
    `no such file or folder: ${path}${didYouMean(similar)}`,
  unreadable: (path: string) => `cannot read ${path}`,
  noReport: (file: string) => `${file} is no JSON report of numel's`,
  wholeReport: (file: string) =>
    `${file} is no shard's report: merge takes those of numel --shard K/N --format json`,
  otherVersion: (file: string, own: string, other: string, its: string) =>
    `${file} is of numel ${own}, ${other} of ${its}: all shards must be counted by the same version`,
  otherShards: (file: string, other: string) =>
    `${file} and ${other} are no shards of the same run: they were asked for different things, or the files differ`,
  twiceTheShard: (index: number, of: number, file: string, other: string) =>
    `${file} and ${other} are both shard ${index}/${of}`,
  noShard: (index: number, of: number) => `shard ${index}/${of} is missing`,
  threadDied: (path: string, cause: string) => `cannot count ${path}: ${cause}`,
  defect: (path: string, message: string) =>
    `cannot count ${path}: internal error: ${message} (a defect of numel, not of your code; please report it)`,
  unwritable: (path: string, why: string) => `cannot write ${path}: ${why}`,
  badCommentKey: () =>
    "It takes up to 64 letters, digits, '_', '.' and single '-'.",
  badReport: () => "It takes FORMAT=FILE, as in json=counts.json.",
  noPythonFiles: (folder: string, isSomethingLeftOut: boolean) =>
    `no Python files in ${folder}${isSomethingLeftOut ? " but tests and what .gitignore or 'exclude' leaves out; a file that is named is always counted" : ""}`,
  noTargets: (file: string) =>
    `no targets in ${file === "-" ? "standard input" : file}: one a line`,
  noModels: (where: string) =>
    `no models in ${where}: no nn.Module class, no function that returns one, no instance (name one with ${where}::NAME)`,
  expressionInFolder: (folder: string) =>
    `${folder} is a folder: name a file in it before '::'`,
  syntax: (
    path: string,
    error: { message: string; line: number; column: number; text: string },
  ) =>
    `${path}:${error.line}:${error.column}: SyntaxError: ${error.message}${excerpt(error)}`,
  expressionSyntax: (
    expression: string,
    error: { message: string; column: number; line: number; text: string },
  ) =>
    `'${expression}' is no Python expression: ${error.message}${excerpt(error)}`,
  noSuchLayer: (target: string, path: string, similar: string | null) =>
    `no layer '${path}' in ${target}${didYouMean(similar)}`,
  noSuchName: (
    where: string,
    name: string,
    similar: string | null,
    stopped: Reason | null,
  ) =>
    `no '${name}' in ${where}${didYouMean(similar)}${stopped === null ? "" : `\n  the file stopped at line ${stopped.line ?? "?"}: ${stopped.message}`}`,
  noSuchModule: (name: string, reason: Reason | null) =>
    reason === null || reason.code === "external"
      ? `no module '${name}' on the import roots: pass --python-path or --site-packages, or the path of a file`
      : `cannot count '${name}': ${reason.message}`,
  importRaised: (
    name: string,
    message: string,
    file: string | null,
    line: number | null,
  ) =>
    `importing '${name}' raises ${message}${file === null ? "" : ` (${file}:${line ?? "?"})`}`,
  unknownChoice: (choices: readonly string[], similar: string | null) =>
    `It is one of ${choices.join(", ")}${didYouMean(similar)}`,
  notAModule: (call: string) => `${call} is not an nn.Module`,
  badSetting: (text: string) => `--set ${text}: write NAME=VALUE`,
  badValue: (text: string, message: string) => `--set ${text}: ${message}`,
  unusedSetting: (name: string) =>
    `${name} cannot be set: no model that was asked for takes an argument of that name`,
  notWhole: (text: string) =>
    `It takes a positive whole number, as in 124M, 1.5B or 124_475_904, not ${JSON.stringify(text)}`,
  solveOpen: (names: readonly string[]) =>
    `the count depends on ${names.join(", ")}, too: give ${names.length === 1 ? "it a value" : "them values"} with ${names.map((name) => `--set ${name}=…`).join(" ")}`,
  solveIndependent: (name: string, others: readonly string[]) =>
    `the count does not depend on ${name}${others.length === 0 ? "" : `, but on ${others.join(", ")}`}`,
  solveVariants: (tests: readonly string[]) =>
    `the count depends on tests that nobody decided: ${tests.join("; ")}: decide them with --set`,
  solveUnknown: (reasons: readonly string[]) =>
    `not all of the model is known: ${reasons.join("; ")}`,
  solveNone: (name: string) =>
    `no value of ${name} was found for which the model can be built`,
  solveUnbuilt: (name: string, value: bigint, why: string) =>
    `with ${name} = ${value}, the nearest, the model does not build: ${why}`,
};

/** What is wrong with a configuration file (exit code 2): each names file and line. */
export const configErrors = {
  at: (file: string, line: number, message: string) =>
    `${file}:${line}: ${message}`,
  unreadable: (file: string) => `cannot read the configuration ${file}`,
  noSection: (file: string) =>
    `${file} says nothing of numel: it has no [tool.numel]`,
  syntax: (file: string, line: number, column: number, message: string) =>
    `${file}:${line}:${column}: not valid TOML: ${message}`,
  unknownKey: (
    key: string,
    inside: string,
    similar: string | null,
    keys: readonly string[],
  ) =>
    `unknown key '${key}'${inside === "" ? "" : ` of ${inside}`}${similar === null ? `; the keys are ${keys.join(", ")}` : didYouMean(similar)}`,
  sectionInOwnFile: () =>
    "unknown key 'tool': in a file of numel's own the keys stand at the top, not in [tool.numel]",
  badValue: (
    file: string,
    line: number,
    key: string,
    wanted: string,
    found: string,
  ) => `${file}:${line}: '${key}' takes ${wanted}, not ${found}`,
  noClaimFile: (file: string, pattern: string) =>
    `${file}: 'claims' names ${pattern}, and there is no such file`,
  sameAlias: (alias: string, line: number) =>
    `another model is called '${alias}' already (line ${line})`,
};

/** What `numel check` could not do (exit code 2). */
export const checkErrors = {
  notRecorded: (file: string, why: string) =>
    `cannot write budgets into ${file}: ${why}`,
  notWritten: (file: string, why: string) => `cannot write ${file}: ${why}`,
};
