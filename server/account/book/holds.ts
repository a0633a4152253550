import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { lockForPosting } from "@/server/account/book/lock-accounts";
import { type NewAccountEntry, postWithHolds } from "@/server/account/book/post-entries";
import { type Cause, causeKey } from "@/server/shared/cause";
import { invariant } from "@/server/shared/invariant";

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
 * Reserves money for generated deliveries (D2), in two steps of one transaction: this one writes the holds down and locks nobody's
 * account, so that a wave of thousands has done it before it locks them; `raiseHeld` with the same holds is the other. A second
 * hold of the same cause is a defect.
 */
export async function writeHolds(tx: Tx, holds: readonly NewHold[], now: Date): Promise<void> {
  if (holds.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into account_holds (cause_type, cause_id, account_id, amount_fen, created_at)
    select h.*, ${now.toISOString()}::text::timestamptz
    from unnest(${texts(holds.map((h) => h.cause.type))}::text::cause_type[],
                ${ints(holds.map((h) => h.cause.id))}::text::int8[],
                ${ints(holds.map((h) => h.accountId))}::text::int4[],
                ${ints(holds.map((h) => h.amountFen))}::text::int8[]) as h`;
}

/**
 * Takes written holds off what the accounts have available. Locks the accounts, lowest id first; that the money is there is
 * checked by the caller under `lockAccounts`.
 */
export async function raiseHeld(tx: Tx, holds: readonly NewHold[], now: Date): Promise<void> {
  await postWithHolds(tx, [], sumByAccount(holds), now);
}

/** Frees holds without charging (void). A hold that has ended, or never was, is left alone: repeating frees nothing. */
export async function releaseHolds(tx: Tx, causes: readonly Cause[], now: Date): Promise<void> {
  if (causes.length === 0) return;
  const owners = (await readHolds(tx, causes)).map((hold) => hold.accountId);
  await lockForPosting(tx, owners);
  const open = (await readHolds(tx, causes)).filter((hold) => hold.isOpen);
  await endHolds(tx, open, "released", now);
  await postWithHolds(tx, [], negative(sumByAccount(open)), now);
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
  const holds = await readHolds(
    tx,
    captures.map((capture) => capture.cause),
  );
  const byCause = new Map(holds.map((hold) => [causeKey(hold.cause), hold]));
  for (const { cause, accountId, amountFen } of captures) {
    const hold = byCause.get(causeKey(cause));
    invariant(hold?.isOpen && hold.accountId === accountId, `no open hold of ${causeKey(cause)}`);
    hold.isOpen = false;
    hold.capturedFen = amountFen;
  }
  await endHolds(tx, holds, "captured", now);
  const charges = captures.filter((capture) => capture.amountFen !== 0).map(entryOf);
  await postWithHolds(tx, charges, negative(sumByAccount(holds)), now);
}

interface Hold extends NewHold {
  isOpen: boolean;
  capturedFen: number | null;
}

/**
 * Holds by their key alone, whether they are open is looked at here: PostgreSQL's statistics know no hold that is minutes
 * old, so that any condition on the status would make it compare every hold with every cause.
 */
async function readHolds(tx: Tx, causes: readonly Cause[]): Promise<Hold[]> {
  const sql = sqlOf(tx);
  const rows = await sql<
    { type: Cause["type"]; id: number; accountId: number; amountFen: number; isOpen: boolean }[]
  >`
    select h.cause_type as type, h.cause_id as id, h.account_id as "accountId", h.amount_fen as "amountFen",
           h.status = 'open' as "isOpen"
    from unnest(${texts(causes.map((c) => c.type))}::text::cause_type[],
                ${ints(causes.map((c) => c.id))}::text::int8[]) as c (cause_type, cause_id)
    join account_holds h on h.cause_type = c.cause_type and h.cause_id = c.cause_id`;
  return rows.map(({ type, id, ...hold }) => ({ ...hold, cause: { type, id }, capturedFen: null }));
}

async function endHolds(
  tx: Tx,
  holds: readonly Hold[],
  status: "captured" | "released",
  now: Date,
): Promise<void> {
  if (holds.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    update account_holds h set status = ${status}::text::hold_status, captured_fen = c.captured_fen,
                               ended_at = ${now.toISOString()}::text::timestamptz
    from unnest(${texts(holds.map((h) => h.cause.type))}::text::cause_type[],
                ${ints(holds.map((h) => h.cause.id))}::text::int8[],
                ${ints(holds.map((h) => h.capturedFen))}::text::int8[]) as c (cause_type, cause_id, captured_fen)
    where h.cause_type = c.cause_type and h.cause_id = c.cause_id`;
}

const entryOf = (capture: Capture): NewAccountEntry => ({
  ...capture,
  amountFen: -capture.amountFen,
  reason: "delivery",
});

function sumByAccount(rows: readonly Pick<NewHold, "accountId" | "amountFen">[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const row of rows) sums.set(row.accountId, (sums.get(row.accountId) ?? 0) + row.amountFen);
  return sums;
}

const negative = (sums: ReadonlyMap<number, number>) =>
  new Map([...sums].map(([accountId, fen]) => [accountId, -fen]));
