// Fetches the libraries that numel is held against into .corpus/ (ignored by git): their wheels, unpacked. They are never
// part of the project.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { fileURLToPath } from "node:url";

export const corpusFolder = fileURLToPath(
  new URL("../.corpus", import.meta.url),
);
const packages = ["torchvision==0.28.0", "timm==1.0.29"];

/** The folder that holds `torchvision/` and `timm/`, fetched if need be; null, with the reason told, where it cannot be. */
export function fetchCorpus() {
  if (
    existsSync(`${corpusFolder}/timm`) &&
    existsSync(`${corpusFolder}/torchvision`)
  ) {
    return corpusFolder;
  }
  const partial = `${corpusFolder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    execFileSync(
      "python3",
      ["-m", "pip", "download", "-q", "--no-deps", "-d", partial, ...packages],
      {
        env: { ...process.env, PIP_RETRIES: "0" },
        stdio: ["ignore", "ignore", "pipe"],
        timeout: 300_000,
      },
    );
    for (const wheel of readdirSync(partial).filter((name) =>
      name.endsWith(".whl"),
    )) {
      execFileSync("python3", [
        "-m",
        "zipfile",
        "-e",
        `${partial}/${wheel}`,
        partial,
      ]);
      rmSync(`${partial}/${wheel}`);
    }
    rmSync(corpusFolder, { recursive: true, force: true });
    renameSync(partial, corpusFolder);
    return corpusFolder;
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    console.error(
      `The corpus cannot be fetched here: ${String(error.message).split("\n")[0]}`,
    );
    return null;
  }
}
