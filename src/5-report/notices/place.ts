/** Places as continuous integration wants them: relative to the repository, whatever folder numel was started in. */

/**
 * @param file relative to where numel was started, or absolute
 * @param folder that folder relative to the repository's root: `packages/models`; "" for the root itself
 * @returns with `/` between names; absolute or starting with `../` where the file lies outside
 */
export function inRepository(file: string, folder: string): string {
  const path = file.replaceAll("\\", "/");
  if (isAbsolute(path)) return path;
  const names: string[] = [];
  for (const name of `${folder}/${path}`.split("/")) {
    if (name === "" || name === ".") continue;
    if (name === ".." && names.length > 0 && names.at(-1) !== "..") names.pop();
    else names.push(name);
  }
  return names.join("/");
}

export function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}

/** The file part of a target: `model.py` of `model.py::GPT`. */
export function fileOfTarget(target: string): string {
  return target.split("::", 1)[0] as string;
}
