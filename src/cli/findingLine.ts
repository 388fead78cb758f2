/** A finding as a line for a person. */
import type { Finding } from "../4-count/finding.js";

/** `error  model.py::GPT is over its budget (numel.toml:4) by 22,827,392: …` */
export function findingLine({ level, message }: Finding): string {
  return `${level}  ${message}\n`;
}
