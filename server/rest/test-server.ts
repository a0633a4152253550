import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Db } from "@/db/client";
import { createToken, type Role, systemActor } from "@/server/auth";
import type { Endpoint } from "@/server/rest/endpoint";
import { createRestHandler } from "@/server/rest/handler";

export interface Reply {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}

export interface CallOptions {
  method?: string;
  token?: string;
  body?: unknown;
  raw?: string | Uint8Array<ArrayBuffer>;
  key?: string;
  headers?: Record<string, string>;
}

/** For tests: these endpoints behind real HTTP on a port of their own, and a caller that speaks JSON. */
export async function startRest(db: Db, endpoints: readonly Endpoint[], environment: NodeJS.ProcessEnv) {
  const server = createServer(createRestHandler({ db, endpoints, environment, patienceMs: 100 }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    call: (path: string, options: CallOptions = {}) => call(`${base}/api/v1${path}`, options),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A token of this role, by the same command that operators use. */
export async function tokenOf(db: Db, role: Role): Promise<string> {
  const scope = { stores: [], dcs: [], accounts: [] };
  const { token } = await createToken(db, systemActor, { name: `test ${role}`, role, scope }, new Date());
  return token;
}

async function call(url: string, { method, token, body, raw, key, headers }: CallOptions): Promise<Reply> {
  const response = await fetch(url, {
    method: method ?? (body === undefined && raw === undefined && key === undefined ? "GET" : "POST"),
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(key ? { "idempotency-key": key } : {}),
      ...headers,
    },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}
