import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { refuse } from "../errors";
import type { PoolInput } from "../schema";
import { coveredCodStores } from "./covered-cod-stores";
import { dcRowsSql, isCoveredSql, mustKnowDc, waitingSql } from "./waiting-sql";

/** A store's orders waiting in the pool. */
export interface PoolStoreRow {
  store: string;
  storeName: string;
  route: string;
  orders: string[];
  lines: number;
  amount: string;
  blocked: { code: string; needed: string; available: string; shortfall: string } | null;
  /** Whether a blocked store could pay now (U3). */
  nowCovered: boolean;
}

interface Found {
  store: string;
  storeName: string;
  route: string;
  orders: string[];
  lines: number;
  amountFen: number;
  blockedCode: string | null;
  neededFen: number;
  blockedAvailableFen: number;
  nowCovered: boolean;
}

/**
 * What waits in the pool at the actor's DCs, per store in order of route and stop; of a route everything below it counts
 * (R24). Refused: a route or a DC that does not exist.
 */
export async function listPool(
  db: DbOrTx,
  actor: Actor,
  input: PoolInput,
  now: Date,
): Promise<Page<PoolStoreRow>> {
  mustBeAbleTo(actor, "pool.read");
  const sql = sqlOf(db);
  await mustKnowDc(sql, input.dc);
  if (input.route !== undefined) {
    const [route] = await sql`select 1 from routes where code = ${input.route}`;
    if (!route) throw refuse("pool/route-unknown", { route: input.route });
  }
  const after = input.cursor
    ? {
        route: String(input.cursor[0]),
        stop: cursorNumber(input.cursor, 1, 0),
        store: String(input.cursor[2]),
      }
    : null;
  const day = businessDayOf(now);
  const codCovered = await coveredCodStores(db, day);
  const rows = await sql<(Found & { stopSequence: number })[]>`
    with recursive below as (
      select id from routes where (${input.route ?? null}::text is null and parent_id is null) or code = ${input.route ?? null}::text
      union select r.id from routes r join below b on r.parent_id = b.id
    ), page as (
      select s.id, s.code, s.name, s.stop_sequence, rt.code as route
      from stores s join routes rt on rt.id = s.route_id
      where s.route_id in (select id from below)
        and (${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::int4[]))
        and (${after === null}::bool or (rt.code, s.stop_sequence, s.code) > (${after?.route ?? null}::text, ${after?.stop ?? null}::int8, ${after?.store ?? null}::text))
        and exists (
          select from orders o join pool_rows p on p.order_id = o.id
          where o.store_id = s.id and o.status in ('pooled', 'partly_generated') and ${dcRowsSql(sql, actor, input)})
      order by rt.code, s.stop_sequence, s.code
      limit ${input.limit + 1}
    ), waiting as (${waitingSql(sql, actor, input, { day, codCovered })})
    select s.code as store, s.name as "storeName", s.route, s.stop_sequence as "stopSequence",
      array_agg(w.order_no order by w.id) as orders, sum(w.lines)::int8 as lines, sum(w.fen)::int8 as "amountFen",
      max(w.blocked_code) as "blockedCode", coalesce(max(w.blocked_needed_fen), 0)::int8 as "neededFen",
      coalesce(max(w.blocked_available_fen), 0)::int8 as "blockedAvailableFen", ${isCoveredSql(sql)} as "nowCovered"
    from page s
    join waiting w on w.store_id = s.id
    group by s.id, s.code, s.name, s.route, s.stop_sequence
    order by s.route, s.stop_sequence, s.code`;
  const page = pageOf([...rows], input.limit, (row) => [row.route, row.stopSequence, row.store]);
  return { rows: page.rows.map(rowView), nextCursor: page.nextCursor };
}

function rowView(row: Found): PoolStoreRow {
  return {
    store: row.store,
    storeName: row.storeName,
    route: row.route,
    orders: row.orders,
    lines: row.lines,
    amount: formatFen(row.amountFen),
    blocked:
      row.blockedCode === null
        ? null
        : {
            code: row.blockedCode,
            needed: formatFen(row.neededFen),
            available: formatFen(row.blockedAvailableFen),
            shortfall: formatFen(row.neededFen - row.blockedAvailableFen),
          },
    nowCovered: row.nowCovered,
  };
}
