import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { daysOf, type Month } from "@/server/period";
import { addDays, instantAt } from "@/server/shared/business-day";
import type { EntryFact, LineFact, StatementFacts } from "@/server/statement/rules/content";
import type { QuotaFact } from "@/server/statement/rules/quota";

/** An account whose statement is built. */
export interface AccountToState {
  id: number;
  code: string;
  name: string;
}

/** The number of an account's statement of a month: one for ever. */
export const statementNumber = (month: Month, account: string) =>
  `ST${month.slice(2).replace("-", "")}-${account}`;

/** What the statements of some accounts are made of: their entries of the closed month, and the lines behind the deliveries. */
export async function readFacts(
  tx: Tx,
  month: Month,
  accounts: readonly AccountToState[],
): Promise<StatementFacts[]> {
  const ids = accounts.map(({ id }) => id);
  const openings = await readOpenings(tx, month, ids);
  const entries = Map.groupBy(await readEntries(tx, month, ids), ({ accountId }) => accountId);
  const lines = Map.groupBy(await readLines(tx, month, ids), ({ accountId }) => accountId);
  const holds = await readHolds(tx, month, ids);
  const quotas = Map.groupBy(await readQuotas(tx, month, ids), ({ accountId }) => accountId);
  return accounts.map(({ id, code, name }) => ({
    statement: statementNumber(month, code),
    month,
    ...daysOf(month),
    account: code,
    accountName: name,
    openingFen: openings.get(id) ?? 0,
    entries: (entries.get(id) ?? []).map(({ accountId: _, ...entry }) => entry),
    lines: (lines.get(id) ?? []).map(({ accountId: _, ...line }) => line),
    holds: holds.get(id) ?? { count: 0, fen: 0 },
    quotas: (quotas.get(id) ?? []).map(({ accountId: _, ...quota }) => quota),
  }));
}

async function readOpenings(tx: Tx, month: Month, ids: readonly number[]): Promise<Map<number, number>> {
  const sql = sqlOf(tx);
  const rows = await sql<{ id: number; fen: number }[]>`
    select account_id as id, sum(amount_fen)::int8 as fen from account_entries
    where account_id = any(${ints(ids)}::int4[]) and business_on < ${daysOf(month).from}::text::date
    group by account_id`;
  return new Map(rows.map(({ id, fen }) => [id, fen]));
}

function readEntries(tx: Tx, month: Month, ids: readonly number[]) {
  const sql = sqlOf(tx);
  const { from, to } = daysOf(month);
  return sql<(EntryFact & { accountId: number })[]>`
    select e.account_id as "accountId", e.reason as type, to_char(e.business_on, 'YYYY-MM-DD') as day, e.document_no as document,
           s.code as store, e.amount_fen as "amountFen", e.remark
    from account_entries e left join stores s on s.id = e.store_id
    where e.account_id = any(${ints(ids)}::int4[])
      and e.business_on between ${from}::text::date and ${to}::text::date
    order by e.account_id, e.entry_no`;
}

/** Lines of deliveries charged or reversed in the month; the tax rate is the one that the order promised. */
function readLines(tx: Tx, month: Month, ids: readonly number[]) {
  const sql = sqlOf(tx);
  const { from, to } = daysOf(month);
  return sql<(LineFact & { accountId: number })[]>`
    select e.account_id as "accountId", s.code as store, s.name as "storeName", d.delivery_no as document,
           case when e.reason = 'delivery' then 1 else -1 end as sign, l.ordered_each as "orderedEach",
           l.unit_price_fen as "unitPriceFen", l.discount_fen as "discountFen", l.is_weighed as "isWeighed", l.is_gift as "isGift",
           coalesce(x.picked_each, l.allocated_each) as "pickedEach", o.tax_rate_bp as "taxRateBp"
    from account_entries e
    join deliveries d on d.id = e.cause_id join stores s on s.id = d.store_id
    join delivery_lines l on l.delivery_id = d.id
    join order_lines o on o.order_id = l.order_id and o.line_no = l.order_line_no
    left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
    where e.account_id = any(${ints(ids)}::int4[]) and e.cause_type = 'delivery'
      and e.reason in ('delivery', 'delivery_reversal')
      and e.business_on between ${from}::text::date and ${to}::text::date
    order by e.account_id, e.entry_no, l.line_no`;
}

async function readHolds(tx: Tx, month: Month, ids: readonly number[]) {
  const sql = sqlOf(tx);
  const end = instantAt(addDays(daysOf(month).to, 1), 0).toISOString();
  const rows = await sql<{ id: number; count: number; fen: number }[]>`
    select account_id as id, count(*)::int4 as count, sum(amount_fen)::int8 as fen from account_holds
    where account_id = any(${ints(ids)}::int4[]) and created_at < ${end}::text::timestamptz
      and (ended_at is null or ended_at >= ${end}::text::timestamptz)
    group by account_id`;
  return new Map(rows.map(({ id, count, fen }) => [id, { count, fen }]));
}

/**
 * Stores with a quota, and what they bought on this account and gave back up to the month's end, as its book says (R21): what open
 * returns reserved by then counts as used. A monthly quota is that of the returns submitted in the month (U14).
 */
function readQuotas(tx: Tx, month: Month, ids: readonly number[]) {
  const sql = sqlOf(tx);
  const { from, to } = daysOf(month);
  return sql<(QuotaFact & { accountId: number })[]>`
    select s.account_id as "accountId", s.code as store, s.name as "storeName", s.return_policy::text as policy,
           s.return_monthly_fen as "monthlyFen", s.return_ratio_bp as "ratioBp",
           coalesce(-sum(e.amount_fen) filter (where e.reason in ('delivery', 'delivery_reversal', 'difference')), 0)::int8
             as "purchasedFen", q.fen as "returnedFen", q.month_fen as "returnedInMonthFen"
    from stores s
    left join account_entries e on e.account_id = s.account_id and e.store_id = s.id and e.business_on <= ${to}::text::date
    cross join lateral (
      select coalesce(sum(b.used_fen + b.reserved_fen), 0)::int8 as fen,
             coalesce(sum(b.used_fen + b.reserved_fen) filter (where b.quota_on >= ${from}::text::date), 0)::int8 as month_fen
      from return_quota_entries b join returns r on r.id = b.return_id and r.account_id = s.account_id
      where b.store_id = s.id and b.business_on <= ${to}::text::date) q
    where s.account_id = any(${ints(ids)}::int4[]) and s.settlement = 'prepaid' and s.return_policy <> 'none'
    group by s.id, q.fen, q.month_fen order by s.account_id, s.code`;
}
