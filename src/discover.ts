/** The Python files of a folder. */
import type { Files } from "./files.js";

/** Folders that hold no models of the project's own. */
const leftOut = new Set([
  "__pycache__",
  "node_modules",
  "site-packages",
  "dist-packages",
  "venv",
  "env",
  "build",
  "dist",
]);

/**
 * Paths of all `.py` files below a folder, relative to it, sorted. Hidden folders, virtual environments and build folders
 * are left out; a folder that is reached twice, by way of a link, is read once.
 */
export function pythonFiles(folder: string, files: Files): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, prefix: string): void => {
    const real = files.real(path);
    if (seen.has(real)) return;
    seen.add(real);
    if (prefix !== "" && files.kind(`${path}/pyvenv.cfg`)) return;
    for (const name of files.list(path)) {
      const kind = files.kind(`${path}/${name}`);
      if (kind === "file" && name.endsWith(".py")) found.push(prefix + name);
      if (kind === "folder" && !name.startsWith(".") && !leftOut.has(name)) {
        visit(`${path}/${name}`, `${prefix}${name}/`);
      }
    }
  };
  visit(folder, "");
  return found.sort();
}
