import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { refuse } from "../errors";
import type { PoolInput } from "../schema";

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
  storeId: number;
  store: string;
  storeName: string;
  route: string;
  orders: string[];
  lines: number;
  amountFen: number;
  blockedCode: string | null;
  neededFen: number;
  blockedAvailableFen: number;
  availableFen: number | null;
}

/** What waits in the pool, per store in order of route and stop; of a route everything below it counts (R24). */
export async function listPool(
  db: DbOrTx,
  actor: Actor,
  input: PoolInput,
  now: Date,
): Promise<Page<PoolStoreRow>> {
  mustBeAbleTo(actor, "pool.read");
  const sql = sqlOf(db);
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
  const rows = await sql<(Found & { stopSequence: number })[]>`
    with recursive below as (
      select id from routes where (${input.route ?? null}::text is null and parent_id is null) or code = ${input.route ?? null}::text
      union select r.id from routes r join below b on r.parent_id = b.id
    ), waiting as (
      select o.store_id, o.id, o.order_no, o.blocked_code, o.blocked_needed_fen, o.blocked_available_fen,
        r.lines, r.fen
      from orders o
      cross join lateral (
        select count(*)::int8 as lines,
          sum(case when i.is_weighed then round(l.unit_price_fen::numeric * p.qty_each / 1000) else l.unit_price_fen * p.qty_each end - p.discount_fen)::int8 as fen
        from pool_rows p join order_lines l on l.order_id = p.order_id and l.line_no = p.line_no join items i on i.id = p.item_id
        where p.order_id = o.id
          and (${input.dc ?? null}::text is null or p.dc_id = (select id from dcs where code = ${input.dc ?? null}::text))
      ) r
      where o.status in ('pooled', 'partly_generated') and r.lines > 0
    )
    select s.id as "storeId", s.code as store, s.name as "storeName", rt.code as route, s.stop_sequence as "stopSequence",
      array_agg(w.order_no order by w.id) as orders, sum(w.lines)::int8 as lines, sum(w.fen)::int8 as "amountFen",
      max(w.blocked_code) as "blockedCode", coalesce(max(w.blocked_needed_fen), 0)::int8 as "neededFen",
      coalesce(max(w.blocked_available_fen), 0)::int8 as "blockedAvailableFen",
      (a.balance_fen - a.held_fen + case when a.credit_valid_to < ${businessDayOf(now)}::text::date then 0 else a.credit_limit_fen end) as "availableFen"
    from waiting w
    join stores s on s.id = w.store_id
    join routes rt on rt.id = s.route_id
    left join accounts a on a.id = s.account_id
    where s.route_id in (select id from below)
      and (${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::text::int4[]))
      and (${after === null}::bool or (rt.code, s.stop_sequence, s.code) > (${after?.route ?? null}::text, ${after?.stop ?? null}::int8, ${after?.store ?? null}::text))
    group by s.id, rt.code, a.id
    order by rt.code, s.stop_sequence, s.code
    limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.route, row.stopSequence, row.store]);
  return { rows: page.rows.map(rowView), nextCursor: page.nextCursor };
}

function rowView(row: Found): PoolStoreRow {
  const isBlocked = row.blockedCode !== null;
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
    nowCovered:
      isBlocked && row.blockedCode !== "account/cod-limit" && (row.availableFen ?? 0) >= row.neededFen,
  };
}
