import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { lockForPosting } from "@/server/account/book/lock-accounts";
import { type NewAccountEntry, postWithHolds } from "@/server/account/book/post-entries";
import type { Cause } from "@/server/shared/cause";

export interface NewHold {
  accountId: number;
  /** From 0 upwards. */
  amountFen: number;
  cause: Cause;
}

/** The end of a hold by charging what was really picked; 0 charges nothing and only frees. */
export interface Capture {
  cause: Cause;
  accountId: number;
  amountFen: number;
  documentNo: string;
  storeId: number | null;
  remark?: string;
}

/**
 * Reserves money for generated deliveries (D2). Locks the accounts, lowest id first; that the money is there is checked
 * by the caller under `lockAccounts`. A second hold of the same cause is a defect.
 */
export async function placeHolds(tx: Tx, holds: readonly NewHold[], now: Date): Promise<void> {
  if (holds.length === 0) return;
  const heldFen = sumByAccount(holds);
  await postWithHolds(tx, [], heldFen, now);
  const sql = sqlOf(tx);
  await sql`
    insert into account_holds (cause_type, cause_id, account_id, amount_fen, created_at)
    select h.*, ${now.toISOString()}::text::timestamptz
    from unnest(${texts(holds.map((h) => h.cause.type))}::text::cause_type[],
                ${ints(holds.map((h) => h.cause.id))}::text::int8[],
                ${ints(holds.map((h) => h.accountId))}::text::int4[],
                ${ints(holds.map((h) => h.amountFen))}::text::int8[]) as h`;
}

/** Frees holds without charging (void). A hold that has ended, or never was, is left alone: repeating frees nothing. */
export async function releaseHolds(tx: Tx, causes: readonly Cause[], now: Date): Promise<void> {
  if (causes.length === 0) return;
  const sql = sqlOf(tx);
  const types = texts(causes.map((c) => c.type));
  const ids = ints(causes.map((c) => c.id));
  const owners = await sql<{ accountId: number }[]>`
    select distinct account_id as "accountId" from account_holds
    where (cause_type, cause_id) in (select * from unnest(${types}::text::cause_type[], ${ids}::text::int8[]))`;
  await lockForPosting(
    tx,
    owners.map((owner) => owner.accountId),
  );
  const freed = await sql<EndedHold[]>`
    update account_holds h set status = 'released', ended_at = ${now.toISOString()}::text::timestamptz
    from unnest(${types}::text::cause_type[], ${ids}::text::int8[]) as c (cause_type, cause_id)
    where h.cause_type = c.cause_type and h.cause_id = c.cause_id and h.ended_at is null
    returning h.account_id as "accountId", h.amount_fen as "amountFen"`;
  await postWithHolds(tx, [], negative(sumByAccount(freed)), now);
}

/**
 * Ends holds and charges the amounts in the ledgers, entry type `delivery`; the rest of each hold is free again (U1).
 * Locks the accounts, lowest id first. A cause without an open hold of that account is a defect and nothing is charged:
 * a capture cannot happen twice.
 */
export async function captureHolds(tx: Tx, captures: readonly Capture[], now: Date): Promise<void> {
  if (captures.length === 0) return;
  await lockForPosting(
    tx,
    captures.map((capture) => capture.accountId),
  );
  const sql = sqlOf(tx);
  const ended = await sql<EndedHold[]>`
    update account_holds h set status = 'captured', captured_fen = c.amount_fen,
                               ended_at = ${now.toISOString()}::text::timestamptz
    from unnest(${texts(captures.map((c) => c.cause.type))}::text::cause_type[],
                ${ints(captures.map((c) => c.cause.id))}::text::int8[],
                ${ints(captures.map((c) => c.accountId))}::text::int4[],
                ${ints(captures.map((c) => c.amountFen))}::text::int8[])
         as c (cause_type, cause_id, account_id, amount_fen)
    where h.cause_type = c.cause_type and h.cause_id = c.cause_id and h.account_id = c.account_id
      and h.ended_at is null
    returning h.account_id as "accountId", h.amount_fen as "amountFen"`;
  if (ended.length !== captures.length) {
    throw new Error(`${captures.length - ended.length} of ${captures.length} captures have no open hold`);
  }
  const charges = captures.filter((capture) => capture.amountFen !== 0).map(entryOf);
  await postWithHolds(tx, charges, negative(sumByAccount(ended)), now);
}

/**
 * A hold is open as long as it has not ended. The statements above say it this way because `status = 'open'` would let
 * PostgreSQL walk the index of all open holds once per capture, which costs the square of a wave.
 */
interface EndedHold {
  accountId: number;
  amountFen: number;
}

const entryOf = (capture: Capture): NewAccountEntry => ({
  ...capture,
  amountFen: -capture.amountFen,
  reason: "delivery",
});

function sumByAccount(rows: readonly EndedHold[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const row of rows) sums.set(row.accountId, (sums.get(row.accountId) ?? 0) + row.amountFen);
  return sums;
}

const negative = (sums: ReadonlyMap<number, number>) =>
  new Map([...sums].map(([accountId, fen]) => [accountId, -fen]));
