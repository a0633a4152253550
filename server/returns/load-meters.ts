import { type DbOrTx, sqlOf } from "@/db/client";
import type { ReturningStore } from "@/server/returns/find-store";
import {
  meterOf,
  type QuotaFacts,
  type QuotaMeter,
  type ReturnLimit,
  windowStart,
} from "@/server/returns/rules";
import { type BusinessDay, instantAt } from "@/server/shared/business-day";
import { lineNetSql } from "@/server/shared/line-net-sql";

/**
 * The limits of a store (R21): what its policy says, and what headquarters have added. A direct store has none unless they
 * added one; any other store without a policy may return nothing but what headquarters ask for or allow.
 */
export async function limitsOf(db: DbOrTx, store: ReturningStore): Promise<ReturnLimit[]> {
  const added = await sqlOf(db)<ReturnLimit[]>`
    select c.code as category, l.amount_fen as "amountFen", l.ratio_bp as "ratioBp", l."window"
    from return_limits l left join categories c on c.id = l.category_id
    where l.store_id = ${store.id}::int4 order by l.limit_no`;
  return [...policyLimits(store, added), ...added.map((limit) => ({ ...limit, isAdded: true }))];
}

function policyLimits(
  { kind, policy, monthlyFen, ratioBp }: ReturningStore,
  added: ReturnLimit[],
): ReturnLimit[] {
  if (policy === "monthly")
    return [{ category: null, amountFen: monthlyFen, ratioBp: null, window: "month" }];
  if (policy === "ratio") return [{ category: null, amountFen: null, ratioBp, window: "cumulative" }];
  const isFree = kind === "direct" || added.some(({ category }) => category === null);
  return isFree ? [] : [{ category: null, amountFen: 0, ratioBp: null, window: "month" }];
}

/** How the limits of a store stand on a day. Asked under the lock of its quota, no other return comes between. */
export async function loadMeters(db: DbOrTx, store: ReturningStore, day: BusinessDay): Promise<QuotaMeter[]> {
  const limits = await limitsOf(db, store);
  return Promise.all(limits.map(async (limit) => meterOf(limit, await factsOf(db, store, limit, day))));
}

async function factsOf(
  db: DbOrTx,
  store: ReturningStore,
  { category, window }: ReturnLimit,
  day: BusinessDay,
): Promise<QuotaFacts> {
  const from = windowStart(window, day) ?? null;
  return category === null ? allGoods(db, store, from) : ofCategory(db, store, category, from);
}

const sinceOf = (from: BusinessDay | null) => (from === null ? null : instantAt(from, 0).toISOString());

/** Purchases accrue on the day of the approval; a quota does not move with a store that changes its account (U14, U23). */
async function allGoods(db: DbOrTx, store: ReturningStore, from: BusinessDay | null): Promise<QuotaFacts> {
  const sql = sqlOf(db);
  const since = sinceOf(from);
  const [facts] = await sql<QuotaFacts[]>`
    with bought as (
      select id, approved_fen from deliveries
      where store_id = ${store.id}::int4 and account_id is not distinct from ${store.accountId}::int4
        and status in ('approved', 'dispatched', 'delivered', 'closed')
        and (${since}::text is null or approved_at >= ${since}::text::timestamptz)),
    counted as (
      select e.used_fen, e.reserved_fen from return_quota_entries e join returns r on r.id = e.return_id
      where e.store_id = ${store.id}::int4 and r.account_id is not distinct from ${store.accountId}::int4
        and (${from}::text is null or e.quota_on >= ${from}::text::date))
    select (coalesce((select sum(approved_fen) from bought), 0)
            - coalesce((select sum(n.credit_fen) from bought b join differences n on n.delivery_id = b.id), 0))::int8 as "purchasesFen",
           coalesce((select sum(used_fen) from counted), 0)::int8 as "usedFen",
           coalesce((select sum(reserved_fen) from counted), 0)::int8 as "reservedFen"`;
  return facts ?? { purchasesFen: 0, usedFen: 0, reservedFen: 0 };
}

/** The same of the goods of a category and those below it, from the lines. */
async function ofCategory(
  db: DbOrTx,
  store: ReturningStore,
  category: string,
  from: BusinessDay | null,
): Promise<QuotaFacts> {
  const sql = sqlOf(db);
  const since = sinceOf(from);
  const net = sql.unsafe(lineNetSql("coalesce(k.picked_each, l.allocated_each)"));
  const [facts] = await sql<QuotaFacts[]>`
    with recursive tree as (
      select id from categories where code = ${category}
      union all select c.id from categories c join tree t on c.parent_id = t.id),
    goods as (select i.id from items i join tree t on t.id = i.category_id),
    bought as (
      select id from deliveries
      where store_id = ${store.id}::int4 and account_id is not distinct from ${store.accountId}::int4
        and status in ('approved', 'dispatched', 'delivered', 'closed')
        and (${since}::text is null or approved_at >= ${since}::text::timestamptz)),
    asked as (
      select r.status, v.value_fen, v.accepted_fen from returns r join return_lines v on v.return_id = r.id
      where r.store_id = ${store.id}::int4 and r.account_id is not distinct from ${store.accountId}::int4
        and r.kind in ('usual', 'exception') and v.item_id in (select id from goods)
        and (${from}::text is null or r.quota_on >= ${from}::text::date))
    select (coalesce((select sum(${net}) from bought b join delivery_lines l on l.delivery_id = b.id
                      left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.line_no
                      where l.item_id in (select id from goods)), 0)
            - coalesce((select sum(x.credit_fen) from bought b join differences n on n.delivery_id = b.id
                        join difference_lines x on x.difference_id = n.id where x.item_id in (select id from goods)), 0))::int8
             as "purchasesFen",
           coalesce((select sum(accepted_fen) from asked where status = 'settled'), 0)::int8 as "usedFen",
           coalesce((select sum(value_fen) from asked where status in ('approved', 'collected')), 0)::int8 as "reservedFen"`;
  return facts ?? { purchasesFen: 0, usedFen: 0, reservedFen: 0 };
}
