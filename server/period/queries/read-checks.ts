import { type DbOrTx, sqlOf } from "@/db/client";
import { daysOf, type Month } from "@/server/period/rules/months";
import type { PeriodCheck } from "@/server/period/schema";
import { addDays, instantAt } from "@/server/shared/business-day";

/** One line of the check list: how many documents are in the way of closing; 0 is done. */
export interface CheckResult {
  check: PeriodCheck;
  open: number;
}

/** The first instant after the month: a document belongs to the months before it when it was made earlier. */
export const endOf = (month: Month) => instantAt(addDays(daysOf(month).to, 1), 0).toISOString();

/**
 * What is still open of the month and of those before it (5.5): deliveries neither approved nor void, differences that
 * nobody has decided.
 */
export async function readChecks(db: DbOrTx, month: Month): Promise<CheckResult[]> {
  const sql = sqlOf(db);
  const [row] = await sql<{ deliveries: number; differences: number }[]>`
    select (select count(*)::int4 from deliveries
            where status in ('created', 'released', 'picking', 'picked', 'checked')
              and created_at < ${endOf(month)}::text::timestamptz) as deliveries,
           (select count(*)::int4 from differences
            where status = 'submitted' and reported_at < ${endOf(month)}::text::timestamptz) as differences`;
  return [
    { check: "open_deliveries", open: row?.deliveries ?? 0 },
    { check: "open_differences", open: row?.differences ?? 0 },
  ];
}

/** The month that may be closed next: after the last closed one, at first the month of the oldest entry; null without any. */
export async function nextToClose(db: DbOrTx): Promise<Month | null> {
  const sql = sqlOf(db);
  const [row] = await sql<{ month: Month | null }[]>`
    select to_char(coalesce((select max(month) + interval '1 month' from periods),
             (select min(e.business_on) from accounts a
              join account_entries e on e.account_id = a.id and e.entry_no = 1)), 'YYYY-MM') as month`;
  return row?.month ?? null;
}
