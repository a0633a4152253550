import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { findAccount } from "@/server/funds/find-account";
import type { LedgerDaysInput } from "@/server/funds/schema";
import type { BusinessDay } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";

export interface LedgerDay {
  day: BusinessDay;
  entries: number;
  income: string;
  expense: string;
  closing: string;
}

export interface LedgerDays {
  opening: string;
  days: LedgerDay[];
  closing: string;
}

interface Stored {
  day: BusinessDay | null;
  entries: number;
  incomeFen: number;
  expenseFen: number;
}

/**
 * The account ledger of a period day by day, oldest first (R09): opening + income − expense = closing, of the period and of
 * every day that has entries. What a day is made of are its entries. Refused: an account out of reach.
 */
export async function listLedgerDays(db: DbOrTx, actor: Actor, input: LedgerDaysInput): Promise<LedgerDays> {
  mustBeAbleTo(actor, "account.read");
  const { id } = await findAccount(db, actor, input.account);
  const sql = sqlOf(db);
  const rows = await sql<Stored[]>`
    select null as day, 0 as entries, coalesce(sum(amount_fen), 0)::int8 as "incomeFen", 0::int8 as "expenseFen"
    from account_entries where account_id = ${id}::int4 and business_on < ${input.from}::text::date
    union all
    select d.* from (
      select business_on::text, count(*)::int4, coalesce(sum(amount_fen) filter (where amount_fen > 0), 0)::int8,
             coalesce(-sum(amount_fen) filter (where amount_fen < 0), 0)::int8
      from account_entries
      where account_id = ${id}::int4 and business_on between ${input.from}::text::date and ${input.to}::text::date
      group by business_on order by business_on) d`;
  const before = rows.find(({ day }) => day === null);
  const openingFen = (before?.incomeFen ?? 0) - (before?.expenseFen ?? 0);
  let fen = openingFen;
  const days = rows.flatMap(({ day, entries, incomeFen, expenseFen }): LedgerDay[] => {
    if (day === null) return [];
    fen += incomeFen - expenseFen;
    return [
      { day, entries, income: formatFen(incomeFen), expense: formatFen(expenseFen), closing: formatFen(fen) },
    ];
  });
  return { opening: formatFen(openingFen), days, closing: formatFen(fen) };
}
