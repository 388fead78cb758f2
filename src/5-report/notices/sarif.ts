/**
 * `--format sarif`: SARIF 2.1.0, for code scanning.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type { ReportOptions } from "../options.js";
import { stringify } from "../json.js";
import type { Notice, Notices } from "./notice.js";
import { inRepository, isAbsolute } from "./place.js";
import { type Rule, rules } from "./rules.js";

const schema =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const ruleIds = Object.keys(rules) as Rule[];

export function sarif(
  { version, notices }: Notices,
  { folder }: Pick<ReportOptions, "folder">,
): string {
  // Code scanning refuses a result without a place; what has none is a notification of the run.
  const placed = notices.filter(({ file }) => file !== null);
  const others = notices.filter(({ file }) => file === null);
  const isSuccess = notices.every(({ rule }) => rule !== "not-counted");
  const log = {
    $schema: schema,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "numel",
            semanticVersion: version,
            rules: ruleIds.map(ruleDescriptor),
          },
        },
        invocations: [
          {
            executionSuccessful: isSuccess,
            toolExecutionNotifications: others.map(notification),
          },
        ],
        columnKind: "utf16CodeUnits",
        results: placed.map((notice) => result(notice, folder)),
      },
    ],
  };
  return `${stringify(log)}\n`;
}

function ruleDescriptor(id: Rule) {
  const { title, help } = rules[id];
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: { text: help },
  };
}

function notification({ rule, level, message }: Notice) {
  return {
    descriptor: { id: rule, index: ruleIds.indexOf(rule) },
    level,
    message: { text: message },
  };
}

function result(notice: Notice, folder: string) {
  const { rule, level, message, line, column, target, fingerprint } = notice;
  const region = {
    startLine: line ?? 1,
    ...(line === null || column === null ? {} : { startColumn: column }),
  };
  const physicalLocation = {
    artifactLocation: artifactLocation(notice.file ?? "", folder),
    region,
  };
  const logicalLocations =
    target === null ? {} : { logicalLocations: [{ name: target }] };
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level,
    message: { text: message },
    locations: [{ physicalLocation, ...logicalLocations }],
    partialFingerprints: { "numel/v1": fingerprint },
  };
}

/** A URI: relative to the root of the sources, or of a file elsewhere. */
function artifactLocation(file: string, folder: string) {
  const path = inRepository(file, folder);
  const uri = path.split("/").map(encodeURIComponent).join("/");
  if (!isAbsolute(path)) return { uri, uriBaseId: "%SRCROOT%" };
  return { uri: `file://${path.startsWith("/") ? "" : "/"}${uri}` };
}
