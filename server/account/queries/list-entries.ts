import { type DbOrTx, sqlOf } from "@/db/client";
import { refuse } from "@/server/account/errors";
import { findAccount } from "@/server/account/find-account";
import type { ListEntriesInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, pageOf } from "@/server/shared/paging";

/** Rows answered when no page is asked for: several years of a busy account. */
export const entriesMax = 10_000;

export interface EntryRow {
  no: number;
  at: string;
  businessDay: string;
  type: string;
  /** Store code; null when the movement is no store's. */
  store: string | null;
  document: string;
  /** One of the two is "0.00". */
  income: string;
  expense: string;
  balance: string;
  remark: string;
}

export interface EntryList {
  opening: string;
  rows: EntryRow[];
  closing: string;
  nextCursor: string | null;
}

interface Totals {
  beforeFen: number;
  withinFen: number;
  rows: number;
}

/**
 * The account ledger of a period of business days, both included, oldest first (R09): opening + income − expense = closing,
 * whatever page of rows is asked for. Refused: `account/unknown`, an account out of reach, `account/period-too-long`.
 */
export async function listEntries(db: DbOrTx, actor: Actor, input: ListEntriesInput): Promise<EntryList> {
  mustBeAbleTo(actor, "account.read");
  const account = await findAccount(db, input.account);
  mustReachAccount(actor, account.id);
  const sql = sqlOf(db);
  const from = input.from ?? "-infinity";
  const to = input.to ?? "infinity";
  const after = cursorNumber(input.cursor, 0, 0);
  const limit = input.limit ?? entriesMax;

  // One statement, so that the sums and the rows are of one instant; the sums come from the index alone.
  const [row] = await sql<(Totals & { entries: StoredEntry[] })[]>`
    select (select coalesce(sum(amount_fen), 0)::int8 from account_entries
            where account_id = ${account.id}::int4 and business_on < ${from}::text::date) as "beforeFen",
           coalesce(sum(amount_fen), 0)::int8 as "withinFen", count(*)::int4 as rows,
           (select coalesce(json_agg(page), '[]') from (
              select p.entry_no as no, p.posted_at as at, p.business_on as "businessDay", p.reason as type,
                     s.code as store, p.document_no as document, p.amount_fen as "amountFen",
                     p.balance_after_fen as "balanceFen", p.remark
              from account_entries p left join stores s on s.id = p.store_id
              where p.account_id = ${account.id}::int4 and p.entry_no > ${after}::int8
                and p.business_on between ${from}::text::date and ${to}::text::date
              order by p.entry_no limit ${limit + 1}) page) as entries
    from account_entries
    where account_id = ${account.id}::int4 and business_on between ${from}::text::date and ${to}::text::date`;
  const { beforeFen, withinFen, rows, entries } = row ?? { beforeFen: 0, withinFen: 0, rows: 0, entries: [] };
  if (input.limit === undefined && rows > entriesMax) {
    throw refuse("account/period-too-long", { account: account.code, rows, rowsMax: entriesMax });
  }
  const page = pageOf(entries, limit, (entry) => [entry.no]);
  return {
    opening: formatFen(beforeFen),
    rows: page.rows.map(shown),
    closing: formatFen(beforeFen + withinFen),
    nextCursor: page.nextCursor,
  };
}

interface StoredEntry extends Omit<EntryRow, "income" | "expense" | "balance"> {
  amountFen: number;
  balanceFen: number;
}

function shown({ amountFen, balanceFen, at, ...entry }: StoredEntry): EntryRow {
  return {
    ...entry,
    at: instantText(new Date(at)),
    income: formatFen(Math.max(amountFen, 0)),
    expense: formatFen(Math.max(-amountFen, 0)),
    balance: formatFen(balanceFen),
  };
}
