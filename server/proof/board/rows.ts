import { openStatuses, postedStatuses } from "@/server/proof/checks/check";
import type { BoardRowName } from "@/server/proof/schema";
import { lineNetSql } from "@/server/shared/line-net-sql";

/** What the documents behind a row are: each has a page that a reader can be led to. */
export type BoardDocument = "account" | "deposit" | "delivery" | "bank_line";

/**
 * One row of the reconciliation board (5.5): two ways to the same sum of money. The query answers the documents of the period
 * with what each comes to by the one and by the other: `document, what, left_fen, right_fen`. It sees the period as
 * `period (from_on, to_on)`.
 */
export interface BoardQuery {
  document: BoardDocument;
  sql: string;
}

const inPeriod = (day: string) =>
  `${day} between (select from_on from period) and (select to_on from period)`;
const dayOf = (instant: string) => `(${instant} at time zone 'Asia/Shanghai')::date`;
const isPrepaid = "d.settlement = 'prepaid' and d.account_id is not null";

/** What the ledger charged for delivery orders in the period, reversals against. */
const chargedSql = `
  select cause_id as id, -sum(amount_fen)::int8 as fen from account_entries
  where cause_type = 'delivery' and reason in ('delivery', 'delivery_reversal') and ${inPeriod("business_on")}
  group by cause_id`;

/** Σ of the ledger = Σ of balances, as of now. */
const balances: BoardQuery = {
  document: "account",
  sql: `
    select a.code as document, a.name as what, coalesce(e.fen, 0)::int8 as left_fen, a.balance_fen as right_fen
    from accounts a
    left join (select account_id, sum(amount_fen) as fen from account_entries group by account_id) e on e.account_id = a.id`,
};

/** Σ of holds = Σ of open delivery orders, as of now. */
const holds: BoardQuery = {
  document: "account",
  sql: `
    select a.code as document, a.name as what, a.held_fen as left_fen, coalesce(d.fen, 0)::int8 as right_fen
    from accounts a
    left join (select d.account_id, sum(d.allocated_fen) as fen from deliveries d
               where d.status in ${openStatuses} and ${isPrepaid} group by d.account_id) d on d.account_id = a.id`,
};

/** Slips credited in the period that still stand = the bank lines that pay for them: what differs was credited unseen. */
const deposits: BoardQuery = {
  document: "deposit",
  sql: `
    select d.deposit_no as document, a.code || ' ' || a.name || ' · ' || d.payer as what, e.amount_fen as left_fen,
           d.matched_fen as right_fen
    from account_entries e
    join deposits d on d.id = e.cause_id and d.status = 'approved'
    join accounts a on a.id = d.account_id
    where e.cause_type = 'deposit' and e.reason = 'deposit' and ${inPeriod("e.business_on")}`,
};

/** Money that the bank booked in the period = what slips used of it or somebody set aside: what differs waits for a slip. */
const bank: BoardQuery = {
  document: "bank_line",
  sql: `
    select l.line_no as document, l.booked_on || ' · ' || l.payer_name || ' · ' || l.note as what, l.amount_fen as left_fen,
           case when l.aside_at is null then l.matched_fen else l.amount_fen end as right_fen
    from bank_lines l where l.kind = 'in' and ${inPeriod("l.booked_on")}`,
};

