/** Asks today's files the questions that an answer was found with. */
import { diskFiles, type Files } from "../files.js";
import { blobId, listId } from "../scale/contentId.js";
import type { StatIndex } from "./statIndex.js";

export class Answerer {
  readonly #files: Files;
  readonly #index: StatIndex;
  /** The same question has the same answer for the whole of a run. */
  readonly #lists = new Map<string, string[]>();
  readonly #answers = new Map<string, string>();

  constructor(files: Files, index: StatIndex) {
    this.#files = files;
    this.#index = index;
  }

  answer(question: string): string {
    let answer = this.#answers.get(question);
    if (answer === undefined) {
      this.#answers.set(question, (answer = this.#ask(question)));
    }
    return answer;
  }

  #ask(question: string): string {
    const space = question.indexOf(" ");
    const path = question.slice(space + 1);
    switch (question.slice(0, space)) {
      case "kind":
        return this.#files.kind(path) ?? "";
      case "read":
        return this.#idOf(path);
      case "size":
        return `${this.#files.size(path)}`;
      case "list":
        return listId(this.#names(path));
      case "begin": {
        const at = path.indexOf(" ");
        const text = path.slice(0, at);
        return this.#names(path.slice(at + 1))
          .filter((name) => name.startsWith(text))
          .join("/");
      }
      case "real":
        return this.#files.real(path);
      default:
        return "unknown question";
    }
  }

  #names(path: string): string[] {
    let names = this.#lists.get(path);
    if (names === undefined) {
      this.#lists.set(path, (names = this.#files.list(path)));
    }
    return names;
  }

  #idOf(path: string): string {
    if (this.#files === diskFiles) return this.#index.id(path);
    const known = this.#files.id?.(path);
    if (known !== undefined) return known;
    const bytes = this.#files.read(path);
    return bytes === undefined ? "" : blobId(bytes);
  }
}
