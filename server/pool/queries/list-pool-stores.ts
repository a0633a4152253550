import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { refuse } from "../errors";
import type { PoolStoresInput } from "../schema";
import { coveredCodStores } from "./covered-cod-stores";
import { availableSql, isCoveredSql, waitingSql } from "./waiting-sql";

/** A store on the planner's board with its orders in the pool. */
export interface WaitingStore {
  store: string;
  storeName: string;
  /** Frozen while suspended: a run passes it over (U11). */
  storeStatus: "active" | "suspended" | "closing" | "closed";
  route: string;
  stop: number;
  account: string | null;
  orders: { order: string; lines: number; amountFen: number; isBlocked: boolean }[];
  lines: number;
  amountFen: number;
  /** What the last run needed and found when it refused the store; null when none did. */
  blocked: { code: string; neededFen: number; availableFen: number; shortfallFen: number } | null;
  /** What the account may be asked for now; null without an account. */
  availableFen: number | null;
  isCovered: boolean;
  /** What waits costs more than the account may be asked for now: a run will refuse the store unless the DC is short, too. */
  isShort: boolean;
}

interface Found extends Omit<WaitingStore, "blocked"> {
  blockedCode: string | null;
  neededFen: number | null;
  blockedAvailableFen: number | null;
}

/** The stores of a route and everything below it that have something in the pool, in order of route and stop (R24). */
export async function listPoolStores(
  db: DbOrTx,
  actor: Actor,
  input: PoolStoresInput,
  now: Date,
): Promise<WaitingStore[]> {
  mustBeAbleTo(actor, "pool.read");
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const codCovered = await coveredCodStores(db, day);
  const [route] = await sql<{ id: number }[]>`select id from routes where code = ${input.route}`;
  if (!route) throw refuse("pool/route-unknown", { route: input.route });
  const rows = await sql<Found[]>`
    with recursive below as (
      select id from routes where id = ${route.id}
      union select r.id from routes r join below b on r.parent_id = b.id
    ), waiting as (${waitingSql(sql, actor, input, { day, codCovered })})
    select s.code as store, s.name as "storeName", s.status as "storeStatus", rt.code as route, s.stop_sequence as stop,
      a.code as account,
      jsonb_agg(jsonb_build_object('order', w.order_no, 'lines', w.lines, 'amountFen', w.fen,
        'isBlocked', w.blocked_code is not null) order by w.id) as orders,
      sum(w.lines)::int8 as lines, sum(w.fen)::int8 as "amountFen", max(w.blocked_code) as "blockedCode",
      max(w.blocked_needed_fen) as "neededFen", max(w.blocked_available_fen) as "blockedAvailableFen",
      ${availableSql(sql, day)}::int8 as "availableFen", ${isCoveredSql(sql)} as "isCovered",
      coalesce(sum(w.fen) filter (where w.settlement = 'prepaid') > ${availableSql(sql, day)}, false) as "isShort"
    from waiting w
    join stores s on s.id = w.store_id and s.route_id in (select id from below)
    join routes rt on rt.id = s.route_id
    left join accounts a on a.id = s.account_id
    where ${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::int4[])
    group by s.id, rt.code, a.id
    order by rt.code, s.stop_sequence, s.code`;
  return rows.map(viewOf);
}

function viewOf({ blockedCode, neededFen, blockedAvailableFen, ...row }: Found): WaitingStore {
  const needed = neededFen ?? 0;
  const available = blockedAvailableFen ?? 0;
  const blocked =
    blockedCode === null
      ? null
      : { code: blockedCode, neededFen: needed, availableFen: available, shortfallFen: needed - available };
  return { ...row, blocked };
}
