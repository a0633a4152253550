import type { DbOrTx, Sql } from "@/db/client";
import { sqlOf } from "@/db/client";
import { type StockKey, stockKey } from "@/server/stock";

/** For how long a process shows the same figures: a guide for owners, not a promise. Generation counts anew. */
const SHOWN_FOR_MS = 5_000;

type Pooled = Map<StockKey, number>;

const shown = new WeakMap<object, { at: number; pooled: Promise<Pooled> }>();

/**
 * What the pool asks of each DC's items. Everybody who opens the order page before the cut-off asks for it, and it runs
 * over the whole pool, so one reading serves the process for five seconds.
 */
export async function readPooled(db: DbOrTx, now: Date): Promise<Pooled> {
  const sql = sqlOf(db);
  const at = now.getTime();
  const known = shown.get(sql);
  if (known && at >= known.at && at - known.at < SHOWN_FOR_MS) return known.pooled;
  const pooled = sumPool(sql);
  shown.set(sql, { at, pooled });
  pooled.catch(() => shown.delete(sql));
  return pooled;
}

async function sumPool(sql: Sql): Promise<Pooled> {
  const rows = await sql<{ dcId: number; itemId: number; qty: number }[]>`
    select dc_id::int4 as "dcId", item_id as "itemId", sum(qty_each)::int8 as qty from pool_rows group by 1, 2`;
  return new Map(rows.map(({ dcId, itemId, qty }) => [stockKey(dcId, itemId), qty]));
}
