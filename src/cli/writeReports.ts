/** Reports to where they were asked for. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { errors } from "../messages.js";
import type { ReportOptions } from "./commands/reportOptions.js";
import { complain, print } from "./output.js";

/**
 * Draws and writes the report of `--format` and all of `--report`. What cannot be written is told on standard error, and the
 * others are written all the same.
 * @param draw gives "" for a report that is not to be written at all
 * @returns whether all could be written; if not, the exit code is 2
 */
export function writeReports<Format extends string>(
  {
    format,
    output = "-",
    report,
  }: Pick<ReportOptions<Format>, "format" | "output" | "report">,
  draw: (format: Format, toFile: boolean) => string,
): boolean {
  return [{ format, file: output }, ...report]
    .map((one) => {
      const toFile = one.file !== "-";
      const text = draw(one.format, toFile);
      if (toFile) return writeFile(one.file, text);
      print(text);
      return true;
    })
    .every(Boolean);
}

function writeFile(file: string, text: string): boolean {
  const path = resolve(file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return true;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    complain(`numel: ${errors.unwritable(file, why)}\n`);
    return false;
  }
}
