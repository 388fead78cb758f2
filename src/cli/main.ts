/** The command line: reads arguments, calls the pipeline, writes what it gives. Nothing else writes to a stream. */
import { Command, CommanderError, type Option } from "commander";
import { version } from "../version.js";
import { checkCommand } from "./commands/check.js";
import { countCommand } from "./commands/count.js";
import { diffCommand } from "./commands/diff.js";
import { explainCommand } from "./commands/explain.js";
import { mergeCommand } from "./commands/merge.js";
import { solveCommand } from "./commands/solve.js";
import { complain, exitWhenWritten, print } from "./output.js";
import { unexpected } from "./unexpected.js";

const program = new Command("numel")
  .description(
    "Counts a PyTorch model's parameters from its source code: no torch, no GPU, nothing executed.",
  )
  .version(version, "-v, --version")
  .helpOption("-h, --help")
  .configureHelp({ optionDescription })
  .showSuggestionAfterError()
  // What stands behind a command's name is that command's: `numel check --output file`.
  .enablePositionalOptions()
  .configureOutput({ writeOut: print, writeErr: complain })
  .exitOverride();

// One line a command: its words are in commands/, what it does is loaded when it runs.
countCommand(program);
checkCommand(program);
diffCommand(program);
explainCommand(program);
mergeCommand(program);
solveCommand(program);

/** Says a default only where there is something to say: not `false`, not an empty list. */
function optionDescription({ description, defaultValue }: Option): string {
  return typeof defaultValue === "string"
    ? `${description} (default: ${defaultValue})`
    : description;
}

program
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    // Commander has said what is wrong with the arguments; --help and --version end here, too.
    if (!(error instanceof CommanderError)) {
      process.exitCode = unexpected(error);
    } else process.exitCode = error.exitCode === 0 ? 0 : 2;
  })
  .finally(exitWhenWritten);
