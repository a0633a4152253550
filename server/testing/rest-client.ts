import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** One answer of the interface as it came over the wire. `seconds` is the time from the first byte sent to the last read. */
export interface RestAnswer<B> {
  status: number;
  body: B;
  headers: http.IncomingHttpHeaders;
  seconds: number;
}

/** The body of an answer of 400 and above (RFC 9457). */
export interface Problem {
  code: string;
  status: number;
  detail: string;
  details?: unknown;
  fields?: unknown;
  errors?: { row: number; column: string; code: string; message: string }[];
}

export interface RequestOptions {
  /** Replaces the server's clock for this request (`X-Now`). */
  now?: Date | string;
  /** `Idempotency-Key`; every POST gets a new one unless told, "" sends none. */
  key?: string;
  contentType?: string;
  headers?: Record<string, string>;
}

/** A request that was refused or failed: carries both sides, so that a report can be reproduced. */
export class RestProblem extends Error {
  override readonly name = "RestProblem";
  constructor(
    readonly method: string,
    readonly path: string,
    readonly sent: unknown,
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${method} ${path} was answered ${status} ${problem.code}: ${problem.detail}`);
  }
  get code(): string {
    return this.problem.code;
  }
}

const JOB_WAIT_MS_MAX = 15 * 60_000;
const JOB_POLL_MS = 250;
const IDLE_SOCKET_CODES = new Set(["ECONNRESET", "EPIPE"]);

interface Target {
  url: string;
  token?: string;
  /** Connections kept open. */
  connections?: number;
}

export type RestClient = ReturnType<typeof restClient>;

/**
 * A caller of `/api/v1` with one token over keep-alive connections. `send` answers whatever came; `get` and `post`
 * answer the body, wait for an answer that was promised by 202 and `Location`, and throw `RestProblem` from 400 on.
 */
export function restClient({ url, token, connections = 8 }: Target) {
  const base = new URL("/api/v1/", url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections, scheduling: "lifo" });

  function once(method: string, path: string, body: unknown, options: RequestOptions) {
    const payload = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const headers: Record<string, string> = { ...options.headers };
    if (token) headers.authorization = `Bearer ${token}`;
    if (payload !== undefined) headers["content-type"] = options.contentType ?? "application/json";
    if (payload !== undefined) headers["content-length"] = String(Buffer.byteLength(payload));
    if (options.key) headers["idempotency-key"] = options.key;
    if (options.now)
      headers["x-now"] = typeof options.now === "string" ? options.now : options.now.toISOString();
    const target =
      path.startsWith("/api/") || path === "/healthz" ? path : `${base.pathname}${path.replace(/^\//, "")}`;
    const started = process.hrtime.bigint();
    return new Promise<RestAnswer<unknown>>((resolve, reject) => {
      const request = http.request(
        { agent, host: base.hostname, port: base.port, method, path: target, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const seconds = Number(process.hrtime.bigint() - started) / 1e9;
            const text = Buffer.concat(chunks).toString("utf8");
            const isJson = /json/.test(response.headers["content-type"] ?? "");
            const status = response.statusCode ?? 0;
            resolve({
              status,
              headers: response.headers,
              seconds,
              body: isJson && text ? JSON.parse(text) : text,
            });
          });
        },
      );
      request.on("error", (error: NodeJS.ErrnoException) => {
        // A kept connection that the server closed just before: nothing was read, the same key may be sent again.
        if (request.reusedSocket && IDLE_SOCKET_CODES.has(error.code ?? "")) {
          once(method, path, body, options).then(resolve, reject);
        } else reject(error);
      });
      request.end(payload);
    });
  }

  async function send(method: string, path: string, body?: unknown, options: RequestOptions = {}) {
    const key = options.key ?? (method === "POST" ? crypto.randomUUID() : undefined);
    return once(method, path, body, { ...options, key });
  }

  async function demand<B>(method: string, path: string, body?: unknown, options: RequestOptions = {}) {
    let answer = await send(method, path, body, options);
    let location: string | undefined;
    for (const end = Date.now() + JOB_WAIT_MS_MAX; answer.status === 202 && Date.now() < end; ) {
      // Only the first answer says where; those that come while the command works stand at that place already.
      location = answer.headers.location ?? location;
      if (!location) break;
      await sleep(JOB_POLL_MS);
      answer = await send("GET", location, undefined, { now: options.now });
    }
    if (answer.status >= 400 || answer.status === 202) {
      throw new RestProblem(method, path, body, answer.status, problemOf(answer));
    }
    return answer.body as B;
  }

  return {
    send,
    get: <B>(path: string, options?: RequestOptions) => demand<B>("GET", path, undefined, options),
    post: <B>(path: string, body: unknown = {}, options?: RequestOptions) =>
      demand<B>("POST", path, body, options),
    /** Every row of a list, page after page. */
    async all<R>(path: string, options?: RequestOptions): Promise<R[]> {
      const rows: R[] = [];
      const separator = path.includes("?") ? "&" : "?";
      let cursor: string | null = null;
      do {
        const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
        const page: { rows: R[]; nextCursor: string | null } = await demand(
          "GET",
          `${path}${separator}limit=500${query}`,
          undefined,
          options,
        );
        rows.push(...page.rows);
        cursor = page.nextCursor;
      } while (cursor);
      return rows;
    },
    close: () => agent.destroy(),
  };
}

function problemOf(answer: RestAnswer<unknown>): Problem {
  if (typeof answer.body === "object" && answer.body !== null && "code" in answer.body)
    return answer.body as Problem;
  return { code: "http", status: answer.status, detail: String(answer.body).slice(0, 500) };
}
