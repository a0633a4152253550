import { type Db, sqlOf } from "@/db/client";
import type { Actor, Role } from "@/server/auth/actor";
import { reachColumns, reachOf } from "@/server/auth/reach";
import { secretHash } from "@/server/auth/secret";

/** How long a looked-up token is believed, in milliseconds: a revocation takes effect everywhere within this time. */
const believedMs = 2_000;
const entriesMax = 10_000;

interface Entry {
  actor: Promise<Actor | undefined>;
  until: number;
}

const caches = new WeakMap<Db, Map<string, Entry>>();

/** The machine behind a bearer token; undefined when it is unknown or revoked. `nowMs` is a monotonic clock. */
export async function readToken(db: Db, token: string, nowMs: number): Promise<Actor | undefined> {
  const cache = caches.get(db) ?? new Map<string, Entry>();
  caches.set(db, cache);
  const hash = secretHash(token);
  const known = cache.get(hash);
  if (known && known.until > nowMs) return known.actor;
  if (cache.size >= entriesMax) cache.clear();
  const entry = { actor: findTokenActor(db, hash), until: nowMs + believedMs };
  cache.set(hash, entry);
  try {
    const actor = await entry.actor;
    if (!actor) cache.delete(hash);
    return actor;
  } catch (error) {
    cache.delete(hash);
    throw error;
  }
}

/** Forgets every looked-up token of this process, so that a revocation here holds at once. */
export function forgetTokens(db: Db): void {
  caches.get(db)?.clear();
}

async function findTokenActor(db: Db, tokenHash: string): Promise<Actor | undefined> {
  const sql = sqlOf(db);
  const [row] = await sql<TokenRow[]>`
    select t.id, t.name, t.role, ${reachColumns(db, "token_id", "t.id")}
    from api_tokens t where t.token_hash = ${tokenHash} and t.revoked_at is null`;
  if (!row) return undefined;
  const reach = { storeIds: row.store_ids, dcIds: row.dc_ids, accountIds: row.account_ids };
  return { kind: "token", id: row.id, name: row.name, role: row.role, ...reachOf("token", row.role, reach) };
}

interface TokenRow {
  id: number;
  name: string;
  role: Role;
  store_ids: number[] | null;
  dc_ids: number[] | null;
  account_ids: number[] | null;
}
