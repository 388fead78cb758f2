/** What the build makes out of numel's own parts; not part of the package. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createParser } from "./1-parse/parser.js";
import { serializeModule } from "./1-parse/serialize.js";
import { schema } from "./5-report/schema.js";
import { Source } from "./source.js";
import type { ShippedStubs } from "./stubs.js";

/** All stubs below a folder, lowered, as the JSON that `stubs.ts` reads. */
export async function lowerStubs(folder: string): Promise<string> {
  const parser = await createParser();
  const stubs: ShippedStubs = {};
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".py")).sort()) {
    const parts = file.replace(/\.py$/, "").split(/[/\\]/);
    const isPackage = parts.at(-1) === "__init__";
    const name = (isPackage ? parts.slice(0, -1) : parts).join(".");
    const text = readFileSync(join(folder, file), "utf8");
    const tree = parser.parseModule(new Source(file, text, true));
    stubs[name] = [isPackage ? 1 : 0, serializeModule(tree)];
  }
  return JSON.stringify(stubs);
}

/** The JSON Schema of reports, as text. */
export function schemaText(): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
