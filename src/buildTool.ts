/** What the build makes out of numel's own parts; not part of the package. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createParser } from "./1-parse/parser.js";
import { serializeModule } from "./1-parse/serialize.js";
import { schema } from "./5-report/schema.js";
import { Source } from "./source.js";
import { writeStub } from "./stubs.js";

/** All stubs below a folder, lowered: text by dotted name, as `stubs.ts` reads it. */
export async function lowerStubs(folder: string): Promise<[string, string][]> {
  const parser = await createParser();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".py"))
    .sort()
    .map((file) => {
      const parts = file.replace(/\.py$/, "").split(/[/\\]/);
      const isPackage = parts.at(-1) === "__init__";
      const name = (isPackage ? parts.slice(0, -1) : parts).join(".");
      const text = readFileSync(join(folder, file), "utf8");
      const tree = parser.parseModule(new Source(file, text, true));
      return [name, writeStub(isPackage, serializeModule(tree))];
    });
}

/** The JSON Schema of reports, as text. */
export function schemaText(): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
