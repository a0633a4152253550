import type { Sql } from "@/db/client";
import { couponsByCode, promotionUsageOf } from "@/server/promotion";
import type { CouponTerms, PromotionUsage } from "@/server/promotion/engine";
import type { BusinessDay } from "@/server/shared/business-day";
import type { LatePermit } from "@/server/template";

/** The store that orders and what its order is measured against, read in one statement. */
export interface OrderingContext {
  catalogVersion: number;
  storeId: number;
  storeCode: string;
  storeName: string;
  kind: "franchise" | "direct" | "independent";
  settlement: "prepaid" | "cod";
  status: "active" | "suspended" | "closing" | "closed";
  planId: number;
  planVersion: number;
  templateId: number;
  accountId: number | null;
  availableFen: number | null;
  /** What the account's prepaid orders in the pool will still ask for (R14). */
  pooledFen: number;
  /** The store's turn: an order decided on this context counts only while it is still this one. */
  turn: number;
  /** Goods amount already ordered per template line and start of its window, as `[line, epoch milliseconds, fen]`. */
  windowUsage: [number, number, number][];
  /** Until when the store may order late by permission, and since when (U5). */
  latePermits: LatePermit[];
  /** What is used of the promotions that have caps or a budget. */
  promotionUsage: PromotionUsage[];
  /** Of the coupons asked for those that exist, whoever's they are. */
  coupons: CouponTerms[];
}

/** Who orders, and the coupons that they ask for. */
interface Buyer {
  store: string;
  coupons?: readonly string[] | undefined;
}

/** A window lasts a day at most, a permit another, and begins within a day after it: older usage cannot matter. */
const WINDOW_LOOKBACK = "4 days";
/** A permit that is over still has its grace. */
const PERMIT_LOOKBACK = "5 minutes";

/** Reads the ordering context of a store, undefined when there is no such store. Balance and usage are as of this statement. */
export async function readOrderingContext(
  sql: Sql,
  buyer: Buyer,
  now: Date,
  day: BusinessDay,
): Promise<OrderingContext | undefined> {
  const [context] = await sql<OrderingContext[]>`select ${contextOf(sql, buyer, now, day)}`;
  return context;
}

/** As above, with the internal number that the order will have. A refused order leaves a gap in the numbers. */
export async function readSubmissionContext(
  sql: Sql,
  buyer: Buyer,
  now: Date,
  day: BusinessDay,
): Promise<(OrderingContext & { orderId: number }) | undefined> {
  const [context] = await sql<(OrderingContext & { orderId: number })[]>`
    select nextval('orders_id_seq') as "orderId", ${contextOf(sql, buyer, now, day)}`;
  return context;
}

function contextOf(sql: Sql, { store, coupons = [] }: Buyer, now: Date, day: BusinessDay) {
  return sql`v.version as "catalogVersion", s.id as "storeId", s.code as "storeCode", s.name as "storeName", s.kind, s.settlement,
      s.status, s.plan_id as "planId", p.version as "planVersion", s.template_id as "templateId", s.account_id as "accountId", coalesce(t.turn, 0)::int8 as turn,
      a.balance_fen - a.held_fen + credit_on(a, ${day}::text::date) as "availableFen",
      (select coalesce(sum(o.pooled_fen), 0)::int8 from orders o
        where o.account_id = s.account_id and o.status in ('pooled', 'partly_generated') and o.settlement = 'prepaid') as "pooledFen",
      (select coalesce(json_agg(json_build_array(u.line, u.starts, u.fen)), '[]') from (
        select w.template_line_id as line, (extract(epoch from w.window_starts_at) * 1000)::int8 as starts, sum(w.goods_fen)::int8 as fen
        from order_windows w
        where w.store_id = s.id and w.window_starts_at > ${now.toISOString()}::text::timestamptz - ${WINDOW_LOOKBACK}::text::interval
        group by 1, 2) u) as "windowUsage",
      (select coalesce(json_agg(json_build_object('fromMs', (extract(epoch from l.opens_at) * 1000)::int8,
          'untilMs', (extract(epoch from l.closes_at) * 1000)::int8, 'reason', l.reason) order by l.id), '[]')
        from late_permits l where l.store_id = s.id and l.ended_at is null
          and l.closes_at > ${now.toISOString()}::text::timestamptz - ${PERMIT_LOOKBACK}::text::interval) as "latePermits",
      ${promotionUsageOf(sql, sql`s.id`, day)} as "promotionUsage", ${couponsByCode(sql, coupons)} as coupons
    from stores s
    join plans p on p.id = s.plan_id
    left join accounts a on a.id = s.account_id
    left join order_turns t on t.store_id = s.id
    cross join catalog_version v
    where s.code = ${store}`;
}
