// One comment on a pull request: found by its marker, written once, updated from then on.

export function marker(key) {
  return `<!-- numel:${key} -->`;
}

/**
 * @param body starts with the marker
 * @param isNews whether a comment is worth making; one that is there is brought up to date in any case
 * @returns `created`, `updated` or `none`
 */
export async function stickyComment(
  api,
  { repository, number, key, body, isNews },
) {
  const path = `/repos/${repository}/issues`;
  const comments = await api.all(`${path}/${number}/comments?per_page=100`);
  const [ours, ...doubles] = comments.filter(
    (one) => typeof one.body === "string" && one.body.startsWith(marker(key)),
  );
  if (ours === undefined) {
    if (!isNews) return "none";
    await api.write("POST", `${path}/${number}/comments`, { body });
    return "created";
  }
  if (normalized(ours.body) !== normalized(body)) {
    await api.write("PATCH", `${path}/comments/${ours.id}`, { body });
  }
  await removeDoubles(api, path, ours, doubles);
  return "updated";
}

/** Two jobs that began at the same time may each have made one. Only what the same account wrote is removed. */
async function removeDoubles(api, path, ours, doubles) {
  for (const double of doubles) {
    if (double.user?.id === undefined || double.user.id !== ours.user?.id)
      continue;
    try {
      await api.write("DELETE", `${path}/comments/${double.id}`);
    } catch {
      // It stays, out of date; the first one is right.
    }
  }
}

const normalized = (text) => text.replaceAll("\r\n", "\n").trimEnd();
