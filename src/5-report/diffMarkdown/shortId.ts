/** Commits by the first seven digits of their id, as git shows them. */

/** `4f1c2d0` of a full id; other names as they are. */
export function shortId(name: string): string {
  return /^[0-9a-f]{40,64}$/.test(name) ? name.slice(0, 7) : name;
}
