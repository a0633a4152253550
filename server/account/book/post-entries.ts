import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { lockForPosting } from "@/server/account/book/lock-accounts";
import { businessDayOf } from "@/server/shared/business-day";
import type { Cause } from "@/server/shared/cause";
import { invariant } from "@/server/shared/invariant";

export type AccountEntryReason =
  | "opening"
  | "deposit"
  | "deposit_reversal"
  | "delivery"
  | "delivery_reversal"
  | "return"
  | "difference"
  | "fee"
  | "rebate"
  | "coupon_chargeback"
  | "adjustment"
  | "transfer"
  | "refund";

/** One movement of an account: income is positive, expense negative, never 0. */
export interface NewAccountEntry {
  accountId: number;
  amountFen: number;
  reason: AccountEntryReason;
  cause: Cause;
  /** The cause's number as people know it. */
  documentNo: string;
  storeId?: number | null;
  remark?: string;
}

/**
 * Writes entries into the accounts' ledgers and moves their balances, in the order given (R09). Locks the accounts,
 * lowest id first. Each account's entries are numbered without gaps. The same cause, reason and account a second time is
 * a defect (`account_entries_once_per_cause`), never a second posting. Whether the balance allows it is the caller's
 * question: goods that left are booked even below the limit. Whose business day is in a closed month gets the next open
 * day, and its own day in the remark (R09, example 3): closing and posting wait for each other (`booking_day`).
 */
export async function postEntries(tx: Tx, entries: readonly NewAccountEntry[], now: Date): Promise<void> {
  await postWithHolds(tx, entries, new Map(), now);
}

/** The one writer of accounts: entries, and by how much what is held changes (`heldFen` by account), in one step. */
export async function postWithHolds(
  tx: Tx,
  entries: readonly NewAccountEntry[],
  heldChangesFen: ReadonlyMap<number, number>,
  now: Date,
): Promise<void> {
  const ids = new Set(heldChangesFen.keys());
  for (const entry of entries) ids.add(entry.accountId);
  if (ids.size === 0) return;
  const accounts = await lockForPosting(tx, ids);

  const numbers: number[] = [];
  const balances: number[] = [];
  for (const entry of entries) {
    const account = accounts.get(entry.accountId);
    if (!account) throw new Error(`Account ${entry.accountId} is not locked`);
    account.balanceFen += entry.amountFen;
    invariant(
      Number.isSafeInteger(account.balanceFen),
      `account ${entry.accountId} would no longer be whole fen: ${account.balanceFen}`,
    );
    account.lastEntryNo += 1;
    numbers.push(account.lastEntryNo);
    balances.push(account.balanceFen);
  }

  const sql = sqlOf(tx);
  if (entries.length > 0) {
    await sql`
      insert into account_entries (account_id, entry_no, amount_fen, balance_after_fen, reason, cause_type, cause_id,
                                   document_no, store_id, remark, business_on, posted_at)
      select e.account_id, e.entry_no, e.amount_fen, e.balance_after_fen, e.reason, e.cause_type, e.cause_id, e.document_no,
             e.store_id, case when d.day = d.wanted then e.remark else trim(e.remark || ' [原日期 ' || d.wanted || ']') end,
             d.day, ${now.toISOString()}::text::timestamptz
      from (select w.wanted, booking_day(w.wanted) as day
            from (values (${businessDayOf(now)}::text::date)) w (wanted) offset 0) d
      cross join unnest(${ints(entries.map((e) => e.accountId))}::text::int4[], ${ints(numbers)}::text::int4[],
                  ${ints(entries.map((e) => e.amountFen))}::text::int8[], ${ints(balances)}::text::int8[],
                  ${texts(entries.map((e) => e.reason))}::text::account_entry_reason[],
                  ${texts(entries.map((e) => e.cause.type))}::text::cause_type[],
                  ${ints(entries.map((e) => e.cause.id))}::text::int8[],
                  ${texts(entries.map((e) => e.documentNo))}::text::text[],
                  ${ints(entries.map((e) => e.storeId ?? null))}::text::int4[],
                  ${texts(entries.map((e) => e.remark ?? ""))}::text::text[])
             as e (account_id, entry_no, amount_fen, balance_after_fen, reason, cause_type, cause_id, document_no, store_id,
                   remark)`;
  }

  const after = [...accounts.values()];
  await sql`
    update accounts set balance_fen = n.balance_fen, last_entry_no = n.last_entry_no, held_fen = accounts.held_fen + n.held_fen
    from unnest(${ints(after.map((a) => a.id))}::text::int4[], ${ints(after.map((a) => a.balanceFen))}::text::int8[],
                ${ints(after.map((a) => a.lastEntryNo))}::text::int4[],
                ${ints(after.map((a) => heldChangesFen.get(a.id) ?? 0))}::text::int8[])
         as n (id, balance_fen, last_entry_no, held_fen)
    where accounts.id = n.id`;
}