/** Delivery orders approved in the period, reversed ones against = what the ledger charged. One that it missed is found by its day. */
const charges: BoardQuery = {
  document: "delivery",
  sql: `
    with posted as (
      select e.cause_id as id, e.reason, -e.amount_fen as fen from account_entries e
      where e.cause_type = 'delivery' and e.reason in ('delivery', 'delivery_reversal') and ${inPeriod("e.business_on")}),
    due as (
      select d.id, x.reason, x.fen, x.at from deliveries d
      cross join lateral (values ('delivery'::account_entry_reason, d.approved_fen, d.approved_at),
        ('delivery_reversal', case when d.status = 'reversed' then -d.approved_fen end, d.ended_at)) x (reason, fen, at)
      where d.status in ${postedStatuses} and ${isPrepaid} and x.fen <> 0),
    missed as (
      select m.id, m.reason, m.fen from due m
      where ${inPeriod(dayOf("m.at"))}
        and not exists (select from account_entries e
                        where e.cause_type = 'delivery' and e.cause_id = m.id and e.reason = m.reason))
    select coalesce(d.delivery_no, 'delivery ' || b.id) as document, s.code || ' ' || s.name as what, b.left_fen, b.right_fen
    from (select id, sum(left_fen)::int8 as left_fen, sum(right_fen)::int8 as right_fen
          from (select p.id, coalesce(m.fen, 0) as left_fen, p.fen as right_fen
                from posted p left join due m on m.id = p.id and m.reason = p.reason
                union all select id, fen, 0 from missed) all_of_them
          group by id) b
    left join deliveries d on d.id = b.id left join stores s on s.id = d.store_id`,
};

/** What left the DCs for prepaid stores, at the delivery price = what the ledger charged. */
const goods: BoardQuery = {
  document: "delivery",
  sql: `
    with charged as (${chargedSql}),
    issued as (
      select cause_id as id, item_id, -sum(amount_each)::int8 as each from dc_stock_entries
      where cause_type = 'delivery' and reason in ('delivery', 'delivery_reversal') and ${inPeriod("business_on")}
      group by cause_id, item_id),
    priced as (
      select l.delivery_id as id, l.item_id, sum(${lineNetSql("coalesce(x.picked_each, l.allocated_each)")})::int8 as net_fen,
             sum(coalesce(x.picked_each, l.allocated_each))::int8 as picked
      from delivery_lines l
      left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
      where l.delivery_id in (select id from issued)
      group by l.delivery_id, l.item_id),
    moved as (
      select i.id, sum(case when i.each = p.picked then p.net_fen
                            else coalesce(round(p.net_fen::numeric * i.each / nullif(p.picked, 0)), 0) end)::int8 as fen
      from issued i left join priced p on p.id = i.id and p.item_id = i.item_id group by i.id)
    select coalesce(d.delivery_no, 'delivery ' || b.id) as document, s.code || ' ' || s.name as what, b.left_fen, b.right_fen
    from (select coalesce(m.id, c.id) as id, coalesce(m.fen, 0) as left_fen, coalesce(c.fen, 0) as right_fen
          from moved m full join charged c on c.id = m.id) b
    left join deliveries d on d.id = b.id left join stores s on s.id = d.store_id
    where d.id is null or ${isPrepaid}`,
};

/** The tax report by rate, lines of charged delivery orders = what the ledger charged. */
const tax: BoardQuery = {
  document: "delivery",
  sql: `
    with posted as (
      select e.cause_id as id, case e.reason when 'delivery' then 1 else -1 end as sign, -e.amount_fen as fen
      from account_entries e
      where e.cause_type = 'delivery' and e.reason in ('delivery', 'delivery_reversal') and ${inPeriod("e.business_on")}),
    taxed as (
      select l.delivery_id as id, sum(${lineNetSql("coalesce(x.picked_each, l.allocated_each)")})::int8 as fen
      from delivery_lines l
      join order_lines o on o.order_id = l.order_id and o.line_no = l.order_line_no
      left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
      where l.delivery_id in (select id from posted) and o.tax_rate_bp >= 0
      group by l.delivery_id)
    select coalesce(d.delivery_no, 'delivery ' || b.id) as document, s.code || ' ' || s.name as what, b.left_fen, b.right_fen
    from (select p.id, sum(p.sign * coalesce(t.fen, 0))::int8 as left_fen, sum(p.fen)::int8 as right_fen
          from posted p left join taxed t on t.id = p.id group by p.id) b
    left join deliveries d on d.id = b.id left join stores s on s.id = d.store_id`,
};

/** The rows of the board, in the order in which money flows. */
export const boardQueries: Record<BoardRowName, BoardQuery> = {
  balances,
  holds,
  deposits,
  bank,
  charges,
  goods,
  tax,
};
