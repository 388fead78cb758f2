// GitHub's REST API as far as comments need it: pages, rate limits, and a clear word where writing is not allowed.
// https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api

/** A single wait is at most this long, and all of a run together at most three times that. Seconds. */
const longestWait = 60;

/** More pages than these of a hundred comments are not looked through. */
const mostPages = 100;

/** The token may not do this (or does not see that it is there). */
export class NoRight extends Error {}

export function githubApi({ token, env }) {
  const root = (env.GITHUB_API_URL || "https://api.github.com").replace(
    /\/+$/,
    "",
  );
  let waited = 0;

  /** @returns the response, once it is a good one */
  async function request(method, url, body) {
    for (let attempt = 1; ; attempt++) {
      const response = await send(method, url, body, attempt);
      if (response?.ok) return response;
      const text = response === null ? "" : await response.text();
      const wait =
        response === null ? attempt : waitOf(response, text, method, attempt);
      if (wait === null || attempt === 5) {
        throw problem(`${method} ${url}`, response?.status, text);
      }
      if (wait > longestWait || waited + wait > 3 * longestWait) {
        throw new Error(`GitHub's rate limit asks for ${wait} s of patience`);
      }
      waited += wait;
      await new Promise((done) => setTimeout(done, wait * 1000));
    }
  }

  /** null: no answer at all, and worth another attempt. */
  async function send(method, url, body, attempt) {
    try {
      return await fetch(url, {
        method,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "user-agent": "numel",
          "x-github-api-version": "2022-11-28",
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(30_000),
      });
    } catch (error) {
      // A comment that was sent may have arrived: it is not sent again.
      if (method === "POST" || attempt === 3) {
        const why = error.cause?.message ?? error.message;
        throw new Error(`${method} ${url}: ${why}`, { cause: error });
      }
      return null;
    }
  }

  return {
    async get(path) {
      const response = await request("GET", root + path);
      return response.json();
    },
    /** All items of a list, page after page. */
    async all(path) {
      const items = [];
      let url = root + path;
      for (let page = 0; url !== null && page < mostPages; page++) {
        const response = await request("GET", url);
        items.push(...(await response.json()));
        url = nextPage(response, root);
      }
      return items;
    },
    async write(method, path, body) {
      const response = await request(method, root + path, body);
      return response.status === 204 ? null : response.json();
    },
  };
}

/** Seconds to wait before another attempt; null: there is no use in one. */
function waitOf({ status, headers }, text, method, attempt) {
  if (status === 429 || status === 403) {
    const after = Number(headers.get("retry-after"));
    if (headers.has("retry-after") && after >= 0) return after;
    if (headers.get("x-ratelimit-remaining") === "0") {
      const reset = Number(headers.get("x-ratelimit-reset"));
      return Math.max(1, Math.ceil(reset - Date.now() / 1000));
    }
    // So the documentation has it for limits that come without a header.
    return status === 429 || /rate limit/i.test(text) ? longestWait : null;
  }
  return status >= 500 && method !== "POST" ? attempt : null;
}

function problem(what, status, text) {
  const said = `${what}: ${status ?? "no answer"} ${text.slice(0, 300)}`;
  return [401, 403, 404].includes(status) ? new NoRight(said) : new Error(said);
}

/** The token goes nowhere but to the API it is for. */
function nextPage(response, root) {
  const next = /<([^>]+)>;\s*rel="next"/.exec(
    response.headers.get("link") ?? "",
  );
  if (next === null) return null;
  const url = new URL(next[1], root);
  return url.origin === new URL(root).origin ? url.href : null;
}
