import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/period/errors";
import { type CheckResult, nextToClose, readChecks } from "@/server/period/queries/read-checks";
import { daysOf, firstOf, type Month, monthOf } from "@/server/period/rules/months";
import type { ClosePeriodInput } from "@/server/period/schema";
import { businessDayOf } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";

export interface ClosedPeriod {
  month: Month;
  closedAt: string;
  closedBy: string;
  overrideReason: string | null;
}

/** The number under which a month has its events: 202610. */
export const periodNumber = (month: Month) => Number(month.replace("-", ""));

/**
 * Closes a calendar month (5.5): from now on no entry of any book carries a day up to its end; who posts later is dated the
 * next open day. Waits for postings that are under way, which land before it. Refused: `period/nothing-posted`,
 * `period/not-over`, `period/not-next` (months are closed in turn), `period/checks-open` without a reason. Closing again
 * answers what was closed; of two who close at once one does, the other gets the same answer.
 */
export async function closePeriod(
  db: DbOrTx,
  actor: Actor,
  input: ClosePeriodInput,
  now: Date,
): Promise<ClosedPeriod> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "period.close");
    await sqlOf(tx)`select pg_advisory_xact_lock(hashtext('periods'))`;
    const { month } = input;
    const closed = await findClosed(tx, month);
    if (closed) return closed;
    await mustBeNext(tx, month, now);
    const checks = await mustBeSettled(tx, input);
    await insertPeriod(tx, actor, input, checks, now);
    const event = { type: "period.closed", documentType: "period", documentId: periodNumber(month) };
    await recordEvent(tx, actor, { ...event, after: { month, checks }, reason: input.overrideReason }, now);
    const stored = await findClosed(tx, month);
    invariant(stored, `month ${month} was not closed`);
    return stored;
  });
}

async function findClosed(tx: Tx, month: Month): Promise<ClosedPeriod | undefined> {
  const sql = sqlOf(tx);
  const [row] = await sql<{ closedAt: string; closedBy: string; overrideReason: string | null }[]>`
    select closed_at as "closedAt", closed_by_name as "closedBy", override_reason as "overrideReason"
    from periods where month = ${firstOf(month)}::text::date`;
  return row && { month, ...row, closedAt: new Date(row.closedAt).toISOString() };
}

async function mustBeNext(tx: Tx, month: Month, now: Date): Promise<void> {
  const next = await nextToClose(tx);
  if (next === null) throw refuse("period/nothing-posted");
  if (month !== next) throw refuse("period/not-next", { month, next });
  if (month >= monthOf(businessDayOf(now))) throw refuse("period/not-over", { month });
}

async function mustBeSettled(
  tx: Tx,
  { month, overrideReason }: ClosePeriodInput,
): Promise<readonly CheckResult[]> {
  const checks = await readChecks(tx, month);
  const openOf = (name: CheckResult["check"]) => checks.find(({ check }) => check === name)?.open ?? 0;
  const [deliveries, differences] = [openOf("open_deliveries"), openOf("open_differences")];
  if (deliveries + differences > 0 && overrideReason === undefined)
    throw refuse("period/checks-open", { month, deliveries, differences });
  return checks;
}

async function insertPeriod(
  tx: Tx,
  actor: Actor,
  { month, overrideReason }: ClosePeriodInput,
  checks: readonly CheckResult[],
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const { from, to } = daysOf(month);
  await sql`
    insert into periods (month, entry_count, income_fen, expense_fen, closing_fen, checks, override_reason, closed_by_name,
                         closed_at)
    select ${from}::text::date, count(*) filter (where business_on >= ${from}::text::date),
           coalesce(sum(amount_fen) filter (where amount_fen > 0 and business_on >= ${from}::text::date), 0),
           coalesce(-sum(amount_fen) filter (where amount_fen < 0 and business_on >= ${from}::text::date), 0),
           coalesce(sum(amount_fen), 0), ${JSON.stringify(checks)}::text::jsonb, ${overrideReason ?? null}, ${actor.name},
           ${now.toISOString()}::text::timestamptz
    from account_entries where business_on <= ${to}::text::date`;
}
