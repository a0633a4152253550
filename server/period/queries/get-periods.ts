import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { type CheckResult, nextToClose, readChecks } from "@/server/period/queries/read-checks";
import { type Month, monthOf } from "@/server/period/rules/months";
import { businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";

export interface PeriodRow {
  month: Month;
  entries: number;
  income: string;
  expense: string;
  closing: string;
  checks: readonly CheckResult[];
  overrideReason: string | null;
  closedBy: string;
  closedAt: string;
}

export interface Periods {
  /** What may be closed next, with its check list; null before anything was posted. */
  next: { month: Month; isOver: boolean; checks: readonly CheckResult[] } | null;
  /** Closed months, newest first; at most ten years of them. */
  closed: PeriodRow[];
}

interface StoredPeriod extends Omit<PeriodRow, "income" | "expense" | "closing"> {
  incomeFen: number;
  expenseFen: number;
  closingFen: number;
}

/** The closed months, and the check list of the one that is closed next (5.5). */
export async function getPeriods(db: DbOrTx, actor: Actor, now: Date): Promise<Periods> {
  mustBeAbleTo(actor, "period.read");
  const sql = sqlOf(db);
  const month = await nextToClose(db);
  const rows = await sql<StoredPeriod[]>`
    select to_char(month, 'YYYY-MM') as month, entry_count as entries, income_fen as "incomeFen",
           expense_fen as "expenseFen", closing_fen as "closingFen", checks, override_reason as "overrideReason",
           closed_by_name as "closedBy", closed_at as "closedAt"
    from periods order by periods.month desc limit 120`;
  const isOver = month !== null && month < monthOf(businessDayOf(now));
  return {
    next: month === null ? null : { month, isOver, checks: await readChecks(db, month) },
    closed: rows.map(({ incomeFen, expenseFen, closingFen, ...row }) => ({
      ...row,
      closedAt: new Date(row.closedAt).toISOString(),
      income: formatFen(incomeFen),
      expense: formatFen(expenseFen),
      closing: formatFen(closingFen),
    })),
  };
}
