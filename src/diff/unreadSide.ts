/** A model on a side whose file could not be read: there or not, nobody knows. */
import type { ModelSide } from "../4-count/diff/diffReport.js";
import type { Failure } from "../pipeline.js";

export function unreadSide(target: string, failure: Failure): ModelSide {
  const file = failure.file ?? target.replace(/::.*$/s, "");
  const line = failure.line ?? null;
  return {
    target,
    file,
    line: line ?? 1,
    call: "",
    status: "failed",
    total: null,
    trainable: null,
    buffers: null,
    bytes: null,
    dtypes: [],
    atLeast: null,
    formula: null,
    digest: null,
    reasons: [{ code: "raised", message: firstLine(failure), file, line }],
  };
}

/** Without the excerpt that follows on further lines. */
export function firstLine({ message }: Failure): string {
  return message.split("\n", 1)[0] ?? message;
}
