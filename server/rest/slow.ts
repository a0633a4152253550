import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/db/client";
import { type Answer, type Endpoint, get } from "@/server/rest/endpoint";
import { wrong } from "@/server/rest/errors";
import { findAnswerByKey, type Idempotency } from "@/server/rest/idempotency";
import type { Reply } from "@/server/rest/reply";

/** Callers and proxies give up at 30 s; a slow command says before that where its answer will be. */
const patienceOf202 = 25_000;
/** Late refusals kept for whoever asks; the oldest go first. Late successes are in the database. */
const refusalsMax = 1_000;

const working = "working" as const;

/**
 * Answers of commands that outlast a caller's patience. The command goes on; `GET /requests/{key}` answers 202 while it
 * works and then what the command answered, yes or no. A command that died with its process is unknown: it changed
 * nothing, and may be asked again under its key.
 */
export function createSlowAnswers(db: Db, patienceMs = patienceOf202) {
  const outcomes = new Map<string, typeof working | { error: unknown }>();
  const nameOf = (tokenId: number, key: string) => `${tokenId} ${key}`;

  async function orLater({ tokenId, key }: Idempotency, granting: Promise<Reply>): Promise<Reply> {
    const timer = new AbortController();
    const late = sleep(patienceMs, undefined, { signal: timer.signal }).catch(() => undefined);
    const first = await Promise.race([granting, late]).finally(() => timer.abort());
    if (first) return first;
    const name = nameOf(tokenId, key);
    outcomes.set(name, working);
    granting.then(
      () => outcomes.delete(name),
      (error: unknown) => outcomes.set(name, { error }),
    );
    const oldest = outcomes.keys().next().value;
    if (outcomes.size > refusalsMax && oldest !== undefined) outcomes.delete(oldest);
    return {
      status: 202,
      text: JSON.stringify({ state: working }),
      headers: { location: `/api/v1/requests/${encodeURIComponent(key)}` },
    };
  }

  const endpoint: Endpoint = get("/requests/:key", {
    ability: null,
    summary: "The answer to a command of this token that was answered with 202",
    handle: async ({ actor, params }): Promise<Answer> => {
      const outcome = outcomes.get(nameOf(actor.id, params.key));
      if (outcome === working) return { status: 202, body: { state: working } };
      if (outcome) throw outcome.error;
      const stored = await findAnswerByKey(db, actor.id, params.key);
      if (!stored) throw wrong.unknownRequest();
      const status = stored.status as Answer["status"];
      return { status, body: JSON.parse(stored.body), location: stored.location ?? undefined };
    },
  });

  return { endpoint, orLater };
}
