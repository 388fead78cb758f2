/** Paths as strings, exactly as CPython's posixpath treats them (https://docs.python.org/3.11/library/os.path.html). */

/** `join(first, *rest)`: an absolute part starts anew. */
export function joinPath(first: string, rest: readonly string[]): string {
  let path = first;
  for (const part of rest) {
    if (part.startsWith("/")) path = part;
    else if (path === "" || path.endsWith("/")) path += part;
    else path += `/${part}`;
  }
  return path;
}

/** `split(path)`: everything before the last slash, and what follows it. */
export function splitPath(path: string): [string, string] {
  const cut = path.lastIndexOf("/") + 1;
  const head = path.slice(0, cut);
  return [
    /^\/*$/.test(head) ? head : head.replace(/\/+$/, ""),
    path.slice(cut),
  ];
}

/** `splitext(path)`: dots that a name starts with belong to it. */
export function splitExtension(path: string): [string, string] {
  const slash = path.lastIndexOf("/");
  const dot = path.lastIndexOf(".");
  if (dot <= slash) return [path, ""];
  const isName = /[^.]/.test(path.slice(slash + 1, dot));
  return isName ? [path.slice(0, dot), path.slice(dot)] : [path, ""];
}

/** `normpath(path)`; two leading slashes stay two, as POSIX has it. */
export function normalizePath(path: string): string {
  if (path === "") return ".";
  const root = /^\/\/(?!\/)/.test(path)
    ? "//"
    : path.startsWith("/")
      ? "/"
      : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const last = parts[parts.length - 1];
    if (part !== "..") parts.push(part);
    else if (last !== undefined && last !== "..") parts.pop();
    else if (root === "") parts.push(part);
  }
  return root + parts.join("/") || ".";
}

/** `relpath` between two absolute, normalized paths. */
export function relativePath(path: string, start: string): string {
  const to = path.split("/").filter((part) => part !== "");
  const from = start.split("/").filter((part) => part !== "");
  let common = 0;
  while (
    common < to.length &&
    common < from.length &&
    to[common] === from[common]
  ) {
    common++;
  }
  const parts = [...from.slice(common).map(() => ".."), ...to.slice(common)];
  return parts.join("/") || ".";
}

/** `commonprefix(list)`: of characters, not of parts. */
export function commonPrefix(paths: readonly string[]): string {
  const [first = ""] = paths;
  let length = first.length;
  for (const path of paths) {
    let same = 0;
    while (same < length && path[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, length);
}

/** `commonpath(paths)`, of paths that are all absolute or all relative. */
export function commonPath(paths: readonly string[]): string {
  const split = paths.map((path) =>
    path.split("/").filter((part) => part !== "" && part !== "."),
  );
  const [first = []] = split;
  const shared: string[] = [];
  for (const [i, part] of first.entries()) {
    if (!split.every((parts) => parts[i] === part)) break;
    shared.push(part);
  }
  const root = (paths[0] as string).startsWith("/") ? "/" : "";
  return root + shared.join("/");
}
