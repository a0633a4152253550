import { ints, texts } from "@/db/bulk";
import { type Sql, sqlOf, type Tx } from "@/db/client";
import { refuse } from "@/server/account/errors";
import type { DepositStatus } from "@/server/account/schema";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";

interface Slip {
  depositNo: string;
  /** What matched bank lines bring for the slip; 0 while there are none. */
  matchedFen: number;
}

/** A slip as those see it who match bank lines with it. */
export interface SlipForBank extends Slip {
  id: number;
  accountId: number;
  amountFen: number;
  receivedFen: number | null;
  status: DepositStatus;
}

/** A slip with bank lines is approved for exactly what they bring (5.5); refuses with `deposit/differs-from-bank`. */
export function mustBeWhatTheBankShows({ depositNo, matchedFen }: Slip, receivedFen: number): void {
  if (matchedFen === 0 || matchedFen === receivedFen) return;
  const details = { deposit: depositNo, bank: formatFen(matchedFen), asked: formatFen(receivedFen) };
  throw refuse("deposit/differs-from-bank", details);
}

/** Money that the bank shows cannot be said never to have come; refuses with `deposit/has-bank-line`. */
export function mustHaveNoBankMoney({ depositNo, matchedFen }: Slip): void {
  if (matchedFen > 0)
    throw refuse("deposit/has-bank-line", { deposit: depositNo, bank: formatFen(matchedFen) });
}

/** Locks these slips by their numbers, lowest id first; unknown ones are refused with `deposit/unknown`. */
export async function lockSlipsForBank(tx: Tx, depositNos: readonly string[]): Promise<SlipForBank[]> {
  const sql = sqlOf(tx);
  const slips = await sql<SlipForBank[]>`
    select ${slipColumns(sql)} from deposits
    where deposit_no = any(${texts(depositNos)}::text[]) order by id for no key update`;
  for (const deposit of depositNos)
    if (!slips.some((slip) => slip.depositNo === deposit)) throw refuse("deposit/unknown", { deposit });
  return [...slips];
}

/** The same by internal numbers, for a machine that has just read them. */
export async function lockSlipsById(tx: Tx, ids: readonly number[]): Promise<SlipForBank[]> {
  const sql = sqlOf(tx);
  return sql<SlipForBank[]>`
    select ${slipColumns(sql)} from deposits
    where id = any(${ints(ids)}::int8[]) order by id for no key update`;
}

const slipColumns = (sql: Sql) => sql`
  id, deposit_no as "depositNo", account_id as "accountId", amount_fen as "amountFen",
  received_fen as "receivedFen", status, matched_fen as "matchedFen"`;

/**
 * Writes what matched bank lines bring for each locked slip. A slip that still waited for its transfer becomes pending:
 * the money is there, a photo may be skipped (2.6). Posts nothing; approval stays with finance.
 */
export async function noteBankMoney(
  tx: Tx,
  notes: readonly { depositId: number; matchedFen: number }[],
): Promise<void> {
  if (notes.length === 0) return;
  const written = await sqlOf(tx)`
    update deposits d set matched_fen = n.fen,
      status = case when d.status = 'awaiting_transfer' and n.fen > 0 then 'pending' else d.status end
    from unnest(${ints(notes.map((note) => note.depositId))}::text::int8[],
                ${ints(notes.map((note) => note.matchedFen))}::text::int8[]) as n (id, fen)
    where d.id = n.id`;
  invariant(written.count === notes.length, "every slip with bank money is there");
}
