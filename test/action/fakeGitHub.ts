/** A GitHub API on loopback, as far as comments go: it pages, refuses writes, and limits rates. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Comment {
  id: number;
  body: string;
  user: { id: number };
}

export interface FakeGitHub {
  url: string;
  /** Of the one pull request, oldest first. */
  comments: Comment[];
  /** `GET /repos/…`, in order. */
  requests: string[];
  /** A token for reading only, as pull requests from forks get. */
  refusesWrites: boolean;
  /** Answers for the next requests, before any is served: status and headers. */
  limits: { status: number; headers: Record<string, string>; text?: string }[];
  /** The commit that the pull request is at. */
  headSha: string;
  close(): Promise<void>;
}

/** More comments than these need another page, whatever the client asks for. */
const pageSize = 2;

export const token = "a-token";

export async function fakeGitHub(): Promise<FakeGitHub> {
  const server: Server = createServer((request, response) => {
    void answer(request).then(({ status, headers, body }) => {
      response.writeHead(status, headers);
      response.end(body === undefined ? "" : JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const fake: FakeGitHub = {
    url: `http://127.0.0.1:${port}`,
    comments: [],
    requests: [],
    refusesWrites: false,
    limits: [],
    headSha: "",
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return fake;

  async function answer(request: IncomingMessage): Promise<{
    status: number;
    headers?: Record<string, string>;
    body?: unknown;
  }> {
    const { method = "", url = "" } = request;
    const text = await textOf(request);
    fake.requests.push(`${method} ${url}`);
    const limit = fake.limits.shift();
    if (limit !== undefined) {
      const message = limit.text ?? "slow down";
      return { ...limit, body: { message } };
    }
    if (request.headers.authorization !== `Bearer ${token}`) {
      return { status: 401, body: { message: "Bad credentials" } };
    }
    const { pathname, searchParams } = new URL(url, fake.url);
    if (method === "GET" && pathname === "/repos/o/r/pulls/7") {
      return { status: 200, body: { head: { sha: fake.headSha } } };
    }
    if (method === "GET" && pathname === "/repos/o/r/issues/7/comments") {
      return page(pathname, Number(searchParams.get("page") ?? 1));
    }
    if (fake.refusesWrites) {
      const message = "Resource not accessible by integration";
      return { status: 403, body: { message } };
    }
    if (method === "POST" && pathname === "/repos/o/r/issues/7/comments") {
      const id = 100 + fake.comments.length;
      const comment = { id, body: JSON.parse(text).body, user: { id: 1 } };
      fake.comments.push(comment);
      return { status: 201, body: comment };
    }
    const id = Number(
      /^\/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(pathname)?.[1],
    );
    const comment = fake.comments.find((one) => one.id === id);
    if (comment === undefined) {
      return { status: 404, body: { message: "Not Found" } };
    }
    if (method === "DELETE") {
      fake.comments.splice(fake.comments.indexOf(comment), 1);
      return { status: 204 };
    }
    comment.body = JSON.parse(text).body;
    return { status: 200, body: comment };
  }

  function page(pathname: string, number: number) {
    const start = (number - 1) * pageSize;
    const hasMore = start + pageSize < fake.comments.length;
    const next = `<${fake.url}${pathname}?page=${number + 1}>; rel="next"`;
    const first = `<${fake.url}${pathname}?page=1>; rel="first"`;
    return {
      status: 200,
      headers: { link: hasMore ? `${next}, ${first}` : first },
      body: fake.comments.slice(start, start + pageSize),
    };
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
