import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";

/** An account's figures; `availableFen` = balance + credit − held (D1). */
export interface AccountFigures {
  id: number;
  code: string;
  balanceFen: number;
  heldFen: number;
  /** As it counts on the day asked for: limit and temporary credit, each until its last day (R08). */
  creditLimitFen: number;
  availableFen: number;
}

interface FiguresRow extends Omit<AccountFigures, "availableFen"> {
  lastEntryNo: number;
}

/**
 * Locks accounts until the transaction ends, lowest id first, whatever the order asked for: whoever decides on a balance
 * does it under this lock, and two of them never deadlock. Accounts that do not exist are missing from the answer. The
 * key itself stays free (`no key`): orders that are being submitted refer to the account and must not wait for a wave.
 */
export async function lockAccounts(
  tx: Tx,
  ids: readonly number[],
  day: BusinessDay,
): Promise<Map<number, AccountFigures>> {
  return byId(await readFigures(tx, ids, day, true));
}

/** The same figures for showing: as last committed, without waiting for anybody. */
export async function balancesOf(
  db: DbOrTx,
  ids: readonly number[],
  day: BusinessDay,
): Promise<Map<number, AccountFigures>> {
  return byId(await readFigures(db, ids, day, false));
}

/** Locks accounts for posting: current balance and last entry number by account. A missing account is a defect. */
export async function lockForPosting(tx: Tx, ids: Iterable<number>): Promise<Map<number, PostingState>> {
  const sql = sqlOf(tx);
  const wanted = [...new Set(ids)].sort((a, b) => a - b);
  const rows = await sql<PostingState[]>`
    select id, balance_fen as "balanceFen", last_entry_no as "lastEntryNo"
    from accounts where id = any(${ints(wanted)}::int4[]) order by id for no key update`;
  if (rows.length !== wanted.length) throw new Error(`Unknown account among ${wanted.join(", ")}`);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface PostingState {
  id: number;
  balanceFen: number;
  lastEntryNo: number;
}

function readFigures(db: DbOrTx, ids: readonly number[], day: BusinessDay, isLocking: boolean) {
  const sql = sqlOf(db);
  return sql<FiguresRow[]>`
    select id, code, balance_fen as "balanceFen", held_fen as "heldFen",
           credit_on(accounts, ${day}::text::date) as "creditLimitFen"
    from accounts where id = any(${ints(ids)}::int4[]) order by id
    ${isLocking ? sql`for no key update` : sql``}`;
}

function byId(rows: readonly FiguresRow[]): Map<number, AccountFigures> {
  return new Map(
    rows.map(({ id, code, balanceFen, heldFen, creditLimitFen }) => [
      id,
      { id, code, balanceFen, heldFen, creditLimitFen, availableFen: balanceFen + creditLimitFen - heldFen },
    ]),
  );
}
