import { ints } from "@/db/bulk";
import { type DbOrTx, type Fragment, type Sql, sqlOf } from "@/db/client";
import { isExactMatchSql } from "@/server/account/exact-match-sql";
import { isLiveTwinSql } from "@/server/account/live-twin-sql";
import { ownRefusal, readApprover } from "@/server/account/own-refusal";
import type { QueueInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { nextRun, usualRunMinute } from "@/server/shared/next-run";

/** Slips that the desk holds at once; whoever has more works the first ones off. */
export const queueMax = 500;

/** A slip that waits for finance. Money in fen. */
export interface QueueSlip {
  deposit: string;
  account: string;
  accountName: string;
  amountFen: number;
  payer: string;
  at: string;
  /** What matched bank lines bring, 0 without; exact when they say everything that the slip says. */
  matchedFen: number;
  isExact: boolean;
  /** Who sent the matched money, on which days, and whether its note carries the slip's code; null without a line. */
  bank: { payer: string | null; from: string; to: string; hasCode: boolean } | null;
  /** Why whoever asks cannot approve it for the amount that is expected; null when they can. */
  refusal: { code: string; en: string; zh: string } | null;
  /** Its newest photo. */
  photo: number | null;
  /** Other slips that look like the same money, and whether one carries the very same photo. */
  duplicates: number;
  hasSamePhoto: boolean;
  /** Blocked orders that this money would cover, and their sum. */
  unblocks: number;
  unblocksFen: number;
  /** The next run at a DC where one of them waits; null when it unblocks none. */
  nextRunAt: string | null;
  /** The first of two approvals. */
  firstBy: string | null;
  firstFen: number | null;
  /** A decision that can still be undone, and whose. */
  queued: "approve" | "reject" | null;
  queuedBy: string | null;
}

export interface Queue {
  rows: QueueSlip[];
  total: number;
  totalFen: number;
}

interface StoredSlip extends Omit<QueueSlip, "nextRunAt" | "refusal"> {
  createdBy: string;
  firstHand: string | null;
  samePhotoAs: string | null;
  total: number;
  totalFen: number;
  /** Per blocked order the minutes of the day at which its DCs run. */
  runMinutes: number[][] | null;
}

/**
 * The approval queue (5.4): slips that unblock orders of the next run first, then those with a bank line, then the largest
 * amount. At most 500 at once, with the number and sum of all. `search` narrows by number, account, payer, reference or code.
 */
export async function listQueue(db: DbOrTx, actor: Actor, input: QueueInput, now: Date): Promise<Queue> {
  mustBeAbleTo(actor, "deposit.approve");
  const sql = sqlOf(db);
  const search = (input.search ?? "").trim().toLowerCase();
  const rows = await sql<StoredSlip[]>`
    with waiting as materialized (
      select d.id, d.account_id, d.amount_fen, d.matched_fen,
             count(*) over ()::int4 as total, sum(d.amount_fen) over ()::int8 as total_fen
      from deposits d join accounts a on a.id = d.account_id
      where d.status = 'pending'
        and (${actor.accountIds === null}::bool or d.account_id = any(${ints(actor.accountIds ?? [])}::int4[]))
        and (${search} = '' or strpos(lower(concat_ws(' ', d.deposit_no, a.code, a.name, d.payer, d.reference,
                                                      d.reference_code)), ${search}) > 0)),
    ${unblockedSql(sql, businessDayOf(now))},
    first as (
      select w.id, w.total, w.total_fen, coalesce(u.orders, 0) as unblocks, coalesce(u.fen, 0)::int8 as unblocks_fen,
             u.run_minutes
      from waiting w left join unblocked u on u.deposit_id = w.id
      order by coalesce(u.orders, 0) > 0 desc, w.matched_fen > 0 desc, w.amount_fen desc, w.id
      limit ${queueMax})
    select d.deposit_no as deposit, a.code as account, a.name as "accountName", d.amount_fen as "amountFen", d.payer,
           to_json(d.version_at)#>>'{}' as at, d.matched_fen as "matchedFen",
           case when d.matched_fen = 0 then false else ${isExactMatchSql(sql)} end as "isExact",
           (select max(p.id) from photos p where p.document_type = 'deposit' and p.document_id = d.id) as photo,
           s.duplicates, s.same_photo_as is not null as "hasSamePhoto", s.same_photo_as as "samePhotoAs",
           d.created_by as "createdBy", d.first_approved_by as "firstHand", ${bankSql(sql)} as bank, f.unblocks, f.unblocks_fen as "unblocksFen", f.run_minutes as "runMinutes",
           d.first_approved_by_name as "firstBy", d.first_received_fen as "firstFen",
           q.decision as queued, q.actor_name as "queuedBy", f.total, f.total_fen as "totalFen"
    from first f
    join deposits d on d.id = f.id
    join accounts a on a.id = d.account_id
    cross join lateral ${duplicatesSql(sql)} s
    left join deposit_decisions q on q.deposit_id = d.id and q.state = 'queued'
    order by f.unblocks > 0 desc, d.matched_fen > 0 desc, d.amount_fen desc, d.id`;
  const [head] = rows;
  const approver = await readApprover(db, actor);
  return {
    rows: rows.map(({ total: _, totalFen: __, runMinutes, createdBy, firstHand, samePhotoAs, ...row }) => ({
      ...row,
      refusal: ownRefusal(approver, { ...row, createdBy, firstHand, samePhotoAs }),
      nextRunAt: runMinutes && instantText(nextRun(runMinutes.flat(), now)),
    })),
    total: head?.total ?? 0,
    totalFen: head?.totalFen ?? 0,
  };
}

/**
 * `unblocked`: per waiting slip the blocked orders of its account that it would cover, in the order of their submission, and
 * that are not covered without it.
 */
function unblockedSql(sql: Sql, day: BusinessDay): Fragment {
  return sql`
    blocked as (
      select o.id, o.account_id, o.pooled_fen,
             sum(o.pooled_fen) over (partition by o.account_id order by o.submitted_at, o.id)::int8 as needed_fen
      from orders o
      where o.status in ('pooled', 'partly_generated') and o.blocked_code = 'account/insufficient-balance'
        and o.account_id in (select account_id from waiting)),
    unblocked as (
      select w.id as deposit_id, count(*)::int4 as orders, sum(b.pooled_fen)::int8 as fen, jsonb_agg(r.minutes) as run_minutes
      from waiting w
      join accounts a on a.id = w.account_id
      cross join lateral (
        select a.balance_fen - a.held_fen + credit_on(a, ${day}::text::date) as available_fen) f
      join blocked b on b.account_id = w.account_id and b.needed_fen > f.available_fen
        and b.needed_fen <= f.available_fen + case when w.matched_fen > 0 then w.matched_fen else w.amount_fen end
      cross join lateral (
        select coalesce(jsonb_agg(distinct coalesce(t.minute, ${usualRunMinute}::int2)), '[]') as minutes
        from pool_rows p left join run_times t on t.dc_id = p.dc_id where p.order_id = b.id) r
      group by w.id)`;
}

/** The matched lines of `d` in short. */
const bankSql = (sql: Sql): Fragment => sql`(
  select json_build_object(
           'payer', string_agg(distinct nullif(l.payer_name, ''), ', '), 'from', min(l.booked_on), 'to', max(l.booked_on),
           'hasCode', d.reference_code is not null
             and bool_and(strpos(translate(upper(l.note), ' -_.', ''), d.reference_code) > 0))
  from bank_matches m join bank_lines l on l.id = m.line_id where m.deposit_id = d.id having count(*) > 0)`;

/** How many other slips look like the money of `d`, and the first one with its very photo. */
function duplicatesSql(sql: Sql): Fragment {
  return sql`(
    select count(distinct o.id)::int4 as duplicates,
           min(o.deposit_no) filter (where x.reason = 'same_photo') as same_photo_as
    from (select earlier_id as other_id, reason from deposit_duplicates where deposit_id = d.id
          union all
          select deposit_id, reason from deposit_duplicates where earlier_id = d.id) x
    join deposits o on o.id = x.other_id
    where ${isLiveTwinSql(sql, sql`d.id`)})`;
}
