/** A bar on standard error while a run takes its time: only for a person at a terminal, and gone when it is done. */
import cliProgress from "cli-progress";
import type { CountOptions } from "../pipeline.js";
import { isTerminal } from "./output.js";

/** Runs that are shorter show nothing. */
const PATIENCE_MS = 1000;

/** What a run tells of itself, shown where somebody is there to see it. */
export function showProgress({
  quiet,
}: {
  quiet: boolean;
}): Pick<CountOptions, "onFile" | "onDone"> {
  const isWatched =
    !quiet &&
    (process.env.CI ?? "") === "" &&
    process.env.TERM !== "dumb" &&
    isTerminal(2);
  return isWatched ? new Progress() : {};
}

class Progress {
  readonly #since = performance.now();
  #bar: cliProgress.SingleBar | undefined;
  #path = "";
  #done = 0;
  #of = 0;

  onFile = (path: string): void => {
    this.#path = path;
    this.#draw();
  };

  onDone = (done: number, of: number): void => {
    this.#done = done;
    this.#of = of;
    if (done < of) this.#draw();
    else this.#bar?.stop();
  };

  #draw(): void {
    if (performance.now() - this.#since < PATIENCE_MS) return;
    const path = shortened(this.#path);
    if (this.#bar === undefined) {
      this.#bar = new cliProgress.SingleBar({
        format: "  {bar} {value}/{total} files  {path}",
        barCompleteChar: "━",
        barIncompleteChar: "─",
        barsize: 24,
        stream: process.stderr,
        clearOnComplete: true,
        hideCursor: true,
        linewrap: false,
      });
      this.#bar.start(this.#of, this.#done, { path });
    }
    this.#bar.setTotal(this.#of);
    this.#bar.update(this.#done, { path });
    this.#bar.render();
  }
}

/** The end says more than the beginning. */
function shortened(path: string): string {
  const room = Math.max((process.stderr.columns || 80) - 48, 12);
  return path.length > room ? `…${path.slice(1 - room)}` : path;
}
