import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import { zhCN } from "zod/locales";
import type { Db } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, readToken } from "@/server/auth";
import { mayTravel } from "@/server/clock";
import { ClientGone, contentTypeOf, jsonBytesMax, parseJson, readBody, streaming } from "@/server/rest/body";
import type { Answer, Download, Endpoint, ErasedCall } from "@/server/rest/endpoint";
import { wrong } from "@/server/rest/errors";
import { bearerOf, instantOf, localeOf } from "@/server/rest/headers";
import {
  findAnswer,
  type Idempotency,
  idempotencyOf,
  type StoredAnswer,
  saveAnswer,
} from "@/server/rest/idempotency";
import { createInFlight } from "@/server/rest/in-flight";
import { createGate, createRateLimit, rateOf } from "@/server/rest/limits";
import { openApiOf } from "@/server/rest/openapi";
import { compilePaths, type Found } from "@/server/rest/paths";
import { invalidInput, problemOf } from "@/server/rest/problem";
import { pour, type Reply, replyOfAnswer, replyOfStored, write } from "@/server/rest/reply";
import { createSlowAnswers } from "@/server/rest/slow";
import type { Locale } from "@/server/shared/domain-error";

export interface RestOptions {
  db: Db;
  endpoints: readonly Endpoint[];
  environment: NodeJS.ProcessEnv;
  clock?: () => Date;
  /** After how long a slow command is answered with 202; for tests. */
  patienceMs?: number;
}

export const prefix = "/api/v1";
const speaksChinese = zhCN().localeError;

/**
 * Makes the handler of `/api/v1/*` on node:http. It never throws: every failure becomes an answer, and what is answered
 * with an error has changed nothing.
 */
export function createRestHandler(options: RestOptions) {
  const { db, environment, clock = () => new Date() } = options;
  const slowAnswers = createSlowAnswers(db, options.patienceMs);
  const endpoints = [...options.endpoints, slowAnswers.endpoint];
  const findPath = compilePaths(endpoints);
  const limitRate = createRateLimit(rateOf(environment));
  const gate = createGate();
  const oneAtATime = createInFlight();
  const isTravelAllowed = mayTravel(environment);
  let openApi: string | undefined;

  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const url = request.url ?? "/";
    const locale = localeOf(request.headers);
    try {
      const reply = await respond(request, method, url, locale);
      if ("chunks" in reply) await pour(response, reply);
      else write(response, reply);
    } catch (error) {
      if (error instanceof ClientGone || response.destroyed || response.headersSent) return;
      const { status, headers, body } = problemOf(error, locale, `${method} ${url.split("?", 1)[0]}`);
      write(response, { status, headers, type: "application/problem+json", text: JSON.stringify(body) });
    }
  };

  async function respond(
    request: IncomingMessage,
    method: string,
    url: string,
    locale: Locale,
  ): Promise<Reply | Download> {
    const mark = url.indexOf("?");
    const path = (mark < 0 ? url : url.slice(0, mark)).slice(prefix.length);
    if (path === "/openapi.json" && method === "GET") {
      openApi ??= JSON.stringify(openApiOf(endpoints));
      return { status: 200, text: openApi };
    }
    const found = findPath(method, path);
    const actor = await actorOf(request, found.endpoint);
    const parsing = locale === "zh" ? { error: speaksChinese } : undefined;
    const now = instantOf(request.headers, isTravelAllowed, clock);
    const query = parsed(found.endpoint.query, queryOf(mark < 0 ? "" : url.slice(mark + 1)), parsing);
    const call = { actor, now, locale, params: found.params, query };
    if (found.endpoint.serve) return found.endpoint.serve({ ...call, db, headers: request.headers });
    if (found.endpoint.transaction === "read") {
      return replyOfAnswer(await found.endpoint.handle({ ...call, db }));
    }
    return respondToWish(request, method, url, found, call, parsing);
  }

  async function respondToWish(
    request: IncomingMessage,
    method: string,
    url: string,
    { endpoint }: Found,
    call: Omit<ErasedCall, "db">,
    parsing: z.core.ParseContext<z.core.$ZodIssue> | undefined,
  ): Promise<Reply> {
    const contentType = contentTypeOf(request);
    if (endpoint.file && !endpoint.file.contentTypes.includes(contentType)) {
      throw wrong.contentType(endpoint.file.contentTypes);
    }
    if (endpoint.isStreamed) {
      return replyOfAnswer(await streaming(request, (bytes) => endpoint.handle({ ...call, db, bytes })));
    }
    const body = await readBody(request, endpoint.file?.bytesMax ?? jsonBytesMax);
    if (endpoint.file) Object.assign(call, { body, contentType });
    else if (endpoint.input) call.input = parsed(endpoint.input, parseJson(body, contentType), parsing);
    // A file is read for longer than a command works, and has limits of its own.
    if (method === "PUT") return replyOfAnswer(await endpoint.handle({ ...call, db }));
    const key = request.headers["idempotency-key"];
    const wish = idempotencyOf(call.actor.id, key, method, url, body);
    const granting = oneAtATime(wish, () => grant(endpoint, call, wish));
    return endpoint.slow ? slowAnswers.orLater(wish, granting) : granting;
  }

  /**
   * Works once per wish. A refusal may only mean that another process has just granted the same wish, so it is given
   * only when no answer is stored.
   */
  async function grant(endpoint: Endpoint, call: Omit<ErasedCall, "db">, wish: Idempotency): Promise<Reply> {
    if (endpoint.transaction === "joined") {
      const stored = await findAnswer(db, wish);
      if (stored) return replyOfStored(stored);
    }
    try {
      return replyOfAnswer(await gate(() => work(endpoint, call, wish)));
    } catch (error) {
      const stored: StoredAnswer | undefined = await findAnswer(db, wish);
      if (stored) return replyOfStored(stored);
      throw error;
    }
  }

  function work(endpoint: Endpoint, call: Omit<ErasedCall, "db">, idempotency: Idempotency): Promise<Answer> {
    if (endpoint.transaction === "own") return endpoint.handle({ ...call, db, idempotency });
    return inTransaction(db, async (tx) => {
      const answer = await endpoint.handle({ ...call, db: tx });
      await saveAnswer(tx, idempotency, answer);
      return answer;
    });
  }

  async function actorOf(request: IncomingMessage, endpoint: Endpoint): Promise<Actor> {
    const token = bearerOf(request.headers);
    const nowMs = performance.now();
    const actor = token === undefined ? undefined : await readToken(db, token, nowMs);
    if (!actor) throw wrong.token();
    limitRate(actor.id, nowMs);
    if (endpoint.ability) mustBeAbleTo(actor, endpoint.ability);
    return actor;
  }
}

function parsed(
  schema: z.ZodType,
  value: unknown,
  parsing: z.core.ParseContext<z.core.$ZodIssue> | undefined,
) {
  const result = schema.safeParse(value, parsing);
  if (!result.success) throw invalidInput(result.error);
  return result.data;
}

/** The query string as an object; of a parameter given twice both are kept, which no schema accepts. */
function queryOf(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  if (text === "") return query;
  for (const [name, value] of new URLSearchParams(text)) {
    const before = query[name];
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return query;
}
