// The licences of the libraries that the build puts into dist/, as their authors ask: their text comes with every copy.
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { resolve } from "node:path";

const licenseFile = /^(licen[cs]e|copying|notice)([-.].*)?$/i;

/**
 * @param root the folder that the paths are relative to
 * @param files what was bundled or copied, as esbuild's metafile names it
 * @returns the text for THIRD_PARTY_LICENSES.txt
 * @throws for a library without a licence file: it must not be shipped
 */
export function thirdPartyLicenses(root, files) {
  const folders = new Set();
  for (const file of files) {
    const found = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file);
    if (found) folders.add(realpathSync(resolve(root, found[0])));
  }
  const parts = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(`${folder}/package.json`, "utf8"),
    );
    const texts = readdirSync(folder)
      .filter((file) => licenseFile.test(file))
      .sort()
      .map((file) => readFileSync(`${folder}/${file}`, "utf8").trim());
    if (texts.length === 0) throw new Error(`${name} comes without a licence`);
    return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
  });
  return [
    "numel contains these libraries, in whole or in part.\n",
    ...parts.sort(),
  ].join(`\n${"─".repeat(80)}\n\n`);
}
