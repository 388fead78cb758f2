/** The published JSON Schema of SARIF 2.1.0, as a check that gives what is wrong. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

const require = createRequire(import.meta.url);

/** It is written for draft 4, whose one difference that matters here is the name of its own id. */
function publishedSchema(): object {
  const file =
    require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const schema = JSON.parse(readFileSync(file, "utf8"));
  delete schema.$schema;
  delete schema.id;
  return schema;
}

// One of its patterns is no regular expression of Unicode mode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(publishedSchema());

/** What the schema has against a log; empty for a valid one. */
export function sarifErrors(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
}
