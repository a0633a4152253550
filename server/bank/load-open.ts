import { ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { KnownPayer, OpenLine, OpenSlip } from "@/server/bank/rules/match-types";
import { addDays, type BusinessDay } from "@/server/shared/business-day";

/** Lines older than this were looked at often enough: they are matched by hand or not at all. */
const lineDaysMax = 120;
/** Lines and slips of one run; more than a chain has waiting. */
const openMax = 60_000;
/** Asked for with every look at the queue: the youngest are enough. */
const linesSinceMax = 10_000;
/** Approved slips are sought from so many days before the first line on; none waits longer than this for its approval. */
const approvedDaysBefore = 8;
const waitingDaysMax = 60;

/** Lines of money that came in and serves no slip, oldest first: the youngest weeks, and those of `statementId`. */
export async function loadOpenLines(
  db: DbOrTx,
  today: BusinessDay,
  statementId: number | null = null,
): Promise<OpenLine[]> {
  const rows = await sqlOf(db)<OpenLine[]>`
    select id, booked_on::text as day, amount_fen as "amountFen", fee_fen as "feeFen",
           payer_account as "payerAccount", payer_name as "payerName", note,
           bank_reference as "bankReference"
    from bank_lines
    where kind = 'in' and matched_fen = 0 and aside_at is null
      and (booked_on >= ${addDays(today, -lineDaysMax)}::text::date or statement_id = ${statementId}::int8)
    order by booked_on, id limit ${openMax}`;
  return [...rows];
}

/** The same, from a day on: what may be the money of slips that are no older than that. */
export async function loadOpenLinesSince(db: DbOrTx, day: BusinessDay): Promise<OpenLine[]> {
  const rows = await sqlOf(db)<OpenLine[]>`
    select id, booked_on::text as day, amount_fen as "amountFen", fee_fen as "feeFen",
           payer_account as "payerAccount", payer_name as "payerName", note,
           bank_reference as "bankReference"
    from bank_lines
    where kind = 'in' and matched_fen = 0 and aside_at is null and booked_on >= ${day}::text::date
    order by booked_on desc, id desc limit ${linesSinceMax}`;
  return [...rows];
}

/** Slips that may get a line: waiting ones, and those approved since shortly before `firstDay` without one. */
export async function loadOpenSlips(db: DbOrTx, firstDay: BusinessDay): Promise<OpenSlip[]> {
  const sql = sqlOf(db);
  const since = addDays(firstDay, -approvedDaysBefore);
  const rows = await sql<OpenSlip[]>`
    select ${slipColumns(sql)} from deposits d
    where d.status in ('awaiting_transfer', 'pending') and d.matched_fen < d.amount_fen
    union all
    select ${slipColumns(sql)} from deposits d
    where d.status = 'approved' and d.matched_fen = 0 and d.decided_at >= ${since}::text::date
      and d.created_at >= ${addDays(since, -waitingDaysMax)}::text::date
    order by id limit ${openMax}`;
  return [...rows];
}

/** Slips that wait for finance without a bank line; `accountIds` narrows, null does not. */
export async function loadWaitingSlips(
  db: DbOrTx,
  accountIds: readonly number[] | null,
): Promise<OpenSlip[]> {
  const sql = sqlOf(db);
  const rows = await sql<OpenSlip[]>`
    select ${slipColumns(sql)} from deposits d
    where d.status = 'pending' and d.matched_fen = 0
      and (${accountIds === null}::bool or d.account_id = any(${ints(accountIds ?? [])}::int4[]))
    order by d.id limit ${openMax}`;
  return [...rows];
}

/** One slip, whatever its state. */
export async function loadSlip(db: DbOrTx, depositId: number): Promise<OpenSlip | undefined> {
  const sql = sqlOf(db);
  const [slip] = await sql<OpenSlip[]>`select ${slipColumns(sql)} from deposits d where d.id = ${depositId}`;
  return slip;
}

const slipColumns = (sql: ReturnType<typeof sqlOf>) => sql`
  d.id, d.deposit_no as "depositNo", d.account_id as "accountId",
  coalesce(d.received_fen, d.amount_fen) as "amountFen", d.matched_fen as "matchedFen",
  d.status = 'approved' as "isApproved",
  (case when d.status = 'approved' then d.decided_at else d.version_at end at time zone 'Asia/Shanghai')::date::text as day,
  d.reference_code as "referenceCode", d.reference, d.payer`;

/**
 * Which accounts these lines' payers pay into: everybody whose line an approved slip has, and whom people added; without
 * whom they took back. A reversal makes its payer unknown again by itself. Looked up by payer: a line has one, an account
 * may have thousands of slips.
 */
export async function loadPayers(
  db: DbOrTx,
  lines: readonly Pick<OpenLine, "payerAccount" | "payerName">[],
): Promise<KnownPayer[]> {
  const accounts = texts([...new Set(lines.map((line) => line.payerAccount))].filter((text) => text !== ""));
  const names = texts([...new Set(lines.map((line) => line.payerName))].filter((text) => text !== ""));
  const rows = await sqlOf(db)<KnownPayer[]>`
    (select d.account_id as "accountId", l.payer_account as "payerAccount", l.payer_name as "payerName"
     from (select * from bank_lines where matched_fen > 0 and payer_account <> ''
             and payer_account = any(${accounts}::text[])
           union
           select * from bank_lines where matched_fen > 0 and payer_name <> ''
             and payer_name = any(${names}::text[])) l
     join bank_matches m on m.line_id = l.id join deposits d on d.id = m.deposit_id
     where d.status = 'approved'
     union
     select account_id, payer_account, payer_name from account_payers where is_known)
    except
    select account_id, payer_account, payer_name from account_payers where not is_known`;
  return [...rows];
}
