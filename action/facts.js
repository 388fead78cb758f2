// What the outputs and the comment need to know of a report.

/**
 * @param text the JSON of `numel diff` or of a count; "" where there is none
 * @returns numbers as text, so that they stay exact at any size
 */
export function factsOf(text) {
  if (text === "") return { ...nothing, isNews: true };
  const report = exactJson(text);
  return "base" in report ? ofDiff(report) : ofCount(report);
}

const nothing = {
  model: "",
  delta: "",
  total: "",
  changed: "0",
  isOverBudget: false,
  isNews: false,
};

function ofDiff({ models, findings, failures, summary }) {
  const changed = models.filter(
    ({ changes, status }) =>
      changes.length > 0 || status === "new" || status === "removed",
  );
  const [first] = changed;
  const errors = findings.filter(({ level }) => level === "error");
  return {
    model: first?.target ?? "",
    delta: asText(first?.delta.total),
    total: asText(first?.head?.total),
    changed: String(summary.changed),
    isOverBudget: isOverBudget(findings),
    // What makes a comment worth its place: a number, a budget, or something that is not known any more.
    isNews: changed.length + errors.length + failures.length > 0,
  };
}

function ofCount({ models, findings = [] }) {
  const [only] = models.length === 1 ? models : [];
  return {
    ...nothing,
    model: only?.target ?? "",
    total: asText(only?.total),
    isOverBudget: isOverBudget(findings),
  };
}

const isOverBudget = (findings) =>
  findings.some(({ code }) => code === "over-budget");

const asText = (value) => (value === null ? "" : String(value ?? ""));

/** `JSON.parse` that keeps the digits of large integers, as text. */
function exactJson(text) {
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
  return JSON.parse(marked);
}
