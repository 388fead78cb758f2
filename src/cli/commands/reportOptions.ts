/** `--format`, `--report` and `--comment-key`: what every command that reports something takes. */
import { type Command, InvalidArgumentError } from "commander";
import { errors } from "../../messages.js";
import { oneOf, type OutputOptions } from "./shared.js";

/** `--report json=out.json` */
export interface ReportFile<Format extends string> {
  format: Format;
  /** `-`: standard output. */
  file: string;
}

/** As commander gives it. */
export interface ReportOptions<Format extends string> extends OutputOptions {
  format: Format;
  /** Further reports of the same run. */
  report: ReportFile<Format>[];
  commentKey?: string;
}

/**
 * Adds the options to a command.
 * @param formats names of what it can report
 * @param usual the format where nobody asks for one
 */
export function reportOptions<Format extends string>(
  command: Command,
  formats: readonly Format[],
  usual: Format,
): Command {
  const format = oneOf(formats);
  return command
    .option("--format <format>", formats.join(", "), format, usual)
    .option(
      "--report <format=file>",
      "write a further report to a file (repeatable; - for standard output)",
      (text: string, before: ReportFile<Format>[]) => {
        const equals = text.indexOf("=");
        const file = text.slice(equals + 1);
        if (equals < 0 || file === "") {
          throw new InvalidArgumentError(errors.badReport());
        }
        return [...before, { format: format(text.slice(0, equals)), file }];
      },
      [],
    )
    .option(
      "--comment-key <key>",
      "Markdown as a comment that is found again by this key, short enough for one",
      commentKey,
    );
}

/** It stands in an HTML comment, and in no way may end it. */
function commentKey(text: string): string {
  if (/^[\w.-]{1,64}$/.test(text) && !text.includes("--")) return text;
  throw new InvalidArgumentError(errors.badCommentKey());
}
